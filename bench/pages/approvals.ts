import { type Answer, type Call, one, type Page } from './page.ts'

/** The orders that wait for approval, with their lines and where the cost goes. */
export const approvalsPage: Page = {
  name: 'approvals inbox',
  document: new URL('approvals.graphql', import.meta.url),
  variables: async () => ({ first: pageSize }),
  foundIn,
  handWritten,
  naive,
}

const pageSize = 50
const search = { domain: [['state', '=', 'to approve']], order: 'date_order asc, id asc', limit: pageSize }

function foundIn({ purchaseOrdersToApprove: { nodes: orders } }: Answer) {
  const lines = orders.flatMap((order: Answer) => order.lines.nodes).filter((line: Answer) => line.item !== null)
  return {
    orders: orders.map(({ total }: Answer) => Number(total.amount)),
    suppliers: orders.map(({ supplier }: Answer) => supplier.name.length),
    companies: orders.map(({ company }: Answer) => company.name.length),
    facilities: orders.map(({ facility }: Answer) => facility.name.length),
    lines: lines.map(({ quantity }: Answer) => Number(quantity.value)),
    subtotals: lines.map(({ subtotal }: Answer) => Number(subtotal.amount)),
    items: lines.map(({ item }: Answer) => item.name.length),
    'cost centres': [lines.flatMap(({ costCenters }: Answer) => costCenters ?? []).length],
  }
}

const lineFields = 'name product_qty product_uom_id price_unit price_subtotal currency_id analytic_distribution'.split(
  ' ',
)
const specification = {
  name: {},
  date_order: {},
  amount_total: {},
  currency_id: {},
  partner_id: { fields: { complete_name: {} } },
  company_id: { fields: { name: {} } },
  picking_type_id: { fields: { warehouse_id: { fields: { name: {} } } } },
  order_line: {
    fields: {
      ...Object.fromEntries(lineFields.map((field) => [field, {}])),
      product_id: { fields: { name: {}, default_code: {} } },
    },
  },
}

/**
 * One nested call, and one for cost centres where lines name any: they stand in a JSON field that nothing follows. One
 * call for each kind of record takes 2.6 times as long.
 */
async function handWritten(call: Call) {
  const asked = { ...search, count_limit: pageSize + 1, specification }
  const { records: orders } = await call('purchase.order/web_search_read', asked)
  const lines = orders.flatMap((order: Answer) => order.order_line).filter((line: Answer) => line.product_id)
  const costCentres: number[] = lines.flatMap(costCentresOf)
  if (costCentres.length > 0) {
    await call('account.analytic.account/read', { ids: [...new Set(costCentres)], fields: ['name'], load: null })
  }
  return {
    orders: orders.map((order: Answer) => order.amount_total),
    suppliers: orders.map((order: Answer) => order.partner_id.complete_name.length),
    companies: orders.map((order: Answer) => order.company_id.name.length),
    facilities: orders.map((order: Answer) => order.picking_type_id.warehouse_id.name.length),
    lines: lines.map((line: Answer) => line.product_qty),
    subtotals: lines.map((line: Answer) => line.price_subtotal),
    items: lines.map((line: Answer) => line.product_id.name.length),
    'cost centres': [costCentres.length],
  }
}

async function naive(call: Call) {
  const found = { orders: [], suppliers: [], companies: [], facilities: [], lines: [], subtotals: [] } as Answer
  Object.assign(found, { items: [], 'cost centres': [0] })
  for (const key of await call('purchase.order/search', search)) {
    const order = await one(call, 'purchase.order', key, Object.keys(specification))
    found.orders.push(order.amount_total)
    const supplier = await one(call, 'res.partner', order.partner_id[0], ['complete_name'])
    found.suppliers.push(supplier.complete_name.length)
    const company = await one(call, 'res.company', order.company_id[0], ['name'])
    found.companies.push(company.name.length)
    const operation = await one(call, 'stock.picking.type', order.picking_type_id[0], ['warehouse_id'])
    const facility = await one(call, 'stock.warehouse', operation.warehouse_id[0], ['name'])
    found.facilities.push(facility.name.length)
    for (const line of order.order_line) await naiveLine(call, line, found)
  }
  return found
}

async function naiveLine(call: Call, key: number, found: Answer): Promise<void> {
  const line = await one(call, 'purchase.order.line', key, [...lineFields, 'product_id'])
  if (!line.product_id) return
  found.lines.push(line.product_qty)
  found.subtotals.push(line.price_subtotal)
  const item = await one(call, 'product.product', line.product_id[0], ['name', 'default_code'])
  found.items.push(item.name.length)
  for (const costCentre of costCentresOf(line)) {
    await one(call, 'account.analytic.account', costCentre, ['name'])
    found['cost centres'][0] += 1
  }
}

/** A distribution names cost centres in its keys, several of different plans by commas. */
function costCentresOf({ analytic_distribution: shares }: Answer): number[] {
  return Object.keys(shares || {}).flatMap((keys) => keys.split(',').map(Number))
}
