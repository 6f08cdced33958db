import fc from 'fast-check'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import { made835 } from '../../remittance/made-835.ts'
import type { FhirByHand, Written } from './fhir-by-hand.ts'
import type { InboxByHand } from './inbox-by-hand.ts'
import { claim, delivery, device, reconciliation, response } from './made-resources.ts'
import type { turnsOf } from './turns.ts'

/** Something that happens outside, or that is done about it. */
export type Arrival =
  | { readonly kind: 'put'; readonly resource: Written; readonly isAtOnce: boolean }
  | { readonly kind: 'remove'; readonly type: string; readonly id: string }
  | { readonly kind: 'hint'; readonly type: string; readonly id: string }
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'turn'; readonly staleness: number; readonly isSorting: boolean }

const claimId = fc.constantFrom('c1', 'c2', 'c3')
const number = fc.constantFrom('N-1', 'N-1', 'N-2', ' n-1 ')
const cents = fc.constantFrom(0, 100, 40_000, 100_000)

const claims = fc
  .record({
    id: claimId,
    value: number,
    status: fc.constantFrom('active', 'active', 'draft', 'cancelled'),
    created: fc.constantFrom('2026-10-01', '2026-10-02'),
    place: fc.constantFrom('or-1', 'or-2', 'nowhere'),
  })
  .map(({ id, value, status, created, place }) =>
    claim(id, { identifier: [{ value }], status, created, facility: { reference: `Location/${place}` } }),
  )
const responses = fc
  .record({
    id: fc.constantFrom('r1', 'r2', 'r3'),
    of: fc.option(claimId),
    outcome: fc.constantFrom('queued', 'complete', 'partial', 'error'),
    created: fc.constantFrom('2026-10-03', '2026-10-04'),
  })
  .map(({ id, of, ...changes }) => response(id, of, changes))
const payments = fc
  .record({
    id: fc.constantFrom('p1', 'p2'),
    details: fc.array(
      fc.oneof(
        fc.tuple(fc.constant('Claim'), claimId, cents),
        fc.tuple(fc.constant('ClaimResponse'), fc.constantFrom('r1', 'r2', 'r9'), cents),
      ),
      { maxLength: 3 },
    ),
    status: fc.constantFrom('active', 'active', 'active', 'cancelled'),
  })
  .map(({ id, details, status }) => reconciliation(id, details, { status }))
const deliveries = fc
  .record({
    id: fc.constantFrom('s1', 's2'),
    of: fc.option(fc.constantFrom('d1', 'd2')),
    status: fc.constantFrom('completed', 'entered-in-error'),
  })
  .map(({ id, of, status }) => delivery(id, of, { status }))
const devices = fc.tuple(fc.constantFrom('d1', 'd2'), fc.constantFrom('L1', 'L2')).map(([id, lot]) => device(id, lot))

const files = fc
  .record({
    control: fc.constantFrom('000000001', '000000002', '000000003'),
    trace: fc.constantFrom('T1', 'T2', 'EFT-p1'),
    claims: fc.array(
      fc.record({
        number: fc.constantFrom('N-1', 'N-1', 'N-2', 'N-9', '0'),
        status: fc.constantFrom('1', '2', '4', '22'),
        taken: cents,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    isBroken: fc.constantFrom(false, false, false, true),
  })
  .map(({ control, trace, claims: all, isBroken }): Arrival => {
    const made = all.map((each) => {
      const sign = each.status === '22' ? -1 : 1
      return {
        number: each.number,
        status: each.status,
        charged: 100_000 * sign,
        adjustments: [['CO', '50', each.taken * sign] as const],
      }
    })
    const text = made835([{ control, groups: [[{ trace, claims: made }]] }])
    return { kind: 'file', text: isBroken ? text.replace('SE*', 'SE*9') : text }
  })

const resource = fc.constantFrom(
  ...[
    'Claim/c1',
    'Claim/c2',
    'ClaimResponse/r1',
    'PaymentReconciliation/p1',
    'SupplyDelivery/s1',
    'Device/d1',
    'Claim/none',
  ],
)
const named = resource.map((reference) => {
  const [type = '', id = ''] = reference.split('/')
  return { type, id }
})
const puts = fc
  .record({
    resource: fc.oneof(claims, responses, payments, deliveries, devices),
    isAtOnce: fc.constantFrom(false, false, true),
  })
  .map((put): Arrival => ({ kind: 'put', ...put }))

export const arrivals: fc.Arbitrary<Arrival[]> = fc.array(
  fc.oneof(
    { arbitrary: puts, weight: 8 },
    { arbitrary: named.map((each): Arrival => ({ kind: 'remove', ...each })), weight: 1 },
    { arbitrary: named.map((each): Arrival => ({ kind: 'hint', ...each })), weight: 1 },
    { arbitrary: files, weight: 3 },
    {
      arbitrary: fc
        .record({ staleness: fc.nat(3), isSorting: fc.boolean() })
        .map((turn): Arrival => ({ kind: 'turn', ...turn })),
      weight: 5,
    },
  ),
  { minLength: 1, maxLength: 25 },
)

interface Outside {
  readonly store: Pick<ProjectionStore, 'hint'>
  readonly fhir: FhirByHand
  readonly inbox: InboxByHand
  readonly turns: Pick<Awaited<ReturnType<typeof turnsOf>>, 'take'>
}

/** Lets it happen. What is gone is told, as nothing else tells it. */
export async function arrive(arrival: Arrival, { store, fhir, inbox, turns }: Outside): Promise<void> {
  switch (arrival.kind) {
    case 'put':
      if (arrival.isAtOnce) fhir.putAtOnce(arrival.resource)
      else fhir.put(arrival.resource)
      return
    case 'remove':
      fhir.remove(arrival.type, arrival.id)
      return store.hint([{ type: arrival.type, id: arrival.id }])
    case 'hint':
      return store.hint([{ type: arrival.type, id: arrival.id }])
    case 'file':
      inbox.leave(`file-${inbox.archive.length + inbox.waiting.length}`, arrival.text)
      return
    case 'turn':
      fhir.staleness = (_, id) => (id.charCodeAt(1) + arrival.staleness) % (arrival.staleness + 1)
      fhir.isSorting = arrival.isSorting
      return turns.take()
  }
}
