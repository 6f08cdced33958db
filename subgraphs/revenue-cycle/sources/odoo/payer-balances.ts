import type { IdentifierField, MappedSystem } from '#shared/config/identifier-fields.ts'
import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { type Money, moneyOf, numberOf } from '#shared/odoo/columns.ts'
import { type Domain, or } from '#shared/odoo/domain.ts'
import { groupedKey } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { isStorableText } from '#shared/odoo/storable-text.ts'
import { numberName } from '#shared/projections/reading/identifier-systems.ts'
import { isAnyOf } from './typed-text.ts'

/** A number by which the books may know a payer. */
export interface PayerNumber {
  readonly system: MappedSystem
  readonly value: string
}

/** A customer of the books, by the numbers it bears. */
export interface NumberedCustomer {
  readonly key: number
  /** As `numberName` has them. */
  readonly numbers: ReadonlySet<string>
}

/** What is open of one customer's invoices in one currency. */
export interface OpenInvoices {
  readonly customer: number
  readonly open: Money
  readonly invoices: number
}

const mostCustomers = 10_000

/** Partners that bear any of these numbers in the fields that hold them: one call. No name of them is read. */
export async function readNumberedCustomers(
  odoo: Odoo,
  fields: readonly IdentifierField[],
  numbers: readonly PayerNumber[],
  request: RequestContext,
): Promise<readonly NumberedCustomer[]> {
  const usable = numbers.filter(({ value }) => isStorableText(value) && value.trim() !== '')
  const conditions = fields.flatMap(({ system, field }): Domain[] => {
    const values = usable.filter((number) => number.system === system).flatMap(({ value }) => waysToWrite(value))
    return values.length === 0 ? [] : [isAnyOf(field, [...new Set(values)])]
  })
  const [first, ...others] = conditions
  if (first === undefined) return []
  const search = {
    domain: or(first, ...others),
    fields: [...new Set(fields.map(({ field }) => field))],
    limit: mostCustomers + 1,
  }
  const rows = await odoo.searchRead('res.partner', search, request)
  if (rows.length > mostCustomers)
    throw new CostLimit(`Cannot look for payers: more than ${mostCustomers} partners fit`)
  return rows.map((row) => {
    const borne = fields.flatMap(({ system, field }) => {
      const value = row[field]
      return typeof value === 'string' ? [numberName({ system, value })] : []
    })
    return { key: row.id, numbers: new Set(borne) }
  })
}

const customer = 'partner_id'
const currency = 'currency_id'
const open = 'amount_residual_currency:sum'
const invoices = 'move_id:count_distinct'

const openLines: Domain = [
  ['account_id.account_type', '=', 'asset_receivable'],
  ['parent_state', '=', 'posted'],
  ['move_id.move_type', 'in', ['out_invoice', 'out_receipt']],
  ['reconciled', '=', false],
]

/** What is open of these customers' invoices, by customer and currency: one call. */
export async function readOpenInvoices(
  odoo: Odoo,
  customers: readonly number[],
  request: RequestContext,
): Promise<readonly OpenInvoices[]> {
  if (customers.length === 0) return []
  const groups = await odoo.readGroup(
    'account.move.line',
    {
      domain: [...openLines, [customer, 'in', customers]],
      groupby: [customer, currency],
      aggregates: [open, invoices],
    },
    request,
  )
  const facts = await odoo.facts(request)
  return groups.flatMap((group) => {
    const key = groupedKey(group, customer)
    if (key === null) return []
    const sum = moneyOf(numberOf(group, open), groupedKey(group, currency), facts)
    return [{ customer: key, open: sum, invoices: numberOf(group, invoices) }]
  })
}

function waysToWrite(value: string): readonly string[] {
  return [value.trim(), value.replace(/[\s.-]/g, '')].filter((text) => text !== '')
}
