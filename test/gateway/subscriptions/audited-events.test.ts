import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { auditing } from '#gateway/auditing/auditing.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import type { Subscription, SubscriptionEnded } from '#gateway/subscriptions/subscription.ts'
import type { Entry } from '#shared/audit/entry.ts'
import type { AuditTrail } from '#shared/audit/trail.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { globalId } from '#shared/values/global-id.ts'
import { auditor } from '../../principals.ts'
import { approved, begun, orderId, type SubscribedGraph, subscribedGraph, take } from './subscribed-graph.ts'

type Row = { readonly id: number } & Record<string, unknown>

const entries: Entry[] = []
let isFull = false
/** Of this kind nothing can be written. */
let refusedKind: Entry['kind'] | null = null
let waitFor: Promise<void> | null = null
const trail = {
  async append(some: readonly Entry[]) {
    if (isFull || some.some(({ kind }) => kind === refusedKind)) throw new Error('full')
    await waitFor
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
  refusedKind = null
  waitFor = null
  for (const subscription of open.splice(0)) await subscription.return()
  entries.length = 0
})

const few: Principal = { ...auditor, scopes: new Set(['procurement:read']) }
const source = 'subscription Watched { purchaseOrderChanged { purchaseOrder { id total { amount } } } }'
type EntryOf<Kind, One = Entry> = One extends { readonly kind: infer Own } ? (Kind extends Own ? One : never) : never
const entriesOf = <Kind extends Entry['kind']>(kind: Kind) =>
  entries.filter((entry) => entry.kind === kind) as EntryOf<Kind>[]

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

  it('or nobody begins who goes by what is sensitive, while that cannot be written', async () => {
    refusedKind = 'operation'
    const company = globalId('odoo', 'Company', 1)
    const filtered = `subscription { invoiceChanged(filter: { companies: ["${company}"] }) { eventId } }`
    const refused = await graph.open(filtered, auditor)
    expect('errors' in refused && refused.errors[0]?.extensions).toMatchObject({ origin: 'audit' })
    refusedKind = null
    open.push(begun(await graph.open(filtered, auditor)))
  })

  it('before they are told', async () => {
    const subscription = await subscribe()
    const gate = Promise.withResolvers<void>()
    waitFor = gate.promise
    await graph.append(approved(order))
    const taking = take(subscription, 1)
    expect(await Promise.race([taking, setTimeout(100, 'waits')])).toBe('waits')
    gate.resolve()
    expect((await taking)[0]?.result.data).not.toBeNull()
    expect(entriesOf('delivered')).toHaveLength(1)
  })

  it('with those who have a new token: when they left, and that they came again', async () => {
    const session = { principal: few, correlationId: 's' }
    const subscription = begun(await graph.openAs(source, session))
    open.push(subscription)
    session.principal = auditor
    subscription.renewed()
    await graph.append(approved(order))
    await take(subscription, 1)
    const [before, after, ...more] = entriesOf('subscribed')
    expect(more).toEqual([])
    expect([before?.subscription, before?.group === after?.group]).toEqual([after?.subscription, false])
    expect(entriesOf('unsubscribed')).toMatchObject([{ subscription: after?.subscription }])
    expect(entriesOf('delivered').at(-1)).toMatchObject({ decision: 'allowed' })
  })

  it('and end with a new token that cannot be written', async () => {
    const session = { principal: few, correlationId: 's' }
    const subscription = begun(await graph.openAs(source, session))
    open.push(subscription)
    refusedKind = 'subscribed'
    session.principal = auditor
    subscription.renewed()
    const ended = subscription.next().catch((error: SubscriptionEnded) => error.errors[0]?.extensions)
    expect(await ended).toMatchObject({ origin: 'audit' })
  })
})

describe('Those who catch up together', () => {
  const count = 600

  it('are on record as that before they are told anything together, or end, or go on alone', async () => {
    const first = await subscribe()
    await graph.append(approved(order))
    const [{ cursor } = { cursor: '' }] = await take(first, 1)
    await first.return()
    for (let times = 0; times < count; times += 50) {
      await graph.append(...Array.from({ length: 50 }, () => approved(order)))
    }
    const behind = `subscription { purchaseOrderChanged(after: "${cursor}") { purchaseOrder { total { amount } } } }`
    const all = ['one', 'another'].map((subject) => ({ principal: { ...auditor, subject }, correlationId: 's' }))
    const both = await Promise.all(all.map(async (session) => begun(await graph.openAs(behind, session))))
    open.push(...both)
    // From here on they are noted as those who go on together.
    refusedKind = 'subscribed'
    const ends = await Promise.all(
      both.map((subscription) =>
        take(subscription, count).then(
          (told) => told.length,
          (error: SubscriptionEnded) => error.errors[0]?.extensions?.origin,
        ),
      ),
    )
    expect(ends).toContain('audit')
    const onRecord = new Set(entriesOf('subscribed').map(({ group }) => group))
    for (const { group } of entriesOf('delivered')) expect(onRecord).toContain(group)
  })
})
