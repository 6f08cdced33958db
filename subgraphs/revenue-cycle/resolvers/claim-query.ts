import { maxPageSize } from '#shared/connections/page-size.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import { notEmpty } from '#shared/odoo/conditions.ts'
import { mapped } from '#shared/projections/reading/listing.ts'
import { daysAfter, today } from '#shared/values/calendar-day.ts'
import { denialOf } from '../loaders/claim-parts.ts'
import { readCycleTimes } from '../loaders/cycle-times.ts'
import type { QueryResolvers } from '../types.generated.ts'

/** All kinds of denials there are. */
const denialCategories = [
  ...['ELIGIBILITY', 'AUTHORIZATION', 'CODING', 'TIMELY_FILING', 'DUPLICATE', 'MEDICAL_NECESSITY'],
  ...['COORDINATION_OF_BENEFITS', 'PATIENT_RESPONSIBILITY', 'CONTRACTUAL', 'OTHER'],
]

const mostDays = 3_650

/** Claims and what is made of them. */
export const claimQueries = {
  claim: async (_, { id, number }, { claims }) => {
    if (id != null && number == null) return claims.byId(id)
    if (id != null || number == null) throw new BadUserInput('Cannot find a claim: expected either id or number')
    return claims.numbered(number)
  },
  claims: (_, { filter, orderBy, ...page }, { claimPages }) => {
    const { createdFrom: from, createdTo: to, ...rest } = filter ?? {}
    const order = orderBy === 'CREATED_DESC' ? 'descending' : 'ascending'
    return claimPages.page({ ...rest, from, to }, order, page, maxPageSize.root)
  },
  claimsWithoutResponse: async (_, { days, payers, ...page }, { claimPages }) => {
    if (days < 1) throw new BadUserInput(`Cannot use days: expected 1 to ${mostDays}, found ${days}`)
    const to = daysAgo(days, 'days')
    const wanted = { statuses: ['SUBMITTED'], payers, to, isUnanswered: true }
    return claimPages.page(wanted, 'ascending', page, maxPageSize.root)
  },
  denials: async (_, { filter, orderBy, ...page }, { claimPages, claimStates }) => {
    const { categories, payers, facilities, minimumAgeDays, maximumAgeDays } = filter ?? {}
    const wanted = {
      denied: categories == null ? denialCategories : notEmpty(categories, 'categories'),
      payers,
      facilities,
      to: minimumAgeDays == null ? null : daysAgo(minimumAgeDays, 'minimumAgeDays'),
      from: maximumAgeDays == null ? null : daysAgo(maximumAgeDays, 'maximumAgeDays'),
    }
    const order = orderBy === 'OLDEST_FIRST' ? 'ascending' : 'descending'
    const found = await claimPages.page(wanted, order, page, maxPageSize.root)
    const denials = found.nodes.map(async (claim) => denialOf(claim, (await claimStates.of(claim.record)).state))
    return mapped(found, await Promise.all(denials))
  },
  claimCycleTimes: (_, { createdFrom, createdTo }, { records, request }) =>
    readCycleTimes({ from: createdFrom ?? daysAfter(today(), -90), to: createdTo ?? today() }, records, request),
  payerBalances: (_, __, { payerBalances }) => payerBalances.all(),
} satisfies QueryResolvers

function daysAgo(days: number, argument: string): string {
  if (days < 0 || days > mostDays) {
    throw new BadUserInput(`Cannot use ${argument}: expected 0 to ${mostDays}, found ${days}`)
  }
  return daysAfter(today(), -days)
}
