import { daysBetween, today } from '#shared/values/calendar-day.ts'
import { minus } from '../lineage/amounts.ts'
import { adjustmentsOf } from '../loaders/claim-parts.ts'
import type { DenialResolvers } from '../types.generated.ts'
import { payerReference } from './payer.ts'

export const Denial: DenialResolvers = {
  category: ({ state }) => state.denial.category,
  since: ({ state }) => state.denial.since.slice(0, 10),
  ageDays: ({ state }) => daysBetween(state.denial.since.slice(0, 10), today()),
  amount: ({ state: { charged, paid } }) => minus(charged, paid) ?? charged,
  adjustments: ({ state }) => adjustmentsOf(state),
  payer: ({ claim }) => payerReference(claim.record.insurer),
}
