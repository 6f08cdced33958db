import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAskers } from '../canaries/askers.ts'
import { classOf } from '../canaries/fields-by-kind.ts'
import { type Evidence, itKeepsCanaries } from '../canaries/keeps-canaries.ts'
import { type PlantedOdoo, plantReal } from '../canaries/plant-real.ts'
import { claimsIn, realWorld } from '../canaries/real-world.ts'
import { runTrial } from '../canaries/trial.ts'
import { WatchedRedis } from '../canaries/watched-redis.ts'
import { startOdooProxy } from '../odoo-peer/proxy.ts'
import { describeRedis } from '../redis/redis.ts'
import { describeSeeded } from './live.ts'
import { startOdooCopy } from './odoo-copy.ts'

const seed = Number(process.env.RANDOM_SEED ?? Date.now() % 1_000_000)
const size = { seeds: [1, seed], questions: 3, flat: 0.35, deep: 0.1, whileSpoilt: 4 }

describeSeeded(`With a canary in every field of a real Odoo (RANDOM_SEED=${seed}), the program`, (seeded) => {
  describeRedis('over Redis', (start) => {
    const ends = new AsyncDisposableStack()
    let odoo: PlantedOdoo
    let evidence: Evidence

    beforeAll(async () => {
      const copy = ends.use(await startOdooCopy(seeded))
      odoo = await plantReal(copy)
      const { world, tables } = await realWorld(copy)
      const proxy = ends.use(await startOdooProxy({ target: copy.url }))
      const redis = ends.use(await WatchedRedis.in(await start()))
      const askers = await startAskers(world, claimsIn(world))
      ends.defer(askers.stop)
      const signingKeys = randomBytes(24).toString('hex')
      const account = { database: copy.database, apiKey: copy.readerKey }
      const outcome = await runTrial({ proxy, odoo: account, tables, world, redis, askers, signingKeys }, size)
      const secrets = new Map([
        ...askers.secrets,
        [account.apiKey, 'the key of Odoo'] as const,
        [redis.password, 'the password of Redis'] as const,
        [signingKeys, 'the key that gateways sign with'] as const,
      ])
      evidence = { planted: odoo.planted, outcome, redis, secrets }
    }, 180_000)

    afterAll(() => ends.disposeAsync())

    itKeepsCanaries(() => evidence, 0.7)

    it('was planted in all that is sensitive, but for what Odoo finds files and users by', () => {
      const { planted, left } = odoo
      const sensitive = [...left.keys()].filter((field) => {
        const at = field.lastIndexOf('.')
        return /FINANCIAL|PERSONAL/.test(classOf(field.slice(0, at), field.slice(at + 1)))
      })
      expect(sensitive.filter((field) => !field.endsWith('.sequence'))).toEqual([
        ...['access_token', 'checksum', 'file_size', 'mimetype', 'res_field', 'res_model', 'store_fname', 'url'].map(
          (field) => `ir.attachment.${field}`,
        ),
        'res.users.login',
      ])
      expect(planted.fields.size).toBeGreaterThan(290)
    })
  })
})
