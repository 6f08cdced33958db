import { expect, it } from 'vitest'
import { callOdoo, describeSeeded, type SeededOdoo } from './live.ts'

type Row = Record<string, unknown>
type Domain = readonly (string | readonly [string, string, unknown])[]

const bothCompanies = { allowed_company_ids: [1, 2] }

const readable: Record<string, string[]> = {
  'purchase.order': ['name', 'state', 'locked', 'amount_total', 'currency_id', 'partner_id', 'picking_type_id'],
  'purchase.order.line': ['product_id', 'product_qty', 'product_uom_id', 'price_unit', 'price_tax', 'display_type'],
  'res.partner': ['name', 'ref', 'vat', 'company_registry', 'is_company', 'active', 'write_date'],
  'product.product': ['default_code', 'barcode', 'tracking', 'uom_id', 'uom_ids', 'product_uom_ids', 'product_tmpl_id'],
  'product.uom': ['barcode', 'uom_id'],
  'product.template': ['name', 'tracking', 'type', 'is_storable'],
  'product.category': ['name', 'complete_name', 'parent_id'],
  'product.supplierinfo': ['partner_id', 'product_tmpl_id', 'product_code'],
  'uom.uom': ['name', 'factor', 'relative_uom_id'],
  'stock.warehouse': ['name', 'code', 'company_id', 'view_location_id'],
  'stock.location': ['complete_name', 'usage', 'warehouse_id'],
  'stock.picking': ['name', 'state', 'date_done', 'backorder_id', 'return_id'],
  'stock.picking.type': ['code', 'warehouse_id'],
  'stock.move': ['state', 'quantity', 'product_uom_qty', 'purchase_line_id', 'picking_id'],
  'stock.move.line': ['quantity', 'lot_id', 'product_uom_id', 'move_id'],
  'stock.quant': ['quantity', 'reserved_quantity', 'location_id', 'lot_id'],
  'stock.lot': ['name', 'expiration_date', 'product_id'],
  'stock.reference': ['name'],
  'account.move': ['name', 'state', 'move_type', 'payment_state', 'amount_total', 'invoice_date', 'ref'],
  'account.move.line': [
    'move_id',
    'purchase_line_id',
    'quantity',
    'price_unit',
    'partner_id',
    'amount_residual_currency',
  ],
  'account.payment': ['memo', 'state', 'payment_type', 'amount', 'move_id'],
  'account.partial.reconcile': ['debit_move_id', 'credit_move_id'],
  'res.company': ['name', 'currency_id'],
  'res.currency': ['name', 'decimal_places', 'rounding'],
  'res.country': ['code'],
  'decimal.precision': ['name', 'digits'],
}

const read = (odoo: SeededOdoo, model: string, domain: Domain, fields: readonly string[], context = {}) =>
  callOdoo<Row[]>(odoo, odoo.readerKey, `${model}/search_read`, {
    domain,
    fields,
    load: null,
    context: { ...bothCompanies, ...context },
  })

const count = (odoo: SeededOdoo, model: string, domain: Domain, key = odoo.readerKey) =>
  callOdoo<number>(odoo, key, `${model}/search_count`, { domain, context: bothCompanies })

async function tally(odoo: SeededOdoo, model: string, domain: Domain, field: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const row of await read(odoo, model, domain, [field])) {
    counts[String(row[field])] = (counts[String(row[field])] ?? 0) + 1
  }
  return counts
}

describeSeeded('The seeded hospital group', (odoo) => {
  it('has two companies in two currencies, and four facilities', async () => {
    const companies = await read(odoo, 'res.company', [], ['id', 'currency_id'])
    const currencies = await read(odoo, 'res.currency', [], ['id', 'name', 'decimal_places'])
    const nameOf = (id: unknown) => currencies.find((currency) => currency.id === id)?.name
    expect(Object.fromEntries(companies.map(({ id, currency_id }) => [id, nameOf(currency_id)]))).toEqual({
      1: 'USD',
      2: 'EUR',
    })
    expect(currencies.find(({ name }) => name === 'JPY')).toMatchObject({ decimal_places: 0 })
    expect(await tally(odoo, 'stock.warehouse', [], 'company_id')).toEqual({ 1: 3, 2: 1 })
  })

  it('has purchase orders in every state, locked ones among them', async () => {
    expect(await tally(odoo, 'purchase.order', [['company_id', '=', 1]], 'state')).toEqual({
      draft: 12,
      sent: 8,
      'to approve': 6,
      purchase: 227,
      cancel: 8,
    })
    expect(await tally(odoo, 'purchase.order', [['company_id', '=', 2]], 'state')).toEqual({
      draft: 3,
      sent: 2,
      purchase: 24,
      cancel: 2,
    })
    expect(await count(odoo, 'purchase.order', [['locked', '=', true]])).toBe(20)
  })

  it('has more than 200 orders of the first company with receipts and bills', async () => {
    const orders = await read(odoo, 'purchase.order', [['company_id', '=', 1]], ['picking_ids', 'invoice_ids'])
    const whole = orders.filter((order) => size(order.picking_ids) > 0 && size(order.invoice_ids) > 0)
    expect(whole.length).toBeGreaterThan(200)
    expect(orders.filter((order) => size(order.picking_ids) > 1).length).toBeGreaterThan(30)
    expect(orders.filter((order) => size(order.invoice_ids) > 1).length).toBeGreaterThan(10)
  })

  it('has orders of one line and of many, with sections, notes and float noise', async () => {
    const orders = await read(odoo, 'purchase.order', [], ['order_line', 'date_order'])
    const sizes = orders.map((order) => size(order.order_line))
    expect(Math.min(...sizes)).toBe(1)
    expect(Math.max(...sizes)).toBeGreaterThan(7)
    expect(new Set(orders.map((order) => order.date_order)).size).toBeLessThan(orders.length / 2)

    const lines = await read(odoo, 'purchase.order.line', [], ['price_unit', 'price_tax', 'display_type'])
    const isNoisy = (value: unknown) => Number(value) !== Number(Number(value).toFixed(2))
    expect(lines.filter((line) => isNoisy(line.price_tax)).length).toBeGreaterThan(20)
    expect(lines.filter((line) => isNoisy(line.price_unit)).length).toBeGreaterThan(100)
    expect(lines.filter((line) => line.display_type === 'line_section').length).toBeGreaterThan(20)
    expect(lines.filter((line) => line.display_type === 'line_note').length).toBeGreaterThan(10)
  })

  it('has receipts whole, in part with a backorder, waiting and returned', async () => {
    const incoming: Domain = [['picking_type_id.code', '=', 'incoming']]
    const states = await tally(odoo, 'stock.picking', incoming, 'state')
    expect(states).toMatchObject({ done: expect.any(Number), assigned: expect.any(Number), cancel: 4 })
    expect(states.done).toBeGreaterThan(200)
    expect(await count(odoo, 'stock.picking', [...incoming, ['backorder_id', '!=', false]])).toBeGreaterThan(25)
    expect(
      await count(odoo, 'stock.picking', [
        ['return_id', '!=', false],
        ['state', '=', 'done'],
      ]),
    ).toBeGreaterThan(5)
    const statuses = await tally(odoo, 'purchase.order', [['state', '=', 'purchase']], 'receipt_status')
    expect(Object.keys(statuses).sort()).toEqual(['false', 'full', 'partial', 'pending'])
  })

  it('has bills, refunds, invoices and credit notes in every state', async () => {
    const kind = (type: string): Domain => [['move_type', '=', type]]
    for (const type of ['in_invoice', 'out_invoice', 'in_refund', 'out_refund']) {
      expect(await tally(odoo, 'account.move', kind(type), 'state')).toMatchObject({
        posted: expect.any(Number),
        draft: expect.any(Number),
      })
    }
    expect(await tally(odoo, 'account.move', kind('in_invoice'), 'payment_state')).toMatchObject({
      not_paid: expect.any(Number),
      partial: expect.any(Number),
      paid: expect.any(Number),
      reversed: expect.any(Number),
    })
    expect(await count(odoo, 'account.move', [...kind('in_invoice'), ['state', '=', 'cancel']])).toBeGreaterThan(2)
    expect(await count(odoo, 'account.move', [['name', '=', false]])).toBeGreaterThan(5)
  })

  it('has items with right, wrong and no barcodes, tracked and not, and suppliers that are archived', async () => {
    const items = await read(odoo, 'product.product', [], ['barcode', 'tracking'], { active_test: false })
    const codes = items.map((item) => item.barcode).filter((code) => typeof code === 'string')
    const gtins = codes.filter((code) => /^\d+$/.test(code))
    expect(items.length).toBeGreaterThan(115)
    expect(gtins.filter((code) => code.length === 13 && hasRightCheckDigit(code)).length).toBeGreaterThan(30)
    expect(gtins.filter((code) => code.length === 14 && hasRightCheckDigit(code)).length).toBeGreaterThan(15)
    expect(gtins.filter((code) => !hasRightCheckDigit(code)).length).toBeGreaterThan(5)
    expect(codes.length - gtins.length).toBeGreaterThan(5)
    expect(items.length - codes.length).toBeGreaterThan(20)
    expect(new Set(items.map((item) => item.tracking))).toEqual(new Set(['none', 'lot', 'serial']))
    const archived: Domain = [
      ['active', '=', false],
      ['supplier_rank', '>', 0],
    ]
    expect(await count(odoo, 'res.partner', archived)).toBe(3)
  })

  it('has stock in many places and lots, some reserved, some expired, some below zero', async () => {
    const stock: Domain = [['location_id.usage', '=', 'internal']]
    const quants = await read(odoo, 'stock.quant', stock, ['location_id', 'quantity', 'reserved_quantity', 'lot_id'])
    expect(new Set(quants.map((quant) => quant.location_id)).size).toBeGreaterThan(10)
    expect(quants.filter((quant) => Number(quant.reserved_quantity) > 0).length).toBeGreaterThan(20)
    expect(quants.filter((quant) => Number(quant.quantity) < 0).length).toBeGreaterThan(0)
    expect(quants.filter((quant) => quant.lot_id !== false).length).toBeGreaterThan(300)
    expect(await count(odoo, 'stock.lot', [['expiration_date', '<', '2026-06-01 00:00:00']])).toBeGreaterThan(10)
  })

  it.each(Object.entries(readable))('lets the reader read %s', async (model, fields) => {
    const named = { domain: [], fields, limit: 3, load: null, context: bothCompanies }
    expect((await callOdoo<Row[]>(odoo, odoo.readerKey, `${model}/search_read`, named)).length).toBeGreaterThan(0)
  })

  it('keeps the reader from everything else, and from writing', async () => {
    for (const model of ['res.users.apikeys', 'res.partner.bank', 'mail.message', 'account.bank.statement.line']) {
      await expect(count(odoo, model, [])).rejects.toThrow('403 odoo.exceptions.AccessError')
    }
    const change = { ids: [1], vals: { name: 'changed' }, context: bothCompanies }
    await expect(callOdoo(odoo, odoo.readerKey, 'purchase.order/write', change)).rejects.toThrow('403')
  })

  it('has lots that went every way there is', async () => {
    const lots = await read(odoo, 'stock.lot', [['name', 'like', 'RECALL-']], ['name'])
    const moved = await count(odoo, 'stock.move.line', [
      ['lot_id', 'in', lots.map(({ id }) => id)],
      ['state', '=', 'done'],
    ])
    expect([lots.length, moved]).toEqual([2, 24])
  })

  it('has invoices that bear numbers of claims, payments that bear trace numbers, and goods that left for them', async () => {
    const claimed = await read(odoo, 'account.move', [['ref', '=like', '%-C-26-%']], ['ref', 'payment_state'])
    expect([claimed.length, new Set(claimed.map(({ ref }) => ref)).size]).toEqual([106, 105])
    expect(claimed.filter((invoice) => invoice.payment_state === 'paid').length).toBe(75)
    const traces = await tally(odoo, 'account.payment', [['memo', '=ilike', 'EFT-%']], 'memo')
    expect(traces).toMatchObject({ 'EFT-NGH-A': 12, 'eft-ngh-f': 12, 'EFT-NGH-LOST': 1, 'EFT-NGH-SHORT': 1 })
    const lots = await read(odoo, 'stock.lot', [['name', 'like', 'STENT-']], ['name'])
    const left: Domain = [
      ['lot_id', 'in', lots.map(({ id }) => id)],
      ['location_dest_id.usage', '=', 'customer'],
    ]
    expect([lots.length, await count(odoo, 'stock.move.line', left)]).toEqual([3, 3])
  })

  it('keeps the account of the second company from the first', async () => {
    const own = { context: { allowed_company_ids: [2] } }
    const orders = await callOdoo<Row[]>(odoo, odoo.company2Key, 'purchase.order/search_read', {
      domain: [],
      fields: ['company_id'],
      load: null,
      ...own,
    })
    expect(new Set(orders.map((order) => order.company_id))).toEqual(new Set([2]))
    await expect(count(odoo, 'purchase.order', [], odoo.company2Key)).rejects.toThrow('403')
    const known = { domain: [['company_id', '=', 1]], ...own }
    expect(await callOdoo(odoo, odoo.company2Key, 'product.product/search_count', known)).toBe(0)
    expect(await count(odoo, 'product.product', [['company_id', '=', 1]])).toBe(1)
  })

  it('has an administrator', async () => {
    expect(await count(odoo, 'res.users', [['login', '=', 'admin']], odoo.adminKey)).toBe(1)
  })
})

const size = (ids: unknown): number => (Array.isArray(ids) ? ids.length : 0)

/** GS1's rule: digits weighted 3 and 1 from the right, the check digit included, sum to a multiple of ten. */
function hasRightCheckDigit(gtin: string): boolean {
  const sum = [...gtin].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0)
  return sum % 10 === 0
}
