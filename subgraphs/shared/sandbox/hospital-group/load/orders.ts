import type { Item, OrderLine, PurchaseOrder } from '../group.ts'
import { analyticDistribution, type CostCentreIds, costCentreIds } from './cost-centres.ts'
import { transferKind } from './facilities.ts'
import { odooMoment } from './moments.ts'
import { runCode } from './server-code.ts'
import { chunks, type LoadSession } from './session.ts'
import type { LoadRow } from './tables.ts'
import { type CallScope, OdooRefused } from './trial-odoo.ts'

/** Purchase orders as they were written, all of them requests still. */
export async function loadOrders(session: LoadSession): Promise<void> {
  const { group } = session
  const made: Made = {
    items: new Map(group.items.map((item) => [item.key, item])),
    centres: await costCentreIds(session),
  }
  await session.eachFacility(async ({ key }, scope) => {
    const own = group.orders.filter(({ facility }) => facility === key)
    const tax = `account.${scope.companies[0]}_purchase_tax_template`
    await session.create(
      'purchase.order',
      own.map((order) => orderRow(order, tax, made)),
      { ...scope, atOnce: 50 },
    )
  })
}

/** What is there before the orders. */
interface Made {
  readonly items: ReadonlyMap<string, Item>
  readonly centres: CostCentreIds
}

function orderRow(order: PurchaseOrder, tax: string, made: Made): LoadRow {
  return {
    key: order.key,
    columns: {
      name: order.number,
      'partner_id/id': order.supplier,
      'company_id/id': order.company,
      'currency_id/id': `base.${order.currency}`,
      'picking_type_id/id': transferKind(order.facility, 'receipts'),
      'user_id/id': order.buyer,
      'requisition_id/id': order.agreement,
      date_order: odooMoment(order.orderedAt),
      partner_ref: order.supplierReference,
      origin: order.origin,
      note: order.note,
      priority: order.urgent ? '1' : '0',
    },
    children: {
      field: 'order_line',
      rows: order.lines.map((line, index) => ({
        key: line.key,
        columns: { sequence: 10 + index, ...lineColumns(line, odooMoment(order.expectedAt), tax, made) },
      })),
    },
  }
}

function lineColumns(line: OrderLine, expectedAt: string, tax: string, { items, centres }: Made): LoadRow['columns'] {
  if (line.kind !== 'item') return { display_type: `line_${line.kind}`, name: line.text }
  const item = items.get(line.item)
  return {
    name: item?.sku ? `[${item.sku}] ${item.name}` : (item?.name ?? ''),
    'product_id/id': line.item,
    'product_uom_id/id': line.unit,
    product_qty: line.quantity,
    price_unit: line.price,
    discount: line.discount,
    'tax_ids/id': line.taxed ? tax : null,
    analytic_distribution: analyticDistribution(line.charges, centres),
    date_planned: expectedAt,
  }
}

/** Orders brought to the states they are in, by the acts that bring them there. */
export async function placeOrders(session: LoadSession): Promise<void> {
  await session.eachFacility(async ({ key }, scope) => {
    const own = session.group.orders.filter(({ facility }) => facility === key)
    const inState = (...states: readonly PurchaseOrder['state'][]) => own.filter(({ state }) => states.includes(state))
    const bring = async (orders: readonly PurchaseOrder[], from: string, method: string, to: string) => {
      const ids = await session.inState('purchase.order', orders, from, scope)
      await session.transition('purchase.order', method, ids, ({ state }) => state === to, scope)
    }
    await bring(inState('sent'), 'draft', 'print_quotation', 'sent')
    await confirmAsBuyers(session, inState('to approve'), scope)
    // An order that was approved and then cancelled has a day of approval; until it has one, it is still to be approved.
    await bring(inState('approved', 'cancelled after approval'), 'draft', 'button_confirm', 'purchase')
    await setApprovals(session, inState('approved', 'cancelled after approval'), scope)
    await bring(inState('cancelled'), 'draft', 'button_cancel', 'cancel')
    await bring(inState('cancelled after approval'), 'purchase', 'button_cancel', 'cancel')
    await lock(
      session,
      own.filter(({ locked }) => locked),
      scope,
    )
  })
}

/**
 * Administrators approve what they confirm, so these orders are confirmed by those who placed them: a server action
 * acts for another account, and nothing else in Odoo's API does. By `sudo` the buyer needs no right to it; whether the
 * buyer may approve is asked all the same.
 */
async function confirmAsBuyers(
  session: LoadSession,
  orders: readonly PurchaseOrder[],
  scope: CallScope,
): Promise<void> {
  const { odoo } = session
  const buyers = await session.known('res.users')
  for (const [buyer, own] of Map.groupBy(orders, (order) => order.buyer)) {
    const ids = await session.inState('purchase.order', own, 'draft', scope)
    if (ids.length === 0) continue
    const code = `model.with_user(${buyers.get(buyer)}).sudo().browse(${JSON.stringify(ids)}).button_confirm()`
    await runCode(odoo, 'purchase.order', code, scope)
    const rows = await odoo.read(
      'purchase.order',
      [
        ['id', 'in', ids],
        ['state', '!=', 'to approve'],
      ],
      ['state'],
      scope,
    )
    if (rows.length > 0)
      throw new OdooRefused(`Cannot leave ${rows.length} orders to be approved: Odoo did not ask for it`)
    session.progress.advance(ids.length)
  }
}

/** Odoo takes the moment of the load for the moment of approval. */
async function setApprovals(session: LoadSession, orders: readonly PurchaseOrder[], scope: CallScope): Promise<void> {
  const known = await session.known('purchase.order')
  const rows = await session.odoo.read('purchase.order', [['id', 'in', [...known.values()]]], ['date_approve'], scope)
  const approvedAt = new Map(rows.map(({ id, date_approve }) => [id, date_approve]))
  const wrong = orders.filter(
    ({ key, approvedAt: moment }) => moment !== null && approvedAt.get(known.get(key) ?? 0) !== odooMoment(moment),
  )
  for (const some of chunks(wrong, 100)) {
    const changes = some.map(({ key, approvedAt: moment }) => ({
      key,
      columns: { date_approve: odooMoment(moment ?? '') },
    }))
    await session.update('purchase.order', changes, scope)
  }
}

async function lock(session: LoadSession, orders: readonly PurchaseOrder[], scope: CallScope): Promise<void> {
  const known = await session.known('purchase.order')
  const ids = orders.flatMap(({ key }) => known.get(key) ?? [])
  const open = await session.odoo.read(
    'purchase.order',
    [
      ['id', 'in', ids],
      ['locked', '=', false],
    ],
    ['name'],
    scope,
  )
  session.progress.expect(open.length, 0)
  const openIds = open.map(({ id }) => id)
  await session.transition('purchase.order', 'button_lock', openIds, ({ locked }) => locked === true, {
    ...scope,
    fields: ['locked'],
  })
}
