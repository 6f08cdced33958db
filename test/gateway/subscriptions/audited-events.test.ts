import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { auditing } from '#gateway/auditing/auditing.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import type { Subscription } from '#gateway/subscriptions/subscription.ts'
import type { Entry } from '#shared/audit/entry.ts'
import type { AuditTrail } from '#shared/audit/trail.ts'
import { auditor } from '../../principals.ts'
import { approved, begun, orderId, type SubscribedGraph, subscribedGraph, take } from './subscribed-graph.ts'

type Row = { readonly id: number } & Record<string, unknown>

const entries: Entry[] = []
let isFull = false
const trail = {
  async append(some: readonly Entry[]) {
    if (isFull) throw new Error('full')
    entries.push(...some)
  },
} as unknown as AuditTrail

let graph: SubscribedGraph
let order: Row
const open: Subscription[] = []

beforeAll(async () => {
  graph = await subscribedGraph({ entries: 1_000 }, auditing(trail, readSupergraphSdl()))
  order = graph.tables['purchase.order']?.[0] as Row
})
afterAll(() => graph.close())
afterEach(async () => {
  isFull = false
  for (const subscription of open.splice(0)) await subscription.return()
  entries.length = 0
})

const source = 'subscription Watched { purchaseOrderChanged { purchaseOrder { id total { amount } } } }'
const entriesOf = <Kind extends Entry['kind']>(kind: Kind) =>
  entries.filter((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind)

async function subscribe(principal = auditor): Promise<Subscription> {
  const subscription = begun(await graph.open(source, principal))
  open.push(subscription)
  return subscription
}

describe('What subscribers are told is on record', () => {
  it('once for all who ask the same, with the event, the coordinates and the ids, and no value', async () => {
    const all = [await subscribe(), await subscribe({ ...auditor, subject: 'another' })]
    const event = approved(order)
    await graph.append(event)
    for (const subscription of all) await take(subscription, 1)
    const [delivered, ...more] = entriesOf('delivered')
    expect(more).toEqual([])
    expect(delivered).toMatchObject({
      event: event.id,
      name: 'Watched',
      decision: 'allowed',
      reads: [{ coordinates: expect.arrayContaining(['PurchaseOrder.total']), ids: [orderId(order.id)] }],
    })
    expect(entriesOf('subscribed').map(({ subject, group, coordinates }) => [subject, group, coordinates])).toEqual([
      ['auditor', delivered?.group, ['Subscription.purchaseOrderChanged']],
      ['another', delivered?.group, ['Subscription.purchaseOrderChanged']],
    ])
    expect(JSON.stringify(entries)).not.toContain(String(order.amount_total))
    for (const subscription of open.splice(0)) await subscription.return()
    expect(
      entriesOf('unsubscribed')
        .map(({ subscription }) => subscription)
        .toSorted(),
    ).toEqual(
      entriesOf('subscribed')
        .map(({ subscription }) => subscription)
        .toSorted(),
    )
  })

  it('with what was denied, in a group of its own', async () => {
    const limited = await subscribe({ ...auditor, scopes: new Set(['procurement:read']) })
    await graph.append(approved(order))
    await take(limited, 1)
    expect(entriesOf('delivered')).toMatchObject([
      { decision: 'denied', reads: [{ coordinates: ['PurchaseOrder.total'], decision: 'denied' }] },
    ])
  })

  it('with who was refused what is sensitive', async () => {
    await graph.open('subscription { invoiceChanged { eventId } }', { ...auditor, scopes: new Set() })
    expect(entriesOf('operation')).toMatchObject([
      { operation: 'subscription', decision: 'denied', reads: [{ coordinates: ['Subscription.invoiceChanged'] }] },
    ])
  })

  it('or they are told without data, and nobody new is told anything, while it cannot be written', async () => {
    const subscription = await subscribe()
    isFull = true
    await graph.append(approved(order))
    const [{ result, cursor } = { result: {}, cursor: '' }] = await take(subscription, 1)
    expect(result).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE', origin: 'audit' } }],
    })
    expect(cursor).not.toBe('')
    const refused = await graph.open(source, auditor)
    expect('errors' in refused && refused.errors[0]?.extensions).toMatchObject({ origin: 'audit' })
  })
})
