import { and, type Domain, or } from '#shared/odoo/domain.ts'

/** What holds on a day: agreements and prices name their first and last day alike, or leave them open. */
export function holdsOn(day: string | null | undefined): Domain {
  if (day == null) return []
  return and(
    or([['date_start', '=', false]], [['date_start', '<=', day]]),
    or([['date_end', '=', false]], [['date_end', '>=', day]]),
  )
}
