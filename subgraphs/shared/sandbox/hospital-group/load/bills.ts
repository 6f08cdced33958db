import type { BilledLine, CustomerInvoice, Item, Reversal, VendorBill } from '../group.ts'
import type { LoadSession } from './session.ts'
import type { LoadRow } from './tables.ts'
import { type CallScope, OdooRefused, type OdooRow } from './trial-odoo.ts'

/** Vendor bills and refunds, each line tied to the order line it bills. */
export async function loadBills(session: LoadSession): Promise<void> {
  const items = new Map(session.group.items.map((item) => [item.key, item]))
  const orderOf = new Map(session.group.orders.flatMap(({ lines, number }) => lines.map(({ key }) => [key, number])))
  const { bills, orders } = session.group
  const facilityOf = new Map(orders.flatMap(({ lines, facility }) => lines.map(({ key }) => [key, facility])))
  // By facility: what is billed and taken back of one order has to be written one after the other.
  await session.eachFacility(async ({ key }, scope) => {
    const own = bills.filter(({ lines }) => lines.some(({ orderLine }) => facilityOf.get(orderLine ?? '') === key))
    const tax = `account.${scope.companies[0]}_purchase_tax_template`
    await session.create(
      'account.move',
      own.map((bill) => billRow(bill, tax, items, orderOf)),
      { ...scope, atOnce: 50 },
    )
  })
  await session.eachCompany(({ key }, scope) => {
    const own = bills.filter(({ company }) => company === key)
    return post(session, own, scope)
  })
}

function billRow(
  bill: VendorBill,
  tax: string,
  items: ReadonlyMap<string, Item>,
  orderOf: ReadonlyMap<string, string>,
): LoadRow {
  const orders = new Set(bill.lines.flatMap(({ orderLine }) => orderOf.get(orderLine ?? '') ?? []))
  return {
    key: bill.key,
    columns: {
      move_type: bill.kind === 'bill' ? 'in_invoice' : 'in_refund',
      'company_id/id': bill.company,
      'partner_id/id': bill.supplier,
      'currency_id/id': `base.${bill.currency}`,
      ref: bill.supplierNumber,
      invoice_origin: [...orders].join(', '),
      invoice_date: bill.billedOn,
      date: bill.billedOn,
    },
    children: {
      field: 'invoice_line_ids',
      rows: bill.lines.map((line, index) => ({
        key: `${bill.key}_line_${index + 1}`,
        columns: { sequence: 10 + index, ...billedColumns(line, tax, items) },
      })),
    },
  }
}

function billedColumns(line: BilledLine, tax: string, items: ReadonlyMap<string, Item>): LoadRow['columns'] {
  const item = items.get(line.item ?? '')
  return {
    name: item === undefined ? line.text : item.sku ? `[${item.sku}] ${item.name}` : item.name,
    'product_id/id': line.item,
    'product_uom_id/id': line.unit,
    'purchase_line_id/id': line.orderLine,
    quantity: line.quantity,
    price_unit: line.price,
    discount: line.discount,
    'tax_ids/id': line.taxed ? tax : null,
  }
}

/** Invoices to payers. */
export async function loadInvoices(session: LoadSession): Promise<void> {
  await session.eachCompany(async ({ key }, scope) => {
    const own = session.group.invoices.filter(({ company }) => company === key)
    const tax = `account.${scope.companies[0]}_sale_tax_template`
    await session.create(
      'account.move',
      own.map((invoice) => ({
        key: invoice.key,
        columns: {
          move_type: 'out_invoice',
          'company_id/id': invoice.company,
          'partner_id/id': invoice.payer,
          'currency_id/id': `base.${invoice.currency}`,
          ref: invoice.reference,
          invoice_date: invoice.invoicedOn,
          date: invoice.invoicedOn,
          'invoice_payment_term_id/id': 'account.account_payment_term_30days',
        },
        children: {
          field: 'invoice_line_ids',
          rows: invoice.lines.map(({ text, quantity, price }, index) => ({
            key: `${invoice.key}_line_${index + 1}`,
            columns: { sequence: 10 + index, name: text, quantity, price_unit: price, 'tax_ids/id': tax },
          })),
        },
      })),
      scope,
    )
    await post(session, own, scope)
  })
}

async function post(
  session: LoadSession,
  documents: readonly (VendorBill | CustomerInvoice)[],
  scope: CallScope,
): Promise<void> {
  const bring = async (wanted: VendorBill['state'], method: string, to: string) => {
    const some = documents.filter(({ state }) => state === wanted)
    const ids = await session.inState('account.move', some, 'draft', scope)
    await session.transition('account.move', method, ids, ({ state }) => state === to, scope)
  }
  await bring('posted', 'action_post', 'posted')
  await bring('cancelled', 'button_cancel', 'cancel')
}

/** Bills and invoices taken back whole. */
export async function loadReversals(session: LoadSession): Promise<void> {
  const { group } = session
  const companyOf = new Map([...group.bills, ...group.invoices].map(({ key, company }) => [key, company]))
  await session.eachCompany(async ({ key: company }, scope) => {
    const own = group.reversals.filter(({ document }) => companyOf.get(document) === company)
    const before = await reversalsOf(session, own, scope)
    session.progress.expect(own.length, before.size)
    for (const reversal of own.filter(({ key }) => !before.has(key))) await reverse(session, reversal, scope)
    const made = await reversalsOf(session, own, scope)
    if (made.size < own.length) throw new OdooRefused('Cannot take bills back: Odoo made no refunds for them')
    await session.adopt('account.move', new Map([...made].map(([key, { id }]) => [key, id])))
    const posted = own.filter(({ state }) => state === 'posted')
    const ids = await session.inState('account.move', posted, 'draft', scope)
    await session.transition('account.move', 'action_post', ids, ({ state }) => state === 'posted', scope)
  })
}

async function reverse(
  session: LoadSession,
  { document, reason, reversedOn }: Reversal,
  scope: CallScope,
): Promise<void> {
  const { odoo } = session
  const id = (await session.known('account.move')).get(document)
  const [move] = await odoo.read('account.move', [['id', '=', id]], ['journal_id'], scope)
  const context = { active_model: 'account.move', active_ids: [id] }
  const values = { journal_id: move?.journal_id, reason, date: reversedOn }
  const ids = await odoo.call<number[]>('account.move.reversal/create', { vals_list: [values] }, { ...scope, context })
  await odoo.call('account.move.reversal/reverse_moves', { ids }, { ...scope, context })
  session.progress.advance(1)
}

async function reversalsOf(
  session: LoadSession,
  reversals: readonly Reversal[],
  scope: CallScope,
): Promise<Map<string, OdooRow>> {
  const known = await session.known('account.move')
  const documents = reversals.flatMap(({ document }) => known.get(document) ?? [])
  const rows = await session.odoo.read(
    'account.move',
    [['reversed_entry_id', 'in', documents]],
    ['reversed_entry_id'],
    scope,
  )
  const byDocument = new Map(rows.map((row) => [row.reversed_entry_id, row]))
  return new Map(
    reversals.flatMap(({ key, document }) => {
      const row = byDocument.get(known.get(document))
      return row === undefined ? [] : [[key, row] as const]
    }),
  )
}
