import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { startOdooProxy } from '../odoo-peer/proxy.ts'
import { describeRedis } from '../redis/redis.ts'
import { type PlainTables, World } from '../rows/world.ts'
import { startAskers } from './askers.ts'
import { type Evidence, itKeepsCanaries } from './keeps-canaries.ts'
import { plant } from './plant.ts'
import { runTrial } from './trial.ts'
import { WatchedRedis } from './watched-redis.ts'

const seed = Number(process.env.RANDOM_SEED ?? Date.now() % 1_000_000)
const size = { seeds: [1, seed], questions: 12, flat: 1, deep: 0.15, whileSpoilt: 8 }

describeRedis(`With a canary in every field of the sandbox (RANDOM_SEED=${seed}), the program`, (start) => {
  const ends = new AsyncDisposableStack()
  let evidence: Evidence

  beforeAll(async () => {
    const { tables, planted } = plant(hospitalGroupTables())
    const world = new World(tables as PlainTables)
    const [apiKey, signingKeys] = [randomBytes(20).toString('hex'), randomBytes(24).toString('hex')]
    const user = { id: 2, login: 'caregraph', apiKey, companyIds: [1, 2], companyId: 1, access: 'admin' } as const
    const double = await startOdooDouble({ tables, database: 'planted', users: [user] })
    ends.defer(() => double.close())
    const proxy = ends.use(await startOdooProxy({ target: double.url }))
    const redis = ends.use(await WatchedRedis.in(await start()))
    const askers = await startAskers(world)
    ends.defer(askers.stop)
    const odoo = { database: 'planted', apiKey }
    const outcome = await runTrial({ proxy, odoo, tables, world, redis, askers, signingKeys }, size)
    const secrets = new Map([
      ...askers.secrets,
      [apiKey, 'the key of Odoo'] as const,
      [redis.password, 'the password of Redis'] as const,
      [signingKeys, 'the key that gateways sign with'] as const,
    ])
    evidence = { planted, outcome, redis, secrets }
  }, 180_000)

  afterAll(() => ends.disposeAsync())

  itKeepsCanaries(() => evidence, 0.9)
})
