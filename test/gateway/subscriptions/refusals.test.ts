import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '#shared/auth/principal.ts'
import { cursorOf } from '#shared/events/cursor.ts'
import { auditor } from '../../principals.ts'
import { approved, begun, type SubscribedGraph, subscribedGraph, take } from './subscribed-graph.ts'

type Row = { readonly id: number } & Record<string, unknown>

let graph: SubscribedGraph
let orders: readonly Row[]

beforeAll(async () => {
  graph = await subscribedGraph()
  orders = graph.tables['purchase.order'] as readonly Row[]
  await graph.append(approved(orders[0] as Row))
})
afterAll(() => graph.close())

const order = (place: number) => orders[place] as Row

async function refusal(source: string, principal: Principal = auditor, variables = {}) {
  const opened = await graph.open(source, principal, { variables })
  if (!('errors' in opened)) throw new Error('expected a refusal')
  return opened.errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`)
}

const eventIds =
  'subscription ($after: String, $consumer: String) { purchaseOrderChanged(after: $after, consumer: $consumer) { eventId cursor replayed } }'

describe('A subscription is refused', () => {
  it('without the right to what it tells of', async () => {
    expect(await refusal(eventIds, { ...auditor, scopes: new Set() })).toEqual([
      expect.stringMatching(/^FORBIDDEN: Cannot read Subscription.purchaseOrderChanged: it needs procurement:read/),
    ])
  })

  it('with a filter by what may not be read', async () => {
    const source = 'subscription { purchaseOrderChanged(filter: { items: ["x"] }) { eventId } }'
    expect(await refusal(source, { ...auditor, scopes: new Set(['procurement:read']) })).toEqual([
      expect.stringMatching(/^FORBIDDEN: .*it was asked to go by PurchaseOrderLine.item/),
    ])
  })

  it('with a filter that names nothing', async () => {
    const by = (filter: string) => refusal(`subscription { purchaseOrderChanged(filter: ${filter}) { eventId } }`)
    expect(await by('{ facilities: ["x"] }')).toEqual([expect.stringMatching(/^BAD_USER_INPUT: Cannot read id/)])
    expect(await by('{ states: [] }')).toEqual([expect.stringMatching(/^BAD_USER_INPUT: Cannot use states/)])
    expect(await by('{ states: [UNKNOWN] }')).toEqual([expect.stringMatching(/^BAD_USER_INPUT: Cannot use states/)])
  })

  it('with two root fields, or none', async () => {
    const two = 'subscription { purchaseOrderChanged { eventId } itemChanged { eventId } }'
    expect(await refusal(two)).toEqual([expect.stringMatching(/^BAD_USER_INPUT: .*one top level field/)])
    expect(await refusal('subscription { purchaseOrderChanged @skip(if: true) { eventId } }')).toEqual([
      'BAD_USER_INPUT: Cannot subscribe: nothing is selected',
    ])
    expect(await refusal('{ companies { nodes { id } } }')).toEqual([
      'BAD_USER_INPUT: Cannot subscribe: expected a subscription',
    ])
  })

  it('after a cursor that is none, or of something else', async () => {
    const goingOnAfter = (cursor: string) => refusal(eventIds, auditor, { after: cursor })
    const { epoch, tail } = await graph.log.bounds('procurement')
    const namespace = graph.feed.namespace
    const cursor = { epoch, place: tail, stream: 'procurement', namespace } as const
    expect(await goingOnAfter('garbage')).toEqual([expect.stringMatching(/^BAD_USER_INPUT: Cannot use this cursor/)])
    const flipped = cursorOf(cursor).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(await goingOnAfter(flipped)).toEqual([expect.stringMatching(/^BAD_USER_INPUT: Cannot use this cursor/)])
    expect(await goingOnAfter(cursorOf({ ...cursor, stream: 'inventory' }))).toEqual([
      expect.stringMatching(/^BAD_USER_INPUT: Cannot use this cursor: it was given with events of another kind/),
    ])
    expect(await goingOnAfter(cursorOf({ ...cursor, namespace: 'caregraph:other' }))).toEqual([
      expect.stringMatching(/^BAD_USER_INPUT: Cannot use this cursor: it was given by another environment/),
    ])
    const place = { at: tail.at + 1_000, number: tail.number + 5 }
    expect(await goingOnAfter(cursorOf({ ...cursor, place }))).toEqual([expect.stringMatching(/^CURSOR_EXPIRED: /)])
    expect(await goingOnAfter(cursorOf({ ...cursor, epoch: 'gone' }))).toEqual([
      expect.stringMatching(/^CURSOR_EXPIRED: /),
    ])
  })

  it('after a cursor that is older than what is kept', async () => {
    const small = await subscribedGraph({ entries: 5 })
    try {
      const first = begun(await small.open(eventIds, auditor))
      await small.append(approved(order(0)))
      const [{ cursor } = { cursor: '' }] = await take(first, 1)
      for (let count = 0; count < 20; count += 1) await small.append(approved(order(0)))
      await small.log.trim()
      const opened = await small.open(eventIds, auditor, { variables: { after: cursor } })
      expect('errors' in opened && opened.errors[0]?.extensions?.code).toBe('CURSOR_EXPIRED')
    } finally {
      await small.close()
    }
  })

  it('with both a cursor and the name of a consumer, or a name that cannot be one', async () => {
    expect(await refusal(eventIds, auditor, { after: 'x', consumer: 'x' })).toEqual([
      'BAD_USER_INPUT: Cannot begin: expected after or consumer, found both',
    ])
    expect(await refusal(eventIds, auditor, { consumer: 'a b' })).toEqual([
      expect.stringMatching(/^BAD_USER_INPUT: Cannot use consumer/),
    ])
  })
})
