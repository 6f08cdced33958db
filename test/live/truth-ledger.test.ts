import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, type OdooRecord, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const states = { draft: 'DRAFT', posted: 'POSTED', cancel: 'CANCELLED' }
const paymentStates = {
  not_paid: 'NOT_PAID',
  in_payment: 'IN_PAYMENT',
  partial: 'PARTIAL',
  paid: 'PAID',
  reversed: 'REVERSED',
  blocked: 'BLOCKED',
  invoicing_legacy: 'LEGACY',
}
const billKinds = { in_invoice: 'BILL', in_refund: 'REFUND', in_receipt: 'RECEIPT' }
const columns = [
  'name',
  'move_type',
  'state',
  'payment_state',
  'partner_id',
  'ref',
  'company_id',
  'invoice_date',
  'invoice_date_due',
  'amount_untaxed',
  'amount_tax',
  'amount_total',
  'amount_residual',
  'currency_id',
]
const money =
  'untaxed { amount currency } tax { amount currency } total { amount currency } residual { amount currency }'

describeLive('What the graph says of bills and invoices', (odoo) => {
  let graph: Graph
  let oracle: Oracle

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
  })

  const inCommon = (move: OdooRecord, type: string) => ({
    id: idOf(type, move.id),
    number: orNull(move.name),
    state: wordFor(states, move.state),
    paymentState: wordFor(paymentStates, move.payment_state),
    company: refOf('Company', move.company_id),
    dueDate: orNull(move.invoice_date_due),
    untaxed: oracle.money(move, 'amount_untaxed'),
    tax: oracle.money(move, 'amount_tax'),
    total: oracle.money(move, 'amount_total'),
    residual: oracle.money(move, 'amount_residual'),
  })
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

  it('is what Odoo says of each vendor bill, refund and receipt', async () => {
    const said = await everyNode(
      graph,
      'vendorBills',
      'first: 200',
      `id number kind state paymentState supplier { id } supplierReference company { id } billDate dueDate ${money}`,
    )
    const moves = await oracle.all('account.move', columns, [['move_type', 'in', Object.keys(billKinds)]])
    expect(said.sort(byId)).toEqual(
      moves
        .map((move) => ({
          ...inCommon(move, 'VendorBill'),
          kind: wordFor(billKinds, move.move_type),
          supplier: refOf('Supplier', move.partner_id),
          supplierReference: orNull(move.ref),
          billDate: orNull(move.invoice_date),
        }))
        .sort(byId),
    )
  })

  it('is what Odoo says of each invoice, and says nothing of credit notes or of whom it is for', async () => {
    const said = await everyNode(
      graph,
      'invoices',
      'first: 200',
      `id number state paymentState company { id } invoiceDate dueDate ${money}`,
    )
    const moves = await oracle.all('account.move', columns, [['move_type', 'in', ['out_invoice', 'out_receipt']]])
    expect(said.sort(byId)).toEqual(
      moves.map((move) => ({ ...inCommon(move, 'Invoice'), invoiceDate: orNull(move.invoice_date) })).sort(byId),
    )
  })
})

describeSeeded('Of the seeded bills', (odoo) => {
  it('the graph shows bills and refunds in every state, paid in every way, in three currencies, with and without a date', async () => {
    const { vendorBills } = await graphOver(odoo).data(
      '{ vendorBills(first: 500) { nodes { number kind state paymentState billDate total { currency } } } }',
    )
    const seen = (of: (bill: Answer) => unknown) => [...new Set(vendorBills.nodes.map(of))].sort()
    expect(seen(({ kind }) => kind)).toEqual(['BILL', 'REFUND'])
    expect(seen(({ state }) => state)).toEqual(['CANCELLED', 'DRAFT', 'POSTED'])
    expect(seen(({ paymentState }) => paymentState)).toEqual(['NOT_PAID', 'PAID', 'PARTIAL', 'REVERSED'])
    expect(seen(({ total }) => total.currency)).toEqual(['EUR', 'JPY', 'USD'])
    expect(vendorBills.nodes.filter(({ number }: Answer) => number === null).length).toBeGreaterThan(5)
  })
})
