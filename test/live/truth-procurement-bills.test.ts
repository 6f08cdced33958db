import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive } from './live.ts'
import { askOdoo, decimal, idOf, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const kinds = { product: 'ITEM', line_section: 'SECTION', line_subsection: 'SUBSECTION', line_note: 'NOTE' }
const billTypes = ['in_invoice', 'in_refund', 'in_receipt']
const selection = `id number dueDate posting { id number } lines(first: 200) { nodes {
  id kind description discount item { id } quantity { value unit { id } } purchaseOrderLine { id }
  unitPrice { amount currency } subtotal { amount currency } total { amount currency }
} }`

describeLive('What the graph says of the lines of vendor bills', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let said: Map<string, Answer>

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    const bills = await everyNode(graph, 'vendorBills', 'first: 200', selection)
    said = new Map(bills.map((bill) => [bill.id, bill]))
  })

  it('is what Odoo says of each line that people wrote, in their order', async () => {
    const written = ['display_type', 'in', Object.keys(kinds)]
    const lines = await oracle.all(
      'account.move.line',
      [
        'move_id',
        'display_type',
        'name',
        'discount',
        'product_id',
        'quantity',
        'product_uom_id',
        'purchase_line_id',
        'price_unit',
        'price_subtotal',
        'price_total',
        'currency_id',
      ],
      [written, ['move_id.move_type', 'in', billTypes]],
    )
    const byKey = new Map(lines.map((line) => [line.id, line]))
    const bills = await oracle.all('account.move', ['invoice_line_ids'], [['move_type', 'in', billTypes]])
    expect(lines.length).toBeGreaterThan(0)
    for (const bill of bills) {
      const expected = bill.invoice_line_ids.map((key: number) => {
        const line = byKey.get(key)
        if (line === undefined) throw new Error(`no line ${key}`)
        return {
          id: idOf('VendorBillLine', line.id),
          kind: wordFor(kinds, line.display_type),
          description: orNull(line.name),
          discount: decimal(line.discount, 0, 4),
          item: refOf('Item', line.product_id),
          quantity: line.product_uom_id
            ? { value: oracle.quantity(line.quantity), unit: refOf('UnitOfMeasure', line.product_uom_id) }
            : null,
          purchaseOrderLine: refOf('PurchaseOrderLine', line.purchase_line_id),
          unitPrice: oracle.price(line, 'price_unit'),
          subtotal: oracle.money(line, 'price_subtotal'),
          total: oracle.money(line, 'price_total'),
        }
      })
      expect(said.get(idOf('VendorBill', bill.id)).lines.nodes).toEqual(expected)
    }
  })

  it('names the entry in the books of each bill that is posted, and of no other', async () => {
    const moves = await oracle.all('account.move', ['name', 'state'], [['move_type', 'in', billTypes]])
    for (const { id, name, state } of moves) {
      const posting = state === 'posted' ? { id: idOf('LedgerPosting', id), number: name } : null
      expect(said.get(idOf('VendorBill', id)).posting).toEqual(posting)
    }
  })

  it('finds bills by part of their number and by the days they are due', async () => {
    const moves = await oracle.all('account.move', ['name', 'invoice_date_due'], [['move_type', 'in', billTypes]])
    const due = moves
      .map(({ invoice_date_due }) => invoice_date_due)
      .filter(Boolean)
      .sort()
    const [from, to] = [due[Math.floor(due.length / 3)], due[Math.floor(due.length / 2)]]
    const filter = `filter: { numberContains: "bill/", dueDateFrom: "${from}", dueDateTo: "${to}" }`
    const found = await everyNode(graph, 'vendorBills', `first: 50, ${filter}`, 'id')
    const expected = moves.filter(
      ({ name, invoice_date_due: day }) => String(name).toLowerCase().includes('bill/') && day >= from && day <= to,
    )
    expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => idOf('VendorBill', id)).sort())
  })
})
