import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '#shared/auth/principal.ts'
import type { EventType } from '#shared/events/catalogue.ts'
import type { BusinessEvent, Whose } from '#shared/events/event.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { globalId } from '#shared/values/global-id.ts'
import { html } from '../../odoo-peer/faults.ts'
import { type OdooProxy, startOdooProxy } from '../../odoo-peer/proxy.ts'
import { auditor } from '../../principals.ts'
import { mixedTables } from '../../rows/mixed-tables.ts'
import { begun, type SubscribedGraph, subscribedGraph, take } from './subscribed-graph.ts'

type Row = { readonly id: number } & Record<string, unknown>

let graph: SubscribedGraph

beforeAll(async () => {
  graph = await subscribedGraph({ entries: 1_000 }, null, mixedTables(hospitalGroupTables()))
})
afterAll(() => graph.close())

const rowsOf = (model: string) => graph.tables[model] as readonly Row[]
const inCompany = (model: string, company: number) => rowsOf(model).find((row) => row.company_id === company) as Row
const nobodys: Whose = { company: null, facility: null, supplier: null }
const limited: Principal = { ...auditor, companies: new Set([1]) }

let lastId = 0
function event(type: EventType, subject: BusinessEvent['subject'], more: Partial<BusinessEvent> = {}): BusinessEvent {
  lastId += 1
  const states = { previousState: null, newState: null, whose: nobodys, whoseBefore: nobodys }
  const at = '2026-11-20T08:30:00Z'
  return { id: `t-${lastId}`, type, occurredAt: at, subject, change: 'CHANGED', ...states, ...more }
}

/** What is told first of these events under a field. */
async function toldOf(field: string, selection: string, events: readonly BusinessEvent[], principal = auditor) {
  const subscription = begun(await graph.open(`subscription { ${field} { eventId ${selection} } }`, principal))
  await graph.append(...events)
  const [delivery] = await take(subscription, 1)
  await subscription.return()
  expect(delivery?.result.errors).toBeUndefined()
  return JSON.parse(JSON.stringify((delivery?.result.data as Record<string, unknown> | null)?.[field]))
}

describe('A record that is gone by the time its change is told', () => {
  const gone = 987_654

  it.each<[string, string, EventType, string]>([
    ['purchaseOrderChanged', 'purchaseOrder', 'procurement.purchase_order.changed', 'PurchaseOrder'],
    ['goodsReceived', 'receipt', 'inventory.goods.received', 'StockTransfer'],
    ['stockBelowMinimum', 'rule', 'inventory.stock.below_minimum', 'ReplenishmentRule'],
    ['itemChanged', 'item', 'master_data.item.changed', 'Item'],
    ['supplierChanged', 'supplier', 'master_data.supplier.changed', 'Supplier'],
    ['invoiceChanged', 'invoice', 'revenue_cycle.invoice.changed', 'Invoice'],
    ['invoiceChanged', 'creditNote', 'revenue_cycle.invoice.changed', 'CreditNote'],
  ])('is null in %s.%s, its id too', async (field, member, type, subject) => {
    const told = event(type, { type: subject, key: gone })
    expect(await toldOf(field, `${member} { id }`, [told])).toEqual({ eventId: told.id, [member]: null })
  })
})

describe('What an event leads to', () => {
  /** Stock of the first company, by what is noted of it, of what is the other company’s. */
  function strayed() {
    const facility = inCompany('stock.warehouse', 2).id
    const templates = rowsOf('product.template').filter(({ company_id }) => company_id === 2)
    const isTheirs = ({ product_tmpl_id }: Row) => templates.some(({ id }) => id === product_tmpl_id)
    const item = rowsOf('product.product').find(isTheirs)?.id as number
    const lot = rowsOf('stock.lot').find((row) => row.company_id === 2)?.id as number
    const location = rowsOf('stock.location').find((row) => row.warehouse_id === facility)?.id as number
    return { facility, item, lot, location }
  }

  const stock = () => {
    const { facility, item, lot, location } = strayed()
    const whose = { company: 1, facility, supplier: null }
    const position = { location, lot }
    return event('inventory.stock.changed', { type: 'Item', key: item }, { whose, whoseBefore: whose, position })
  }
  const members = 'item { id } location { id } facility { id } lot { id }'

  it('is given of stock to whoever may see it', async () => {
    const { facility, item, lot, location } = strayed()
    expect(await toldOf('stockChanged', members, [stock()])).toMatchObject({
      item: { id: globalId('odoo', 'Item', item) },
      location: { id: globalId('odoo', 'StorageLocation', location) },
      facility: { id: globalId('odoo', 'Facility', facility) },
      lot: { id: globalId('odoo', 'Lot', lot) },
    })
  })

  it('is null of stock for whoever may not see it, though the event is told', async () => {
    const told = stock()
    const nothing = { item: null, location: null, facility: null, lot: null }
    expect(await toldOf('stockChanged', members, [told], limited)).toEqual({ eventId: told.id, ...nothing })
  })

  it('is null of what is below its minimum, the same way', async () => {
    const { facility, item } = strayed()
    const rule = inCompany('stock.warehouse.orderpoint', 1)
    const whose = { company: 1, facility, supplier: null }
    const subject = { type: 'ReplenishmentRule', key: rule.id }
    const told = event('inventory.stock.below_minimum', subject, { whose, whoseBefore: whose, items: [item] })
    const all = 'item { id } facility { id } rule { id }'
    const id = globalId('odoo', 'ReplenishmentRule', rule.id)
    expect(await toldOf('stockBelowMinimum', all, [told], limited)).toEqual({
      eventId: told.id,
      item: null,
      facility: null,
      rule: { id },
    })
  })
})

describe('A subscription', () => {
  it('tells nothing of other kinds that are in the same stream', async () => {
    const [goods, stock] = (['inventory.goods.received', 'inventory.stock.changed'] as const).map((type) =>
      event(type, { type: 'Item', key: 1 }),
    ) as [BusinessEvent, BusinessEvent]
    expect(await toldOf('stockChanged', '__typename', [goods, stock])).toMatchObject({ eventId: stock.id })
  })

  it('is not found by a line that may not be seen', async () => {
    const [strayed, seen] = rowsOf('purchase.order').filter(({ company_id }) => company_id === 1) as [Row, Row]
    const ofOrder = ({ id }: Row) => rowsOf('purchase.order.line').find(({ order_id }) => order_id === id) as Row
    const [hiddenLine, line] = [ofOrder(strayed), ofOrder(seen)]
    const item = rowsOf('product.product').find(({ id }) => id !== line.product_id)?.id
    const tables = {
      ...graph.tables,
      'purchase.order.line': [{ ...hiddenLine, company_id: 2, product_id: item }, line] as never,
    }
    const own = await subscribedGraph({ entries: 100 }, null, tables)
    try {
      const items = [item, line.product_id].map((key) => globalId('odoo', 'Item', Number(key)))
      const by = (ids: readonly string[]) =>
        `subscription { purchaseOrderChanged(filter: { items: ${JSON.stringify(ids)} }) { eventId } }`
      const whose = { company: 1, facility: null, supplier: null }
      const told = [strayed, seen].map(({ id }) =>
        event('procurement.purchase_order.changed', { type: 'PurchaseOrder', key: id }, { whose, whoseBefore: whose }),
      )
      for (const [principal, first] of [
        [auditor, told[0]],
        [limited, told[1]],
      ] as const) {
        const subscription = begun(await own.open(by(items), principal))
        await own.append(...told.map((each) => ({ ...each, id: `${each.id}-${principal.companies === 'all'}` })))
        const [delivery] = await take(subscription, 1)
        expect(delivery?.result.data).toEqual({
          purchaseOrderChanged: { eventId: `${first?.id}-${principal.companies === 'all'}` },
        })
        await subscription.return()
      }
    } finally {
      await own.close()
    }
  })

  it('waits while Odoo is away, and then tells what may be seen', async () => {
    const [hidden, seen] = [2, 1].map((company) => {
      const { id } = inCompany('purchase.order', company)
      const whose = { company: 1, facility: null, supplier: null }
      const subject = { type: 'PurchaseOrder', key: id }
      return event('procurement.purchase_order.changed', subject, { whose, whoseBefore: whose })
    }) as [BusinessEvent, BusinessEvent]
    const proxies: OdooProxy[] = []
    const away = await subscribedGraph({ entries: 100 }, null, graph.tables, async (target) => {
      const proxy = await startOdooProxy({ target })
      proxies.push(proxy)
      return proxy.url
    })
    const [proxy] = proxies as [OdooProxy]
    try {
      const subscription = begun(await away.open('subscription { purchaseOrderChanged { eventId } }', limited))
      let refused = 0
      proxy.clear()
      proxy.fault({ model: 'purchase.order' }, (call, forward) => {
        refused += 1
        return html(503)(call, forward)
      })
      await away.append(hidden, seen)
      const taking = take(subscription, 1)
      // Together, each by itself, each call thrice: by then it has waited and asked anew.
      await Promise.race([taking, until(() => refused > 9)])
      proxy.clear()
      const [delivery] = await taking
      expect(delivery?.result.data).toEqual({ purchaseOrderChanged: { eventId: seen.id } })
      expect(refused).toBeGreaterThan(0)
      await subscription.return()
    } finally {
      await away.close()
      await proxy.close()
    }
  })
})

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 1_000) throw new Error('it never came to be')
    await setTimeout(10)
  }
}
