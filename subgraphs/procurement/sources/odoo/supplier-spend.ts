import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Money, moneyOf, numberOf, type Reference } from '#shared/odoo/columns.ts'
import { betweenDays, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { groupedDay, groupedKey } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { QuerySpendBySupplierAndMonthArgs } from '../../types.generated.ts'
import { vendorBills } from './vendor-bills.ts'

/** What a company was billed by a supplier in a month. */
export interface SupplierSpend {
  readonly company: Reference<'Company'> | null
  readonly supplier: Reference<'Supplier'> | null
  readonly month: string | null
  readonly spend: Money
  readonly billCount: number
}

const company = 'company_id'
const currency = 'company_id.currency_id'
const supplier = 'partner_id'
const month = 'date:month'
/** In the company's currency; what is billed to the company is negative. */
const amount = 'amount_untaxed_signed:sum'

const mostRows = 5_000

/** Spend by company, supplier and month: one call, summed by Odoo. @throws {CostLimit} when there are too many rows. */
export async function readSupplierSpend(odoo: Odoo, filter: Domain, request: RequestContext): Promise<SupplierSpend[]> {
  const groups = await odoo.readGroup(
    vendorBills.model,
    {
      domain: and(vendorBills.scope, [['state', '=', 'posted']], filter),
      groupby: [company, currency, supplier, month],
      aggregates: [amount, '__count'],
      limit: mostRows + 1,
    },
    request,
  )
  if (groups.length > mostRows) {
    throw new CostLimit(`Cannot sum up spend: more than ${mostRows} rows; ask for a shorter time or fewer companies`)
  }
  const facts = await odoo.facts(request)
  return groups.map((group) => ({
    company: entityReference('Company', groupedKey(group, company)),
    supplier: entityReference('Supplier', groupedKey(group, supplier)),
    month: groupedDay(group, month),
    spend: moneyOf(-numberOf(group, amount), groupedKey(group, currency), facts),
    billCount: numberOf(group, '__count'),
  }))
}

export function spendFilter(filter: QuerySpendBySupplierAndMonthArgs['filter']): Domain {
  return and(
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    pointsAt('partner_id', 'Supplier', filter?.suppliers, 'suppliers'),
    betweenDays('date', filter?.from, filter?.to, 'from and to'),
  )
}
