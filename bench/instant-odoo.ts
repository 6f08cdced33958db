import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// An Odoo that answers at once: rows are made from their ids, and an answer once made is kept.

const orders = 50
const linesPerOrder = 5
const items = 120

const ids = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index)

/** What each field of a model holds, by the id of the row. */
const fields: Record<string, Record<string, (id: number) => unknown>> = {
  'res.company': { name: () => 'Northmere Group', currency_id: () => 1 },
  'res.currency': { name: () => 'USD', decimal_places: () => 2 },
  'uom.uom': { name: (id) => `Unit ${id}`, active: () => true },
  'decimal.precision': { digits: () => 2 },
  'purchase.order': {
    name: (id) => `P${id}`,
    state: () => 'purchase',
    amount_total: (id) => id * 10.5,
    currency_id: () => 1,
    partner_id: (id) => (id % 40) + 1,
    picking_type_id: (id) => (id % 4) + 1,
    order_line: (id) => ids(linesPerOrder, (id - 1) * linesPerOrder + 1),
    invoice_ids: (id) => [id],
    date_order: (id) => `2026-01-01 00:00:${String(id).padStart(2, '0')}`,
  },
  'purchase.order.line': {
    product_qty: (id) => id,
    product_uom_id: () => 1,
    price_unit: (id) => id / 8,
    currency_id: () => 1,
    product_id: (id) => (id % items) + 1,
  },
  'stock.picking.type': { warehouse_id: (id) => id },
  'stock.warehouse': { name: (id) => `Facility ${id}` },
  'res.partner': { complete_name: (id) => `Supplier ${id}` },
  'product.product': { name: (id) => `Item ${id}`, barcode: (id) => `400638133${String(id).padStart(4, '0')}` },
  'stock.picking': { purchase_id: (id) => id, state: () => 'done', move_ids: (id) => ids(3, (id - 1) * 3 + 1) },
  'stock.move': { product_id: (id) => (id % items) + 1, quantity: (id) => id, product_uom: () => 1 },
  'account.move': { name: (id) => `BILL/${id}`, state: () => 'posted', amount_total: (id) => id, currency_id: () => 1 },
}

const everything: Record<string, number[]> = {
  'res.company': [1],
  'res.currency': [1],
  'uom.uom': ids(5),
  'decimal.precision': [1],
  'purchase.order': ids(orders),
  'stock.warehouse': ids(4),
}

interface Search {
  readonly domain: readonly unknown[]
  readonly fields: readonly string[]
}

function askedIds(model: string, domain: readonly unknown[]): number[] {
  for (const term of domain) if (Array.isArray(term) && term[1] === 'in' && Array.isArray(term[2])) {
    if (term[0] === 'id' || term[0] === 'purchase_id') return term[2]
  }
  return everything[model] ?? []
}

function searchRead(model: string, { domain, fields: asked }: Search): unknown[] {
  const known = fields[model] ?? {}
  return askedIds(model, domain).map((id) => ({
    id,
    ...Object.fromEntries(asked.filter((name) => name !== 'id').map((name) => [name, known[name]?.(id) ?? false])),
  }))
}

function stockByFacility({ domain }: Search): unknown[] {
  const asked = domain.find((term) => Array.isArray(term) && term[0] === 'product_id') as [string, string, number[]]
  return asked[2].flatMap((item) =>
    ids(3).map((facility) => ({
      product_id: [item, ''],
      'product_id.uom_id': [1, ''],
      'location_id.warehouse_id': [facility, ''],
      'quantity:sum': item * facility,
      'reserved_quantity:sum': 1,
    })),
  )
}

function answer(path: string, body: string): unknown {
  if (path === '/web/version') return { version_info: [19, 0, 0, 'final', 0, ''] }
  const [, , , model = '', method = ''] = path.split('/')
  const search = JSON.parse(body)
  switch (method) {
    case 'context_get':
      return { uid: 2 }
    case 'read':
      return [{ id: 2, company_id: 1, company_ids: [1] }]
    case 'get_external_id':
      return { 1: 'uom.product_uom_unit' }
    case 'formatted_read_group':
      return stockByFacility(search)
    default:
      return searchRead(model, search)
  }
}

const answers = new Map<string, string>()
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const key = `${request.url} ${Buffer.concat(chunks)}`
    let text = answers.get(key)
    if (text === undefined) {
      text = JSON.stringify(answer(request.url ?? '', Buffer.concat(chunks).toString()))
      answers.set(key, text)
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(text)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`ready ${(server.address() as AddressInfo).port}`))
