import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { day } from '#shared/sandbox/hospital-group/calendar.ts'
import { stories } from '#shared/sandbox/hospital-group/stories.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import type { TableRow } from '#shared/sandbox/odoo-double/double.ts'

const tables = hospitalGroupTables()
const rows = (model: string): readonly TableRow[] => tables[model] ?? []
const where = (model: string, field: string, value: unknown) => rows(model).filter((row) => row[field] === value)

function orderNamed(number: string): TableRow {
  const [order, ...others] = where('purchase.order', 'name', number)
  expect(others).toEqual([])
  expect(order, number).toBeDefined()
  return order as TableRow
}

const linesOf = (order: TableRow) => where('purchase.order.line', 'order_id', order.id)

/** Posted bills and refunds that name an order. */
const billsOf = (number: string) =>
  where('account.move', 'invoice_origin', number).filter(({ state }) => state === 'posted')

/** On hand, by the names of the places. */
function stockOf(lot: string): Record<string, number> {
  const [{ id = 0 } = {}] = where('stock.lot', 'name', lot)
  const names = new Map(where('stock.location', 'usage', 'internal').map((place) => [place.id, String(place.name)]))
  const quants = where('stock.quant', 'lot_id', id).filter(({ location_id }) => names.has(Number(location_id)))
  return Object.fromEntries(
    quants.map(({ location_id, quantity }) => [String(names.get(Number(location_id))), Number(quantity)]),
  )
}

const itemOf = (lot: string) => {
  const [found] = where('stock.lot', 'name', lot)
  return rows('product.product').find(({ id }) => id === found?.product_id)?.default_code
}

const expiryOf = (lot: string) => String(where('stock.lot', 'name', lot)[0]?.expiration_date).slice(0, 10)

describe('The stories of the hospital group', () => {
  it('are in its README by the numbers they have', () => {
    const folder = '../../../../../subgraphs/shared/sandbox/hospital-group'
    const readme = readFileSync(path.join(import.meta.dirname, folder, 'README.md'), 'utf8')
    const told = readme.split('\n').filter((line) => line.startsWith('| The '))
    const texts = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : [typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value).replace('-', '')]
    const story = Object.values(stories)
    expect(told).toHaveLength(story.length)
    const missing = story.flatMap((each, place) =>
      texts(each).filter((text) => !(told[place]?.replaceAll('-', '') ?? '').includes(text.replaceAll('-', ''))),
    )
    expect(missing).toEqual([])
  })

  it('tell of an order that was billed twice', () => {
    const { order, supplierNumber } = stories.billedTwice
    const bills = billsOf(order)
    expect(bills.map(({ ref }) => ref)).toEqual([supplierNumber, supplierNumber])
    expect(bills[0]?.amount_total).toBe(bills[1]?.amount_total)
  })

  it('tell of a delivery that came short', () => {
    const { order, ordered, received } = stories.cameShort
    expect(linesOf(orderNamed(order))).toMatchObject([{ product_qty: ordered, qty_received: received }])
  })

  it('tell of a price that was wrong', () => {
    const { order, supplierNumber, ordered, billed } = stories.wrongPrice
    const [line] = linesOf(orderNamed(order))
    expect(line?.price_unit).toBe(ordered)
    expect(billsOf(order).map(({ ref }) => ref)).toEqual([supplierNumber])
    expect(where('account.move.line', 'purchase_line_id', line?.id)).toMatchObject([{ price_unit: billed }])
  })

  it('tell of a pump that was sent back', () => {
    const { order, lot } = stories.sentBack
    expect(linesOf(orderNamed(order))).toMatchObject([{ product_qty: 2, qty_received: 1, qty_invoiced: 2 }])
    expect(stockOf(lot)).toEqual({})
  })

  it('tell of an order that is late', () => {
    const order = orderNamed(stories.late.order)
    expect(order).toMatchObject({ state: 'purchase', receipt_status: 'pending' })
    expect(String(order.date_planned) < day(-14)).toBe(true)
  })

  it('tell of a supplier that was entered twice', () => {
    const { suppliers, orders, prices } = stories.enteredTwice
    const partners = suppliers.map((name) => where('res.partner', 'name', name)[0])
    expect(partners[0]?.vat).toBeTruthy()
    expect(partners[0]?.vat).toBe(partners[1]?.vat)
    const bought = orders.map(orderNamed)
    expect(bought.map(({ partner_id }) => partner_id)).toEqual(partners.map((partner) => partner?.id))
    const lines = bought.flatMap(linesOf)
    expect(lines.map(({ price_unit }) => price_unit)).toEqual(prices)
    expect(lines[0]?.product_id).toBe(lines[1]?.product_id)
  })

  it.each(['aboutToExpire', 'expired'] as const)('tell of a lot by its expiry: %s', (name) => {
    const { lot, item, place, quantity, days } = stories[name]
    expect(stockOf(lot)).toEqual({ [place]: quantity })
    expect(itemOf(lot)).toBe(item)
    expect(expiryOf(lot)).toBe(day(days))
  })

  it('tell of a lot in three places', () => {
    const { lot, item, quantities } = stories.spread
    expect(Object.values(stockOf(lot)).sort((one, other) => one - other)).toEqual(quantities)
    expect(itemOf(lot)).toBe(item)
  })

  it('tell of a ward that closed', () => {
    const { order, code, ward } = stories.closedWard
    const centres = where('account.analytic.account', 'code', code)
    expect(centres).toMatchObject([{ name: ward, active: false }])
    const charged = linesOf(orderNamed(order)).map(({ analytic_distribution }) => analytic_distribution)
    expect(charged).toContainEqual({ [String(centres[0]?.id)]: 100 })
  })
})
