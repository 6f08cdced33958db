/** Which records of a model an account may read; of all others Odoo says that they are not there. */
export interface RecordRule {
  readonly model: string
  /** Odoo's condition, as Odoo keeps it: text. */
  readonly domain: string
  /** What it is there for, as the rule's name in Odoo says it. */
  readonly hides: string
}

const bills = `['in_invoice', 'in_refund', 'in_receipt']`
const documents = `['in_invoice', 'in_refund', 'in_receipt', 'out_invoice', 'out_refund', 'out_receipt']`

/**
 * What the reader may see of models that hold much more than the product shows: in a hospital's Odoo partners are
 * patients too, the ledger has the payroll in it, and whoever signed up to the portal is a user.
 *
 * No answer of the product may depend on what they hide; the live test compares.
 */
export const readerRules: readonly RecordRule[] = [
  {
    model: 'res.partner',
    // Suppliers as `sources/odoo/suppliers.ts` of master data knows them, their contacts and addresses, the companies
    // with theirs, whoever is a user (Odoo shows no user whose partner is hidden), and organizations: payers are some.
    domain: [
      `['|', '|', '|', '|', '|', '|', '|', ('is_company', '=', True), ('partner_share', '=', False)`,
      `('id', '=', user.partner_id.id)`,
      `('supplier_rank', '>', 0), ('commercial_partner_id.supplier_rank', '>', 0)`,
      `('commercial_partner_id.ref_company_ids', '!=', False)`,
      `('purchase_line_ids', '!=', False), ('invoice_ids.move_type', 'in', ${bills})]`,
    ].join(', '),
    hides: 'people who are customers, such as patients',
  },
  {
    model: 'res.users',
    domain: `['|', ('share', '=', False), ('id', '=', user.id)]`,
    hides: 'users of the portal',
  },
  {
    model: 'account.move',
    domain: `['|', ('move_type', 'in', ${documents}), ('origin_payment_id', '!=', False)]`,
    hides: 'entries other than bills, invoices and payments, such as the payroll',
  },
  {
    model: 'account.move.line',
    // Receivables are summed up wherever they were entered.
    domain: [
      `['|', '|', ('account_id.account_type', '=', 'asset_receivable')`,
      `('move_id.move_type', 'in', ${documents}), ('move_id.origin_payment_id', '!=', False)]`,
    ].join(', '),
    hides: 'lines of entries other than bills, invoices, payments and receivables',
  },
  {
    model: 'account.payment',
    domain: `[('partner_type', '=', 'customer')]`,
    hides: 'payments to suppliers and staff',
  },
]
