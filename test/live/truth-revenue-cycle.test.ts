import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, decimal, idOf, type OdooRecord, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const lineKinds = { product: 'ITEM', line_section: 'SECTION', line_subsection: 'SUBSECTION', line_note: 'NOTE' }
const paymentStates = {
  draft: 'DRAFT',
  in_process: 'IN_PROCESS',
  paid: 'PAID',
  canceled: 'CANCELLED',
  rejected: 'REJECTED',
}
const sales = ['out_invoice', 'out_receipt', 'out_refund']
const line = `lines(first: 200) { nodes {
  id kind item { id } description quantity { value unit { id } } unitPrice { amount currency } discount
  subtotal { amount currency } total { amount currency }
} }`
const posting = 'posting { id number postedOn journal { name code } }'

describeLive('What the graph says of the revenue cycle', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let moves: readonly OdooRecord[]
  let linesOf: Map<number, OdooRecord[]>
  let journals: ReadonlyMap<number, OdooRecord>
  let payments: readonly OdooRecord[]
  let documentsOf: (payment: OdooRecord) => readonly number[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    moves = await oracle.all('account.move', ['name', 'move_type', 'state', 'date', 'journal_id', 'reversed_entry_id'])
    const fields = ['move_id', 'display_type', 'product_id', 'name', 'quantity', 'product_uom_id', 'price_unit']
    const lines = await oracle.all(
      'account.move.line',
      [...fields, 'discount', 'price_subtotal', 'price_total', 'currency_id'],
      [
        ['display_type', 'in', Object.keys(lineKinds)],
        ['move_id.move_type', 'in', sales],
      ],
    )
    linesOf = Map.groupBy(lines, ({ move_id }) => move_id)
    journals = await oracle.byId('account.journal', ['name', 'code'])
    payments = await oracle.all(
      'account.payment',
      ['name', 'state', 'payment_type', 'company_id', 'date', 'amount', 'currency_id', 'move_id', 'invoice_ids'],
      [['partner_type', '=', 'customer']],
    )
    documentsOf = await walkReconciliations(oracle, payments)
  })

  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
  const sorted = (nodes: readonly Answer[]) => [...nodes].sort(byId)
  const ids = (type: string, keys: readonly number[]) => sorted(keys.map((key) => ({ id: idOf(type, key) })))
  const isOf = (...types: readonly string[]) => {
    const keys = new Set(moves.filter(({ move_type }) => types.includes(move_type)).map(({ id }) => id))
    return (key: number) => keys.has(key)
  }
  const postingOf = (key: number | false) => {
    const move = moves.find(({ id }) => id === key)
    if (move?.state !== 'posted') return null
    const { name, code } = journals.get(move.journal_id) as OdooRecord
    return { id: idOf('LedgerPosting', move.id), number: move.name, postedOn: move.date, journal: { name, code } }
  }
  const lines = (move: OdooRecord) =>
    sorted(
      (linesOf.get(move.id) ?? []).map((each) => ({
        id: idOf('InvoiceLine', each.id),
        kind: wordFor(lineKinds, each.display_type),
        item: refOf('Item', each.product_id),
        description: orNull(each.name),
        quantity:
          each.display_type === 'product'
            ? { value: oracle.quantity(each.quantity), unit: refOf('UnitOfMeasure', each.product_uom_id) }
            : null,
        unitPrice: oracle.price(each, 'price_unit'),
        discount: decimal(each.discount, 0, 4),
        subtotal: oracle.money(each, 'price_subtotal'),
        total: oracle.money(each, 'price_total'),
      })),
    )
  const paidBy = (move: OdooRecord) =>
    ids(
      'Payment',
      payments.filter((payment) => documentsOf(payment).includes(move.id)).map(({ id }) => id),
    )
  const asSets = (node: Answer) =>
    Object.fromEntries(
      Object.entries<Answer>(node).map(([name, value]) => [name, value?.nodes ? sorted(value.nodes) : value]),
    )

  it('is what Odoo says of the lines, payments, credit notes and posting of each invoice', async () => {
    const said = await everyNode(
      graph,
      'invoices',
      'first: 200',
      `id ${line} payments { nodes { id } } creditNotes { nodes { id } } ${posting}`,
    )
    const reversals = Map.groupBy(
      moves.filter(({ move_type }) => move_type === 'out_refund'),
      ({ reversed_entry_id }) => reversed_entry_id,
    )
    const invoices = moves.filter(({ id }) => isOf('out_invoice', 'out_receipt')(id))
    expect(said.map(asSets).sort(byId as never)).toEqual(
      sorted(
        invoices.map((move) => ({
          id: idOf('Invoice', move.id),
          lines: lines(move),
          payments: paidBy(move),
          creditNotes: ids(
            'CreditNote',
            (reversals.get(move.id) ?? []).map(({ id }) => id),
          ),
          posting: postingOf(move.id),
        })),
      ),
    )
  })

  it('is what Odoo says of each credit note', async () => {
    const said = await everyNode(
      graph,
      'creditNotes',
      'first: 200',
      `id number state company { id } creditNoteDate total { amount currency } residual { amount currency }
       invoice { id } ${line} payments { nodes { id } } ${posting}`,
    )
    const fields = ['name', 'state', 'company_id', 'invoice_date', 'amount_total', 'amount_residual', 'currency_id']
    const notes = await oracle.all('account.move', [...fields, 'reversed_entry_id'], [['move_type', '=', 'out_refund']])
    expect(said.map(asSets).sort(byId as never)).toEqual(
      sorted(
        notes.map((move) => ({
          id: idOf('CreditNote', move.id),
          number: orNull(move.name),
          state: wordFor({ draft: 'DRAFT', posted: 'POSTED', cancel: 'CANCELLED' }, move.state),
          company: refOf('Company', move.company_id),
          creditNoteDate: orNull(move.invoice_date),
          total: oracle.money(move, 'amount_total'),
          residual: oracle.money(move, 'amount_residual'),
          invoice: refOf('Invoice', move.reversed_entry_id),
          lines: lines(move),
          payments: paidBy(move),
          posting: postingOf(move.id),
        })),
      ),
    )
  })

  it('is what Odoo says of each payment of a customer, and says nothing of those to suppliers', async () => {
    const said = await everyNode(
      graph,
      'payments',
      'first: 200',
      `id number state direction company { id } paymentDate amount { amount currency } invoices { nodes { id } }
       creditNotes { nodes { id } } ${posting}`,
    )
    expect(said.map(asSets).sort(byId as never)).toEqual(
      sorted(
        payments.map((payment) => ({
          id: idOf('Payment', payment.id),
          number: orNull(payment.name),
          state: wordFor(paymentStates, payment.state),
          direction: wordFor({ inbound: 'RECEIVED', outbound: 'PAID_BACK' }, payment.payment_type),
          company: refOf('Company', payment.company_id),
          paymentDate: orNull(payment.date),
          amount: oracle.money(payment, 'amount'),
          invoices: ids('Invoice', documentsOf(payment).filter(isOf('out_invoice', 'out_receipt'))),
          creditNotes: ids('CreditNote', documentsOf(payment).filter(isOf('out_refund'))),
          posting: postingOf(payment.move_id),
        })),
      ),
    )
  })

  it.each(['2026-01-01', '2026-06-30', '2027-01-01'])(
    'adds up what is open by age on %s, in one call',
    async (asOf) => {
      const ages = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90Days'] as const
      const { data, calls } = await graph.ask(
        `{ receivablesByAge(asOf: "${asOf}") { company { id } ${ages.map((age) => `${age} { amount }`).join(' ')} total { amount currency } } }`,
      )
      const open = await oracle.all(
        'account.move.line',
        ['company_id', 'company_currency_id', 'date_maturity', 'amount_residual'],
        [
          ['account_type', '=', 'asset_receivable'],
          ['parent_state', '=', 'posted'],
          ['amount_residual', '!=', 0],
        ],
      )
      const ageOf = ({ date_maturity }: OdooRecord) => {
        const late = (Date.parse(asOf) - Date.parse(date_maturity)) / 86_400_000
        return ages[late <= 0 ? 0 : Math.min(4, Math.ceil(late / 30))]
      }
      const expected = [...Map.groupBy(open, ({ company_id }) => company_id)].map(([company, some]) => {
        const sum = (of: readonly OdooRecord[]) => {
          const amount_residual = of.reduce((total, each) => total + each.amount_residual, 0)
          return oracle.money({ id: 0, amount_residual, currency_id: some[0]?.company_currency_id }, 'amount_residual')
        }
        const aged = ages.map((age) => [age, { amount: sum(some.filter((each) => ageOf(each) === age)).amount }])
        return { company: refOf('Company', company), ...Object.fromEntries(aged), total: sum(some) }
      })
      const byCompany = (one: Answer, other: Answer) => byId(one.company, other.company)
      expect(data.receivablesByAge.sort(byCompany)).toEqual(expected.sort(byCompany))
      expect(calls.made.filter(({ call }) => call.endsWith('formatted_read_group'))).toHaveLength(1)
    },
  )
})

/** What each payment was made for or set off against: along every line that was reconciled with one of its own. */
async function walkReconciliations(oracle: Oracle, payments: readonly OdooRecord[]) {
  const lines = await oracle.all('account.move.line', ['move_id'], [['account_type', 'like', '_receivable']])
  const parts = await oracle.all('account.partial.reconcile', ['debit_move_id', 'credit_move_id'])
  const entryOf = new Map(lines.map(({ id, move_id }) => [id, move_id]))
  const pairs = parts.map((part) => [entryOf.get(part.debit_move_id), entryOf.get(part.credit_move_id)])
  const found = new Map(
    payments.map(({ id, move_id, invoice_ids }) => {
      const others = pairs.filter((pair) => move_id && pair.includes(move_id)).flat()
      return [id, [...new Set([...invoice_ids, ...others.filter((entry) => entry !== move_id)])]]
    }),
  )
  return ({ id }: OdooRecord) => found.get(id) ?? []
}

describeSeeded('Of the seeded invoices', (odoo) => {
  it('the graph shows drafts and posted ones, paid, reversed and open, and the links between them', async () => {
    const { invoices, payments, creditNotes } = await graphOver(odoo).data(`{
      invoices(first: 500) { nodes { state paymentState posting { id } payments { nodes { id } } creditNotes { nodes { id } } } }
      payments(first: 500) { nodes { state direction invoices { nodes { id } } } }
      creditNotes(first: 500) { nodes { state invoice { id } } }
    }`)
    const seen = (nodes: readonly Answer[], of: (node: Answer) => unknown) => [...new Set(nodes.map(of))].sort()
    expect(seen(invoices.nodes, ({ state }) => state)).toEqual(['DRAFT', 'POSTED'])
    expect(seen(invoices.nodes, ({ paymentState }) => paymentState)).toEqual([
      'NOT_PAID',
      'PAID',
      'PARTIAL',
      'REVERSED',
    ])
    expect(invoices.nodes.some((each: Answer) => each.payments.nodes.length > 0)).toBe(true)
    expect(invoices.nodes.some((each: Answer) => each.creditNotes.nodes.length > 0)).toBe(true)
    expect(seen(payments.nodes, ({ invoices: { nodes } }) => nodes.length > 0)).toEqual([false, true])
    expect(seen(payments.nodes, ({ state }) => state)).toEqual(['CANCELLED', 'DRAFT', 'IN_PROCESS', 'PAID'])
    expect(seen(payments.nodes, ({ direction }) => direction)).toEqual(['PAID_BACK', 'RECEIVED'])
    expect(creditNotes.nodes.some((each: Answer) => each.invoice !== null)).toBe(true)
  })
})
