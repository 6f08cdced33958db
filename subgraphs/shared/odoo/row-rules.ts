import { and, type Domain, or } from './domain.ts'

/** Whose a record is, by the fields of its model that say so. */
export interface RowRule {
  /** What names its company. Null: records have no company. */
  readonly company: CompanyRule | null
  /** What names its facility. Null: records are of a company as a whole, or of nobody. */
  readonly facility: FacilityRule | null
  /** Which records a supplier may see. */
  readonly supplier: SupplierRule
}

export interface CompanyRule {
  readonly field: string
  /** Without a company it is everybody's. */
  readonly orShared: boolean
  /** Names the facility it is in: without a company of its own it is then of the facility's. */
  readonly facility?: string
}

export type FacilityRule =
  /** The field names it. `orNone`: a record that is in no facility is everybody's. */
  | { readonly field: string; readonly orNone: boolean }
  /** The field names an operation type, and that a facility. */
  | { readonly operationType: string }

export type SupplierRule =
  | 'every record'
  | 'none'
  /** Those where `field` names the supplier, among those that match `shown`. */
  | { readonly field: string; readonly shown: Domain }
  /** Those that match, for the keys by which the supplier goes. */
  | { readonly condition: (supplier: readonly number[]) => Domain }

const company = { field: 'company_id', orShared: false } as const
const companyOrShared = { field: 'company_id', orShared: true } as const
const companyOfPlace = { ...companyOrShared, facility: 'warehouse_id' } as const
const ofCompany = { company, facility: null } as const
const ofCompanyOrShared = { company: companyOrShared, facility: null } as const
const everybodys = { company: null, facility: null, supplier: 'every record' } as const
const ofGroup = { company: null, facility: null, supplier: 'none' } as const
const byOperationType = { operationType: 'picking_type_id' } as const

// What a supplier is shown in Odoo's own portal: what was sent to it or agreed with it, and what is in the books.
const shownOrders: Domain = [['state', 'in', ['sent', 'purchase', 'cancel']]]
const shownAgreements: Domain = [['state', 'in', ['confirmed', 'done']]]
const shownBills: Domain = [
  ['move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']],
  ['state', '=', 'posted'],
]

const ordersOf = (supplier: readonly number[]): Domain => and([['partner_id', 'in', supplier]], shownOrders)

/** Items in orders that were sent to a supplier, and items it has offered. */
function itemsOf(supplier: readonly number[]): Domain {
  return or(
    [['purchase_order_line_ids.order_id', 'any', ordersOf(supplier)]],
    [['seller_ids.partner_id', 'in', supplier]],
  )
}

/**
 * Who may see which records, by Odoo's model: one rule for all types of the graph and all sums that are made of a
 * model's records. A model without a rule is read by nobody.
 */
export const rowRules: Readonly<Record<string, RowRule>> = {
  // Master data.
  'res.company': { company: { field: 'id', orShared: false }, facility: null, supplier: 'every record' },
  'stock.warehouse': { company, facility: { field: 'id', orNone: false }, supplier: 'every record' },
  'stock.location': {
    company: companyOfPlace,
    facility: { field: 'warehouse_id', orNone: true },
    supplier: 'none',
  },
  'stock.picking.type': { company, facility: { field: 'warehouse_id', orNone: false }, supplier: 'every record' },
  'product.product': { ...ofCompanyOrShared, supplier: { condition: itemsOf } },
  'product.category': ofGroup,
  // Barcodes of packagings: asked for by items that were seen.
  'product.uom': everybodys,
  'res.partner': { ...ofCompanyOrShared, supplier: { field: 'id', shown: [] } },
  'res.country.state': everybodys,
  'account.payment.term': { ...ofCompanyOrShared, supplier: 'every record' },
  'account.analytic.account': { ...ofCompanyOrShared, supplier: 'none' },
  'account.analytic.plan': ofGroup,
  // Procurement.
  'purchase.order': {
    company,
    facility: byOperationType,
    supplier: { field: 'partner_id', shown: shownOrders },
  },
  'purchase.order.line': {
    company,
    facility: { operationType: 'order_id.picking_type_id' },
    supplier: { field: 'partner_id', shown: [['order_id', 'any', shownOrders]] },
  },
  'purchase.requisition': { ...ofCompany, supplier: { field: 'vendor_id', shown: shownAgreements } },
  'purchase.requisition.line': {
    ...ofCompany,
    supplier: { condition: (keys) => [['requisition_id', 'any', and([['vendor_id', 'in', keys]], shownAgreements)]] },
  },
  'product.supplierinfo': { ...ofCompanyOrShared, supplier: { field: 'partner_id', shown: [] } },
  // Names of buyers on orders that were seen.
  'res.users': ofGroup,
  // Vendor bills, invoices, credit notes and ledger postings. A supplier knows of its bills once they are in the books.
  'account.move': {
    ...ofCompany,
    supplier: { field: 'partner_id', shown: shownBills },
  },
  'account.move.line': {
    ...ofCompany,
    // The line itself names the company that a bill's address or contact belongs to.
    supplier: { condition: (keys) => [['move_id', 'any', and([['partner_id', 'in', keys]], shownBills)]] },
  },
  'account.payment': { ...ofCompany, supplier: 'none' },
  'account.journal': { ...ofCompany, supplier: 'none' },
  // Inventory.
  'stock.picking': {
    company,
    facility: byOperationType,
    supplier: { condition: (keys) => [['purchase_id', 'any', ordersOf(keys)]] },
  },
  'stock.move': {
    company,
    facility: byOperationType,
    supplier: { condition: (keys) => [['purchase_line_id.order_id', 'any', ordersOf(keys)]] },
  },
  'stock.move.line': { company, facility: byOperationType, supplier: 'none' },
  'stock.quant': { company: companyOfPlace, facility: { field: 'warehouse_id', orNone: false }, supplier: 'none' },
  'stock.lot': { ...ofCompanyOrShared, supplier: 'none' },
  'stock.warehouse.orderpoint': {
    company,
    facility: { field: 'warehouse_id', orNone: false },
    supplier: 'none',
  },
}

/** The fields of a model that say whose a record is, as far as they are its own. */
export function rowFieldsOf(model: string): readonly string[] {
  const { company, facility } = rowRules[model] ?? { company: null, facility: null }
  const fields = [company?.field, facility !== null && 'field' in facility ? facility.field : undefined]
  return fields.filter((field) => field !== undefined && field !== 'id') as string[]
}
