import { columnOf } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'
import { fieldNamed, modelNamed } from '../models.ts'
import { roundTo } from '../rounding.ts'
import type { TableRow } from '../tables.ts'
import { change, pointing } from './change.ts'
import { invoices } from './invoices.ts'
import type { Writable } from './writable.ts'

/** Orders, transfers and invoices: what Odoo takes as plain writes of a state, which move no goods. */
export const documents: Readonly<Record<string, Writable>> = {
  'purchase.order': {
    fields: ['partner_ref', 'origin', 'priority', 'state', 'partner_id'],
    follows: followOrder,
    check: checkOrder,
    after: followLines,
  },
  'stock.picking': { fields: ['state'], after: (_, row, env) => followReceipts(row, env) },
  'account.move': invoices,
}

function followOrder(row: TableRow): Record<string, unknown> {
  return { date_calendar_start: (row.state === 'purchase' ? row.date_approve : row.date_order) || false }
}

function checkOrder(row: TableRow, changed: readonly string[], env: Environment): void {
  if (!changed.includes('partner_id')) return
  const isPricedByOdoo = (line: TableRow) =>
    line.technical_price_unit === line.price_unit &&
    pointing('account.move.line', 'purchase_line_id', line.id, env).length === 0
  // Odoo asks the other supplier's prices for them.
  if (linesOf(row, env).some(isPricedByOdoo)) {
    throw beyondTheDouble('give an order to another supplier whose prices nobody entered by hand')
  }
  const company = env.tables.get('res.company', Number(row.company_id))
  const currency = ofPartner('property_purchase_currency_id', row, env) ?? company?.currency_id
  if (row.currency_id !== currency) throw beyondTheDouble('give an order to a supplier of another currency')
}

/** What its supplier has in the company of an order. */
function ofPartner(name: string, { partner_id, company_id }: TableRow, env: Environment) {
  const field = fieldNamed(modelNamed('res.partner'), name)
  const inCompany = env.sudo().with({ allowed_company_ids: [company_id] })
  return columnOf(field, inCompany)(env.tables.get('res.partner', Number(partner_id)))
}

function followLines(before: TableRow | null, row: TableRow, env: Environment): void {
  const lines = linesOf(row, env)
  if (before?.partner_id !== row.partner_id) {
    for (const line of lines) change('purchase.order.line', line, { partner_id: row.partner_id }, env)
    const receipt_reminder_email = ofPartner('receipt_reminder_email', row, env) ?? false
    const reminder_date_before_receipt = ofPartner('reminder_date_before_receipt', row, env) ?? false
    change('purchase.order', row, { receipt_reminder_email, reminder_date_before_receipt }, env)
  }
  if (before?.state === row.state) return
  const open = lines.map((line) => {
    const toInvoice = row.state === 'purchase' ? roundTo(invoiceable(line, env) - Number(line.qty_invoiced || 0), 2) : 0
    change('purchase.order.line', line, { qty_to_invoice: toInvoice }, env)
    return line.display_type ? 0 : toInvoice
  })
  const isBilled = Array.isArray(row.invoice_ids) && row.invoice_ids.length > 0
  const status = open.some((quantity) => quantity !== 0) ? 'to invoice' : isBilled ? 'invoiced' : 'no'
  const order = env.tables.get('purchase.order', row.id) as TableRow
  change('purchase.order', order, { invoice_status: row.state === 'purchase' ? status : 'no' }, env)
}

function invoiceable(line: TableRow, env: Environment): number {
  const product = env.tables.get('product.product', Number(line.product_id))
  const template = env.tables.get('product.template', Number(product?.product_tmpl_id))
  return Number((template?.purchase_method === 'purchase' ? line.product_qty : line.qty_received) || 0)
}

function linesOf({ id }: TableRow, env: Environment): TableRow[] {
  return pointing('purchase.order.line', 'order_id', id, env)
}

/** An order says how far it was received by the states of its transfers. */
function followReceipts({ id }: TableRow, env: Environment): void {
  const lines = new Set(pointing('stock.move', 'picking_id', id, env).map((move) => Number(move.purchase_line_id)))
  const orders = [...lines].flatMap((line) => env.tables.get('purchase.order.line', line)?.order_id ?? [])
  for (const order of new Set(orders)) {
    const row = env.tables.get('purchase.order', Number(order))
    if (row !== undefined) change('purchase.order', row, { receipt_status: receiptStatus(row, env) }, env)
  }
}

function receiptStatus(order: TableRow, env: Environment): string | false {
  const moves = linesOf(order, env).flatMap(({ id }) => pointing('stock.move', 'purchase_line_id', id, env))
  const pickings = new Set(moves.map(({ picking_id }) => Number(picking_id)))
  const states = [...pickings].flatMap((id) => env.tables.get('stock.picking', id)?.state ?? [])
  if (states.every((state) => state === 'cancel')) return false
  if (states.every((state) => state === 'done' || state === 'cancel')) return 'full'
  return states.includes('done') ? 'partial' : 'pending'
}
