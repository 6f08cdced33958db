import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Money, moneyOf, numberOf, type Reference } from '#shared/odoo/columns.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { groupedDay, groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { daysBetween } from '#shared/values/calendar-day.ts'

/** What one company is owed, by how long it is overdue. */
export interface ReceivablesByAge {
  readonly company: Reference<'Company'> | null
  readonly notDue: Money
  readonly days1To30: Money
  readonly days31To60: Money
  readonly days61To90: Money
  readonly over90Days: Money
  readonly total: Money
}

const company = 'company_id'
const currency = 'company_currency_id'
const dueDay = 'date_maturity:day'
const open = 'amount_residual:sum'

const owed: Domain = [
  ['account_id.account_type', '=', 'asset_receivable'],
  ['parent_state', '=', 'posted'],
  ['reconciled', '=', false],
]

/**
 * What companies are owed on `asOf`, by age: one call, whatever the number of invoices. In each company's own currency.
 *
 * It is what is open now; `asOf` only says from when the days count. Credit notes and payments that are not set off yet
 * are taken off what is due on their own day.
 */
export async function readReceivables(
  odoo: Odoo,
  asOf: string,
  companies: Domain,
  request: RequestContext,
): Promise<ReceivablesByAge[]> {
  const groups = await odoo.readGroup(
    'account.move.line',
    { domain: and(owed, companies), groupby: [company, currency, dueDay], aggregates: [open] },
    request,
  )
  const facts = await odoo.facts(request)
  const byCompany = Map.groupBy(groups, (group) => groupedKey(group, company))
  return [...byCompany].map(([key, some]) => {
    const inAll = (from: number, to: number) => {
      const aged = some.filter((group) => {
        const day = groupedDay(group, dueDay)
        const late = day === null ? 0 : daysBetween(day, asOf)
        return late >= from && late <= to
      })
      const sum = aged.reduce((total, group) => total + numberOf(group, open), 0)
      return moneyOf(sum, groupedKey(some[0] as OdooGroup, currency), facts)
    }
    return {
      company: entityReference('Company', key),
      notDue: inAll(Number.NEGATIVE_INFINITY, 0),
      days1To30: inAll(1, 30),
      days31To60: inAll(31, 60),
      days61To90: inAll(61, 90),
      over90Days: inAll(91, Number.POSITIVE_INFINITY),
      total: inAll(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    }
  })
}
