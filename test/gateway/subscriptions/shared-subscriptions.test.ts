import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mostWaiting } from '#gateway/subscriptions/subscriber.ts'
import { type Subscription, SubscriptionEnded } from '#gateway/subscriptions/subscription.ts'
import type { Principal } from '#shared/auth/principal.ts'
import type { Place } from '#shared/events/event.ts'
import { globalId } from '#shared/values/global-id.ts'
import { auditor } from '../../principals.ts'
import { approved, begun, orderId, type SubscribedGraph, subscribedGraph, take } from './subscribed-graph.ts'

type Row = { readonly id: number } & Record<string, unknown>

let graph: SubscribedGraph
let orders: readonly Row[]
const open: Subscription[] = []

beforeAll(async () => {
  graph = await subscribedGraph()
  orders = graph.tables['purchase.order'] as readonly Row[]
})
afterAll(() => graph.close())
afterEach(async () => {
  for (const subscription of open.splice(0)) await subscription.return()
  await until(() => graph.engine.groups === 0)
})

async function subscribe(source: string, principal: Principal = auditor, variables = {}): Promise<Subscription> {
  const subscription = begun(await graph.open(source, principal, { variables }))
  open.push(subscription)
  return subscription
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 500) throw new Error('it never came to be')
    await setTimeout(10)
  }
}

const eventIds =
  'subscription ($after: String, $consumer: String) { purchaseOrderChanged(after: $after, consumer: $consumer) { eventId cursor replayed } }'
const told = (deliveries: readonly { readonly result: { readonly data?: unknown } }[]) =>
  deliveries.map(
    ({ result }) => (result.data as { purchaseOrderChanged: Record<string, unknown> }).purchaseOrderChanged,
  )
const ids = (deliveries: Parameters<typeof told>[0]) => told(deliveries).map(({ eventId }) => eventId)
const order = (place: number) => orders[place] as Row

describe('A subscription', () => {
  it('tells what happens from now on, with the record as it is and what other subgraphs know of it', async () => {
    const before = approved(order(0))
    await graph.append(before)
    const subscription = await subscribe(
      'subscription { purchaseOrderChanged { eventId eventType change previousState newState replayed purchaseOrder { id number supplier { name } } } }',
    )
    const event = approved(order(1))
    await graph.append(event)
    const [first] = told(await take(subscription, 1))
    expect(first).toEqual({
      eventId: event.id,
      eventType: 'procurement.purchase_order.approved',
      change: 'CHANGED',
      previousState: 'TO_APPROVE',
      newState: 'APPROVED',
      replayed: false,
      purchaseOrder: {
        id: orderId(order(1).id),
        number: order(1).name,
        supplier: { name: graph.tables['res.partner']?.find(({ id }) => id === order(1).partner_id)?.name },
      },
    })
  })

  it('goes on after a cursor without a gap and without a duplicate, while more happens', async () => {
    const first = await subscribe(eventIds)
    const events = Array.from({ length: 40 }, (_, place) => approved(order(place % orders.length)))
    for (const event of events.slice(0, 20)) await graph.append(event)
    const cursor = (await take(first, 7)).at(-1)?.cursor
    const writing = (async () => {
      for (const event of events.slice(20)) {
        await graph.append(event)
        await setTimeout(1)
      }
    })()
    const second = await subscribe(eventIds, auditor, { after: cursor })
    const deliveries = await take(second, 33)
    await writing
    expect(ids(deliveries)).toEqual(events.slice(7).map(({ id }) => id))
    const replayed = told(deliveries).map((each) => each.replayed)
    expect(replayed.slice(0, 13)).toEqual(Array(13).fill(true))
    expect(replayed).toEqual([...replayed].sort((one, other) => Number(other) - Number(one)))
  })

  it('takes the last id of a transport for the argument', async () => {
    const subscription = await subscribe(eventIds)
    const [one, two] = [approved(order(0)), approved(order(1))]
    await graph.append(one, two)
    const [delivery] = await take(subscription, 1)
    const again = begun(await graph.open(eventIds, auditor, { lastEventId: delivery?.cursor as string }))
    open.push(again)
    expect(ids(await take(again, 1))).toEqual([two.id])
  })

  it('shows of a removed record that it is gone, and no more', async () => {
    const subscription = await subscribe(
      'subscription { purchaseOrderChanged { recordId change newState previousState purchaseOrder { id } } }',
    )
    await graph.append(
      approved(order(0), {
        type: 'procurement.purchase_order.removed',
        change: 'REMOVED',
        whose: null,
        newState: null,
      }),
    )
    const [removed] = told(await take(subscription, 1))
    expect(removed).toEqual({
      recordId: orderId(order(0).id),
      change: 'REMOVED',
      newState: null,
      previousState: 'TO_APPROVE',
      purchaseOrder: null,
    })
  })

  it('is filtered by state, facility, supplier and items of the lines', async () => {
    const lines = graph.tables['purchase.order.line'] as readonly Row[]
    const item = lines.find(({ order_id }) => order_id === order(2).id)?.product_id as number
    const having = new Set(lines.filter(({ product_id }) => product_id === item).map(({ order_id }) => order_id))
    const by = async (filter: object) => {
      const subscription = await subscribe(
        'subscription ($filter: PurchaseOrderChangeFilter) { purchaseOrderChanged(filter: $filter) { eventId } }',
        auditor,
        { filter },
      )
      const end = approved(order(2), { id: `end-${Math.random()}`, newState: 'APPROVED' })
      const others = [0, 1, 2, 3].map((place) =>
        approved(order(place), { newState: place === 2 ? 'APPROVED' : 'SENT', id: `f${place}-${Math.random()}` }),
      )
      const whose = { company: 1, facility: 3, supplier: Number(order(2).partner_id) }
      await graph.append(...others, { ...end, whose, whoseBefore: whose })
      const found: unknown[] = []
      for (;;) {
        const [id] = ids(await take(subscription, 1))
        if (id === end.id) return found.map((each) => String(each).slice(0, 2))
        found.push(id)
      }
    }
    expect(await by({ states: ['APPROVED'] })).toEqual(['f2'])
    expect(await by({ facilities: [globalId('odoo', 'Facility', 3)] })).toEqual([])
    const same = [0, 1, 2, 3].filter((place) => order(place).partner_id === order(2).partner_id)
    expect(await by({ suppliers: [globalId('odoo', 'Supplier', Number(order(2).partner_id))] })).toEqual(
      same.map((place) => `f${place}`),
    )
    expect(await by({ items: [globalId('odoo', 'Item', item)] })).toEqual(
      [0, 1, 2, 3].filter((place) => having.has(order(place).id)).map((place) => `f${place}`),
    )
  })
})

describe('Many subscriptions', () => {
  const documents = (count: number) =>
    Array.from(
      { length: count },
      (_, place) =>
        `subscription S${place} { purchaseOrderChanged { eventId a${place}: purchaseOrder { number supplier { id name } } } }`,
    )

  it('that ask the same are executed once', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => subscribe(documents(1)[0] as string)))
    await until(() => graph.engine.groups === 1)
    graph.calls.length = 0
    const event = approved(order(3))
    await graph.append(event)
    for (const subscription of all) expect(ids(await take(subscription, 1))).toEqual([event.id])
    expect(graph.calls).toHaveLength(1)
  })

  it('that ask in other words read every record once, however many there are', async () => {
    const costs = async (count: number) => {
      const all = await Promise.all(documents(count).map((each) => subscribe(each)))
      await until(() => graph.engine.groups === count)
      graph.calls.length = 0
      const event = approved(order(4))
      await graph.append(event)
      for (const subscription of all) expect(ids(await take(subscription, 1))).toEqual([event.id])
      for (const subscription of all) await subscription.return()
      await until(() => graph.engine.groups === 0)
      return graph.calls.length
    }
    const one = await costs(1)
    expect(await costs(50)).toBe(one)
  })

  it('with other companies share what is read, and see what is theirs', async () => {
    const companies = [...new Set(orders.map(({ company_id }) => Number(company_id)))]
    const [mine, others] = companies.map((company) => orders.find(({ company_id }) => company_id === company) as Row)
    const principals = Array.from({ length: 20 }, (_, place) => ({
      ...auditor,
      subject: `s${place}`,
      companies: new Set([companies[0] as number, 900 + place]),
    }))
    const all = await Promise.all(principals.map((principal) => subscribe(documents(1)[0] as string, principal)))
    await until(() => graph.engine.groups === 20)
    graph.calls.length = 0
    const [hidden, seen] = [approved(others as Row), approved(mine as Row)]
    await graph.append(hidden, seen)
    for (const subscription of all) expect(ids(await take(subscription, 1))).toEqual([seen.id])
  })

  it('leave nothing behind when they end', async () => {
    const all = await Promise.all(documents(10).map((each) => subscribe(each)))
    await Promise.all(all.map((subscription) => subscription.return()))
    await until(() => graph.engine.groups === 0)
    expect((await all[0]?.next())?.done).toBe(true)
  })
})

describe('Whoever may see a part', () => {
  it('hears of nothing else, not even that it was', async () => {
    const supplier = Number(order(0).partner_id)
    const asSupplier = { ...auditor, supplier }
    const other = orders.find(({ partner_id }) => partner_id !== supplier) as Row
    const own = orders.find(({ partner_id, state }) => partner_id === supplier && state === 'purchase') as Row
    const subscription = await subscribe(eventIds, asSupplier)
    const told = approved(own)
    await graph.append(approved(other), { ...approved(own), whose: null, newState: null, change: 'REMOVED' }, told)
    expect(ids(await take(subscription, 1))).toEqual([told.id])
  })

  it('is told that a record is gone when it went to somebody else', async () => {
    const companies = [...new Set(orders.map(({ company_id }) => Number(company_id)))] as [number, number]
    const moved = orders.find(({ company_id }) => company_id === companies[1]) as Row
    const subscription = await subscribe(
      'subscription { purchaseOrderChanged { eventId change newState purchaseOrder { id } } }',
      { ...auditor, companies: new Set([companies[0]]) },
    )
    const whose = { company: companies[1], facility: null, supplier: null }
    const event = approved(moved, { whose, whoseBefore: { ...whose, company: companies[0] } })
    await graph.append(event)
    const [delivery] = await take(subscription, 1)
    expect(told([delivery as never])).toEqual([
      { eventId: event.id, change: 'REMOVED', newState: null, purchaseOrder: null },
    ])
  })

  it('is given null and an error for a field that needs a right', async () => {
    const scopes = new Set(['procurement:read'])
    const subscription = await subscribe(
      'subscription { purchaseOrderChanged { eventId purchaseOrder { number total { amount } } } }',
      { ...auditor, scopes },
    )
    await graph.append(approved(order(0)))
    const [delivery] = await take(subscription, 1)
    const { data, errors } = delivery?.result ?? {}
    expect(JSON.parse(JSON.stringify(data)).purchaseOrderChanged.purchaseOrder.total).toBeNull()
    expect(errors?.map(({ extensions }) => [extensions?.code, extensions?.coordinate])).toEqual([
      ['FORBIDDEN', 'PurchaseOrder.total'],
    ])
  })

  it('goes on under the rights of a new token, from where it is', async () => {
    const session = {
      principal: { ...auditor, scopes: new Set(['procurement:read']) } as Principal,
      correlationId: 's',
    }
    const source = 'subscription { purchaseOrderChanged { eventId purchaseOrder { total { amount } } } }'
    const subscription = begun(await graph.openAs(source, session))
    open.push(subscription)
    const [one, two] = [approved(order(0)), approved(order(0))]
    await graph.append(one)
    const [before] = await take(subscription, 1)
    session.principal = auditor
    subscription.renewed()
    await graph.append(two)
    const [after] = await take(subscription, 1)
    expect(ids([before, after] as never)).toEqual([one.id, two.id])
    expect(before?.result.errors).toHaveLength(1)
    expect(after?.result.errors).toBeUndefined()
    session.principal = { ...auditor, scopes: new Set() }
    subscription.renewed()
    await expect(subscription.next()).rejects.toThrow(SubscriptionEnded)
  })
})

describe('A named consumer', () => {
  it('begins now, and comes back to where it began until it acknowledges', async () => {
    const as = (subject: string) => ({ ...auditor, subject })
    const first = await subscribe(eventIds, as('partner'), { consumer: 'erp' })
    const [one, two, three] = [approved(order(0)), approved(order(1)), approved(order(2))]
    await graph.append(one, two)
    expect(ids(await take(first, 2))).toEqual([one.id, two.id])
    await first.return()
    const second = await subscribe(eventIds, as('partner'), { consumer: 'erp' })
    const [again] = await take(second, 1)
    expect(ids([again as never])).toEqual([one.id])
    await second.return()
    const [{ consumer } = { consumer: '' }] = await graph.log.consumers()
    const { epoch, floor } = await graph.log.bounds('procurement')
    const { place } = (await graph.log.read('procurement', floor, 500)).find(({ event }) => event.id === one.id) ?? {}
    await graph.log.acknowledge(consumer, 'procurement', { epoch, place: place as Place })
    await graph.append(three)
    const third = await subscribe(eventIds, as('partner'), { consumer: 'erp' })
    expect(ids(await take(third, 2))).toEqual([two.id, three.id])
    const other = await subscribe(eventIds, as('another'), { consumer: 'erp' })
    const last = approved(order(3))
    await graph.append(last)
    expect(ids(await take(other, 1))).toEqual([last.id])
  })
})

describe('Whoever does not take what it is given', () => {
  it('is cut off with its cursor, and costs nobody else anything', async () => {
    const [slow, quick] = [await subscribe(eventIds), await subscribe(eventIds)]
    const events = Array.from({ length: mostWaiting + 50 }, (_, place) => approved(order(place % orders.length)))
    const [first] = events
    await graph.append(first as never)
    const [{ cursor } = { cursor: '' }] = await take(slow, 1)
    const taking = take(quick, events.length)
    for (const event of events.slice(1)) await graph.append(event)
    expect(ids(await taking)).toEqual(events.map(({ id }) => id))
    await until(() => graph.engine.groups === 1)
    const ended = await slow.next().then(
      () => null,
      (error: unknown) => error as SubscriptionEnded,
    )
    expect(ended?.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryable: true, cursor } }])
    const again = await subscribe(eventIds, auditor, { after: cursor })
    expect(ids(await take(again, events.length - 1))).toEqual(events.slice(1).map(({ id }) => id))
  })
})
