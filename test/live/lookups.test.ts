import { beforeAll, expect, it } from 'vitest'
import { codesOf, type Graph, graphOver } from './graph.ts'
import { runInside } from './inside.ts'
import { describeSeeded } from './live.ts'
import { askOdoo, idOf, type Oracle } from './oracle.ts'

const lookups = {
  item: 'Item',
  supplier: 'Supplier',
  facility: 'Facility',
  itemCategory: 'ItemCategory',
  storageLocation: 'StorageLocation',
  costCenter: 'CostCenter',
  company: 'Company',
  unitOfMeasure: 'UnitOfMeasure',
  purchaseOrder: 'PurchaseOrder',
  vendorBill: 'VendorBill',
  stockTransfer: 'StockTransfer',
  lot: 'Lot',
  invoice: 'Invoice',
}
const lists = {
  items: 'item',
  suppliers: 'supplier',
  itemCategories: 'itemCategory',
  facilities: 'facility',
  storageLocations: 'storageLocation',
  costCenters: 'costCenter',
  companies: 'company',
  purchaseOrders: 'purchaseOrder',
  vendorBills: 'vendorBill',
  stockTransfers: 'stockTransfer',
  invoices: 'invoice',
  stockPositions: 'stockPosition',
}

// A draft marks nobody as a supplier: Odoo does so when the first bill is posted.
const makeSuppliers = `
ordered, billed, stranger = env['res.partner'].create([{'name': 'Ordered from'}, {'name': 'Billed by'}, {'name': 'Stranger'}])
line = {'name': 'Gauze', 'product_id': env['product.product'].search([], limit=1).id, 'product_qty': 1, 'price_unit': 1}
order = env['purchase.order'].create({'partner_id': ordered.id, 'order_line': [(0, 0, line)]})
line = {'name': 'Gauze', 'quantity': 1, 'price_unit': 1}
bill = env['account.move'].create({'move_type': 'in_invoice', 'partner_id': billed.id, 'invoice_line_ids': [(0, 0, line)]})
result = {'ordered': ordered.id, 'billed': billed.id, 'stranger': stranger.id, 'order': order.id, 'bill': bill.id}
`
const unmakeSuppliers = (made: Record<'ordered' | 'billed' | 'order' | 'bill' | 'stranger', number>) => `
env['account.move'].browse(${made.bill}).unlink()
env['purchase.order'].browse(${made.order}).button_cancel()
env['purchase.order'].browse(${made.order}).unlink()
env['res.partner'].browse([${made.ordered}, ${made.billed}, ${made.stranger}]).unlink()
`

describeSeeded('A lookup by id', (odoo) => {
  const graph: Graph = graphOver(odoo)
  let oracle: Oracle
  beforeAll(async () => {
    oracle = await askOdoo(odoo)
  })

  it.each(Object.entries(lists))('finds what the list %s holds, by %s', async (list, lookup) => {
    const { page } = await graph.data(`{ page: ${list}(first: 5) { nodes { id __typename } } }`)
    const asked = page.nodes.map(
      ({ id }: { id: string }, index: number) => `n${index}: ${lookup}(id: "${id}") { id __typename }`,
    )
    expect(Object.values(await graph.data(`{ ${asked.join(' ')} }`))).toEqual(page.nodes)
  })

  it('finds places, lots and units, which have no list of their own', async () => {
    const { stockPositions } = await graph.data(
      '{ stockPositions(first: 200) { nodes { location { id name } lot { id number } onHand { unit { id name } } } } }',
    )
    const { location, lot, onHand } = stockPositions.nodes.find((position: { lot: unknown }) => position.lot)
    expect(
      await graph.data(
        `{ storageLocation(id: "${location.id}") { id name } lot(id: "${lot.id}") { id number } unitOfMeasure(id: "${onHand.unit.id}") { id name } }`,
      ),
    ).toEqual({ storageLocation: location, lot, unitOfMeasure: onHand.unit })
  })

  it.each(Object.entries(lookups))('of a %s that is not there is null, without an error', async (lookup, type) => {
    for (const key of [2_147_483_647, 999_999]) {
      const { data, errors } = await graph.ask(`{ it: ${lookup}(id: "${idOf(type, key)}") { id __typename } }`)
      expect(data).toEqual({ it: null })
      expect(errors).toBeUndefined()
    }
  })

  it('of a position whose stock is gone is null', async () => {
    const id = Buffer.from('odoo/StockPosition/1-1-0-0-0').toString('base64url')
    expect(await graph.data(`{ stockPosition(id: "${id}") { id } }`)).toEqual({ stockPosition: null })
  })

  it('cannot reach past its type: journal entries, partners and places of another kind are null', async () => {
    const first = async (model: string, domain: readonly unknown[]) =>
      (await oracle.all(model, ['id'], domain))[0]?.id as number
    const [bill, invoice, creditNote, entry, payer] = await Promise.all([
      first('account.move', [['move_type', '=', 'in_invoice']]),
      first('account.move', [['move_type', '=', 'out_invoice']]),
      first('account.move', [['move_type', '=', 'out_refund']]),
      first('account.move', [['move_type', '=', 'entry']]),
      first('res.partner', [['name', 'like', 'Payer']]),
    ])
    const asked = [
      ...[invoice, creditNote, entry].map((key) => ['vendorBill', 'VendorBill', key] as const),
      ...[bill, creditNote, entry].map((key) => ['invoice', 'Invoice', key] as const),
      ['supplier', 'Supplier', payer] as const,
    ]
    for (const [lookup, type, key] of asked) {
      const { data, errors } = await graph.ask(`{ it: ${lookup}(id: "${idOf(type, key)}") { id __typename } }`)
      expect({ lookup, data, errors }).toEqual({ lookup, data: { it: null }, errors: undefined })
    }
  })

  it('finds a supplier that Odoo does not mark as one, because something was ordered there or billed from there', async () => {
    const made = await runInside<Record<'ordered' | 'billed' | 'order' | 'bill' | 'stranger', number>>(
      odoo,
      makeSuppliers,
    )
    try {
      const lookup = (key: number) => `supplier(id: "${idOf('Supplier', key)}") { name }`
      const asked = `{ ordered: ${lookup(made.ordered)} billed: ${lookup(made.billed)} stranger: ${lookup(made.stranger)} }`
      expect(await graph.data(asked)).toEqual({
        ordered: { name: 'Ordered from' },
        billed: { name: 'Billed by' },
        stranger: null,
      })
    } finally {
      await runInside(odoo, unmakeSuppliers(made))
    }
  })

  it.each(Object.entries({ ...lookups, stockPosition: 'StockPosition' }))(
    'of a %s refuses an id of another type, and what is no id',
    async (lookup, type) => {
      const other = type === 'Item' ? 'Lot' : 'Item'
      const { errors, calls } = await graph.ask(`{ it: ${lookup}(id: "${idOf(other, 7)}") { id } }`)
      expect(codesOf(errors)).toEqual(['BAD_USER_INPUT of caregraph'])
      expect(errors?.[0]?.message).toBe(`Cannot read id: expected an id of ${type}, found an id of ${other}`)
      for (const id of [
        '',
        '7',
        'nonsense',
        idOf(type, -1),
        idOf(type, 1e20),
        `${idOf(type, 7)}=`,
        idOf(type, Number.NaN),
        '\\u0000',
        '💊',
      ]) {
        const { data, errors } = await graph.ask(`{ it: ${lookup}(id: "${id}") { id } }`)
        expect(data).toEqual({ it: null })
        expect(codesOf(errors)).toEqual(['BAD_USER_INPUT of caregraph'])
        expect(errors?.[0]?.message).toBe(`Cannot read id: expected an id of ${type} as this graph gave it`)
      }
      expect(calls.count()).toBe(0)
    },
  )

  it('takes a number for the text of it, which is no id', async () => {
    const { errors } = await graph.ask('{ item(id: 7) { name } }')
    expect(codesOf(errors)).toEqual(['BAD_USER_INPUT of caregraph'])
  })

  it('fails alone: the others in the same operation are answered', async () => {
    const { page } = await graph.data('{ page: items(first: 1) { nodes { id name } } }')
    const { data, errors } = await graph.ask(
      `{ bad: item(id: "nonsense") { name } good: item(id: "${page.nodes[0].id}") { id name } }`,
    )
    expect(data).toEqual({ bad: null, good: page.nodes[0] })
    expect(errors?.map(({ path }) => path)).toEqual([['bad']])
  })
})
