import fc from 'fast-check'
import { expect } from 'vitest'
import type { Family, IndexOf } from '#shared/projections/families.ts'
import type {
  Hint,
  Kept,
  ProjectionRebuild,
  ProjectionStore,
  ProjectionWrite,
} from '#shared/projections/projection-store.ts'
import { asCharge, asConsumption, asRemittanceClaim, claimEvent, leaseOf } from './made-records.ts'
import { NaiveProjections, NaiveQueues, times } from './naive-projections.ts'

const ids = ['1', '2', '10', 'a', 'B', 'ä', 'a\u0000b', '\uffee', '🩺', 'x y']
const keys = ['', 'k', 'K2', 'k\u0000', 'k\u0001', 'ñ🩺', '{k}', 'k k']
const names = ['claims', 'remittances']

const oneId = fc.constantFrom(...ids)
const someKeys = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 4 })
const oneTime = fc.constantFrom(...times.map(([at]) => at))
const givenTime = fc.constantFrom(...times.flatMap(([at]) => at ?? []))

const kept: fc.Arbitrary<Kept> = fc.oneof(
  fc
    .record({ deliveries: someKeys, claims: someKeys, occurredAt: oneTime, lastUpdated: givenTime })
    .chain((changes) => oneId.map((id) => asCharge(id, changes))),
  fc
    .record({ deviceIdentifier: fc.constantFrom(...keys, null), occurredAt: oneTime, lastUpdated: givenTime })
    .chain((changes) => oneId.map((id) => asConsumption(id, changes))),
  fc
    .record({ remittance: fc.constantFrom(...keys), lastUpdated: givenTime })
    .chain((changes) => oneId.map((id) => asRemittanceClaim(id, changes))),
)

const indexes = [
  ['charge', 'delivery'],
  ['charge', 'claim'],
  ['charge', 'all'],
  ['consumption', 'occurred'],
  ['consumption', 'device'],
  ['consumption', 'all'],
  ['remittance-claim', 'remittance'],
] as const

const hint: fc.Arbitrary<Hint> = fc.record({ type: fc.constantFrom('Claim', 'ChargeItem'), id: oneId })
const eventId = fc.integer({ min: 1, max: 6 }).map(String)

const written: fc.Arbitrary<ProjectionWrite> = fc.record(
  {
    put: fc.array(kept, { maxLength: 8 }),
    remove: fc.array(
      fc.record({ family: fc.constantFrom<Family>('charge', 'consumption', 'remittance-claim'), id: oneId }),
      { maxLength: 3 },
    ),
    marks: fc.dictionary(fc.constantFrom(...names), fc.constantFrom('1', '', null), { maxKeys: 2 }),
    followed: fc.array(hint, { maxLength: 3 }),
    announce: fc.array(
      eventId.map((id) => claimEvent(id)),
      { maxLength: 3 },
    ),
    announced: fc.array(eventId, { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

const asked = fc.record({
  of: fc.constantFrom<readonly [Family, string]>(...indexes),
  keys: fc.array(fc.constantFrom(...keys), { maxLength: 5 }),
  limit: fc.integer({ min: 1, max: 4 }),
  descending: fc.boolean(),
  most: fc.integer({ min: 0, max: 3 }),
})

const step = fc.oneof(
  { weight: 6, arbitrary: written.map((write) => ({ kind: 'write', write }) as const) },
  { weight: 4, arbitrary: asked.map((ask) => ({ kind: 'read', ask }) as const) },
  { weight: 1, arbitrary: fc.array(hint, { maxLength: 4 }).map((hints) => ({ kind: 'hint', hints }) as const) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 }).map((most) => ({ kind: 'hints', most }) as const) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'rebuild' } as const) },
  { weight: 2, arbitrary: written.map((write) => ({ kind: 'rebuild-write', write }) as const) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'take' } as const, { kind: 'drop' } as const) },
)

/** Any steps, after each of which stores have to say the same as arrays that are filtered and sorted. */
export const steps = fc.array(step, { minLength: 1, maxLength: 40 })

type Made<Values> = Values extends fc.Arbitrary<infer Value> ? Value : never
type Step = Made<typeof step>
type Readable = Pick<ProjectionStore, 'page' | 'under' | 'count' | 'get' | 'marks'>

/** Takes the steps with an empty store and with arrays, and compares what they answer. */
export async function behavesAsNaive(store: ProjectionStore, taken: readonly Step[]): Promise<void> {
  const { fence } = await leaseOf(store)
  const queues = new NaiveQueues()
  let naive = new NaiveProjections()
  let rebuild: { readonly real: ProjectionRebuild; readonly naive: NaiveProjections } | null = null
  for (const each of taken) {
    switch (each.kind) {
      case 'write':
        await store.write(fence, each.write)
        naive.write(each.write)
        queues.write(each.write)
        break
      case 'rebuild-write':
        await rebuild?.real.write(fence, each.write)
        rebuild?.naive.write(each.write)
        if (rebuild !== null) queues.write(each.write)
        break
      case 'read':
        await readsTheSame(store, naive, each.ask)
        if (rebuild !== null) await readsTheSame(rebuild.real, rebuild.naive, each.ask)
        break
      case 'hint':
        await store.hint(each.hints)
        queues.hint(each.hints)
        break
      case 'hints':
        expect((await store.hints(each.most)).map(({ type, id }) => `${type}/${id}`)).toEqual(queues.hints(each.most))
        break
      case 'rebuild':
        rebuild = { real: await store.rebuild(fence), naive: new NaiveProjections() }
        break
      case 'take':
        await rebuild?.real.take()
        naive = rebuild?.naive ?? naive
        rebuild = null
        break
      case 'drop':
        await rebuild?.real.drop()
        rebuild = null
        break
    }
  }
  for (const [family, index] of indexes) {
    await readsTheSame(store, naive, { of: [family, index], keys, limit: 3, descending: false, most: 2 })
  }
  expect((await store.unannounced(100)).map(({ id }) => id)).toEqual(queues.events)
}

type Ask = Made<typeof asked>

async function readsTheSame(real: Readable, naive: NaiveProjections, ask: Ask) {
  const [family, index] = ask.of as readonly [Family, IndexOf<Family>]
  const all = naive.all(family, index, ask.keys)
  expect(await inPages(real, ask)).toEqual(ask.descending ? all.toReversed() : all)
  expect(await real.under(family, index, ask.keys, ask.most)).toEqual(
    ask.keys.map((key) => naive.all(family, index, [key]).slice(0, ask.most)),
  )
  for (const key of ask.keys) expect(await real.count(family, index, key)).toBe(naive.all(family, index, [key]).length)
  expect(await real.get(family, ids)).toEqual(naive.get(family, ids))
  expect(await real.marks(names)).toEqual(naive.marks(names))
}

/** All of an index, a page after the other, each as long as it may be but for the last. */
async function inPages(real: Readable, { of: [family, index], keys: under, limit, descending }: Ask) {
  const query = { family, index, keys: under, limit, descending } as Parameters<Readable['page']>[0]
  const found: unknown[] = []
  for (let after: Awaited<ReturnType<Readable['page']>>[number]['place'] | null = null; ; ) {
    const page: Awaited<ReturnType<Readable['page']>> = await real.page({ ...query, after })
    found.push(...page.map(({ record }) => record))
    if (page.length < limit) return found
    after = page.at(-1)?.place ?? null
  }
}
