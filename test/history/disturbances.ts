import { setTimeout } from 'node:timers/promises'
import type { Random } from '../random-queries/random.ts'
import type { Instance, Surroundings } from './surroundings.ts'
import type { Cut } from './way.ts'

/** All that is done to the programs while drivers drive, by what it is called. */
export const disturbances = {
  'kill the gateway that leads': async (all, random) => killed(await leading(all, random), random),
  'kill the gateway that does not lead': async (all, random) => {
    const leader = await leading(all, random)
    await killed(all.instances.find((each) => each !== leader) ?? leader, random)
  },
  'kill both gateways': async (all, random) => {
    await Promise.all(all.instances.map((each) => killed(each, random)))
  },
  'freeze the gateway that leads until another one does': async (all, random) => {
    const { gateway } = await leading(all, random)
    gateway.freeze()
    await setTimeout(6_000 + random.below(2_000))
    gateway.thaw()
  },
  'kill Redis': async ({ redis }, random) => {
    await redis.kill()
    await setTimeout(random.below(2_000))
    await redis.start()
  },
  'freeze Redis': async ({ redis }, random) => {
    redis.freeze()
    await setTimeout(500 + random.below(4_000))
    redis.thaw()
  },
  'kill Odoo': async ({ odoo }, random) => {
    await odoo.kill()
    await setTimeout(random.below(1_000))
    await odoo.start()
  },
  'cut the way to Odoo': async ({ toOdoo }, random) => {
    toOdoo.cut(how(random))
    await setTimeout(500 + random.below(4_000))
    toOdoo.mend()
  },
  'cut the leading gateway’s way to Redis': async (all, random) => {
    const { toRedis } = await leading(all, random)
    toRedis.cut(how(random))
    await setTimeout(500 + random.below(7_000))
    toRedis.mend()
  },
} as const satisfies Record<string, (all: Surroundings, random: Random) => Promise<void>>

export type Disturbance = keyof typeof disturbances

/** The leader, or any where none leads at the moment. */
async function leading({ instances, leader }: Surroundings, random: Random): Promise<Instance> {
  const any = random.pick(instances)
  return (await leader()) ?? any
}

async function killed({ gateway }: Instance, random: Random): Promise<void> {
  await gateway.kill()
  await setTimeout(random.below(1_500))
  await gateway.start()
}

function how(random: Random): Cut {
  return random.chance(0.5) ? 'silent' : 'broken'
}
