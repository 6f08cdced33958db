type Row = Readonly<Record<string, unknown>>
type Specification = Readonly<Record<string, { readonly fields?: Specification; readonly limit?: number }>>
type SearchRead = (model: string, body: Row) => readonly Row[]

/** What lists of a model are lists of, and what other fields point at. */
const listed: Readonly<Record<string, string>> = {
  order_line: 'purchase.order.line',
  invoice_ids: 'account.move',
  invoice_line_ids: 'account.move.line',
  invoice_lines: 'account.move.line',
  seller_ids: 'product.supplierinfo',
  line_ids: 'purchase.requisition.line',
  purchase_ids: 'purchase.order',
  move_ids: 'stock.move',
  reconciled_payment_ids: 'account.payment',
  picking_ids: 'stock.picking',
  partner_id: 'res.partner',
  vendor_id: 'res.partner',
  product_id: 'product.product',
  user_id: 'res.users',
  property_supplier_payment_term_id: 'account.payment.term',
  lot_id: 'stock.lot',
  order_id: 'purchase.order',
  purchase_id: 'purchase.order',
  purchase_line_id: 'purchase.order.line',
  purchase_requisition_id: 'purchase.requisition',
  move_id: 'account.move',
  reversal_move_ids: 'account.move',
  reversed_entry_id: 'account.move',
}

/** Whether a call reads records of this model along with others. */
export function readsAlong({ specification }: Row, model: string): boolean {
  return Object.entries((specification ?? {}) as Specification).some(
    ([field, { fields }]) =>
      fields !== undefined && (listed[field] === model || readsAlong({ specification: fields }, model)),
  )
}

/** The records of the instant Odoo, with those of their lists that the specification wants. */
export function readWithLists(model: string, body: Row, searchRead: SearchRead): Row[] {
  const specification = body.specification as Specification
  const rows = searchRead(model, { ...body, fields: Object.keys(specification) })
  return rows.map((row) => ({ ...row, ...listsOf(row, specification, searchRead) }))
}

function listsOf(row: Row, specification: Specification, searchRead: SearchRead): Row {
  const lists: Record<string, unknown> = {}
  for (const [field, { fields, limit = Number.POSITIVE_INFINITY }] of Object.entries(specification)) {
    if (fields === undefined || row[field] === false) continue
    const model = listed[field]
    if (model === undefined) throw new Error(`The instant Odoo does not know what ${field} is a list of`)
    const read = (id: number) =>
      readWithLists(model, { domain: [['id', 'in', [id]]], specification: fields }, searchRead)
    if (typeof row[field] === 'number') lists[field] = read(row[field])[0]
    else lists[field] = (row[field] as readonly number[]).flatMap((id, place) => (place < limit ? read(id) : [{ id }]))
  }
  return lists
}
