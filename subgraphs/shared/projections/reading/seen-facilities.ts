import type { Principal } from '../../auth/principal.ts'
import type { RowRule } from '../../odoo/row-rules.ts'
import type { Facilities, FacilityKeys } from '../facilities.ts'

/**
 * Who may see records of care: whoever may see the facility it was given in. What is in no known facility is for those
 * only who see all companies and all facilities, and suppliers see none of it.
 */
export function maySee({ companies, facilities, supplier }: Principal, at: FacilityKeys | null): boolean {
  if (supplier !== null) return false
  const seesCompany = companies === 'all' || (at !== null && companies.has(at.company))
  const seesFacility = facilities === 'all' || (at !== null && facilities.has(at.facility))
  return seesCompany && seesFacility
}

/** The same rule, as it is asked of events. */
export const careRule: RowRule = {
  company: { field: 'company', orShared: false },
  facility: { field: 'facility', orNone: false },
  supplier: 'none',
}

/** Whether there is any such record that a principal may not see. */
export function seesAllCare({ companies, facilities, supplier }: Principal): boolean {
  return companies === 'all' && facilities === 'all' && supplier === null
}

/** Locations of FHIR that are of facilities a principal may see. */
export async function seenLocations(principal: Principal, facilities: Facilities): Promise<ReadonlySet<string>> {
  const all = await facilities.all()
  return new Set([...all].flatMap(([location, at]) => (maySee(principal, at) ? [location] : [])))
}
