import type { Principal } from '#shared/auth/principal.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import { isId } from '#shared/fhir/resources.ts'
import { askable, betweenDays, notEmpty } from '#shared/odoo/conditions.ts'
import type { FacilityKeys } from '#shared/projections/facilities.ts'
import type { IndexPlace } from '#shared/projections/projection-store.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import type { Listing } from '#shared/projections/reading/listing.ts'
import { maySee, seesAllCare } from '#shared/projections/reading/seen-facilities.ts'
import type { ClaimStateRecord } from '#shared/projections/records.ts'
import { daysAfter } from '#shared/values/calendar-day.ts'
import { integerKey, sourceKey } from '#shared/values/global-id.ts'
import { useOf } from '../sources/fhir/claim-words.ts'

type Maybe<Value> = Value | null | undefined

/** Which claims a list is of; absent: no condition. */
export interface WantedClaims {
  readonly statuses?: Maybe<readonly string[]>
  /** Claims to be paid where absent. */
  readonly uses?: Maybe<readonly string[]>
  readonly payers?: Maybe<readonly string[]>
  readonly facilities?: Maybe<readonly string[]>
  readonly denied?: readonly string[]
  /** Days. By when they were made; of denials by when that was said. */
  readonly from?: Maybe<string>
  readonly to?: Maybe<string>
  readonly isUnanswered?: boolean
}

type ClaimListing = Listing<'claim-state'>

/** Keys that an index is asked for at once, at most; where there are more, all claims are looked at. */
const mostKeys = 1_000

/**
 * Which claims a list is of that whoever asks may see, by the index that leaves few to look at.
 * @throws {BadUserInput} on a filter that can match nothing.
 */
export async function claimListing(
  wanted: WantedClaims,
  descending: boolean,
  { facilities }: ExternalRecords,
  principal: Principal,
): Promise<ClaimListing> {
  const statuses = wanted.statuses == null ? null : new Set(askable(wanted.statuses, 'statuses'))
  const uses = new Set(wanted.uses == null ? ['CLAIM'] : askable(wanted.uses, 'uses'))
  const payers = wanted.payers == null ? null : new Set(notEmpty(wanted.payers, 'payers').map(payerKey))
  const facilityKeys =
    wanted.facilities == null
      ? null
      : new Set(notEmpty(wanted.facilities, 'facilities').map((id) => integerKey(id, 'odoo', 'Facility')))
  betweenDays('created', wanted.from, wanted.to, 'the days')
  const isByPlace = facilityKeys !== null || !seesAllCare(principal)
  const places = isByPlace ? await facilities.all() : new Map<string, FacilityKeys>()
  const isHere = (at: FacilityKeys | null) =>
    maySee(principal, at) && (facilityKeys === null || (at !== null && facilityKeys.has(at.facility)))
  const at = ({ facility }: ClaimStateRecord) => (facility !== null && places.get(facility)) || null
  const dayOf = ({ created, denial }: ClaimStateRecord) =>
    (wanted.denied === undefined ? created : (denial?.since ?? created)).slice(0, 10)
  const isAsked = (claim: ClaimStateRecord) =>
    uses.has(useOf(claim.use)) &&
    (statuses === null || statuses.has(claim.status)) &&
    (payers === null || (claim.insurer !== null && payers.has(claim.insurer))) &&
    (wanted.denied === undefined || (claim.denial !== null && wanted.denied.includes(claim.denial.category))) &&
    (wanted.isUnanswered !== true || claim.respondedAt === null) &&
    (wanted.from == null || dayOf(claim) >= wanted.from) &&
    (wanted.to == null || dayOf(claim) <= wanted.to)
  const seen = [...places].flatMap(([location, keys]) => (isHere(keys) ? [location] : []))
  return {
    family: 'claim-state',
    ...indexFor({
      denied: wanted.denied,
      statuses,
      payers,
      seen: isByPlace ? seen : null,
      supplier: principal.supplier,
    }),
    ...spanOf(wanted, descending, dayOf),
    wanted: (claims) => claims.map((claim) => (!isByPlace || isHere(at(claim))) && isAsked(claim)),
  }
}

function indexFor({
  denied,
  statuses,
  payers,
  seen,
  supplier,
}: {
  readonly denied: readonly string[] | undefined
  readonly statuses: ReadonlySet<string> | null
  readonly payers: ReadonlySet<string> | null
  readonly seen: readonly string[] | null
  readonly supplier: number | null
}): Pick<ClaimListing, 'index' | 'keys'> {
  if (supplier !== null || seen?.length === 0) return { index: 'created', keys: [] }
  if (denied !== undefined) return { index: 'denial', keys: denied }
  if (seen !== null && seen.length <= mostKeys) return { index: 'facility', keys: seen }
  if (statuses !== null) return { index: 'status', keys: [...statuses] }
  if (payers !== null) return { index: 'insurer', keys: [...payers] }
  return { index: 'created', keys: [''] }
}

/** Where in the order of time a list begins, and where it ends. */
function spanOf(
  { from, to }: WantedClaims,
  descending: boolean,
  dayOf: (claim: ClaimStateRecord) => string,
): Pick<ClaimListing, 'descending' | 'from' | 'isPast'> {
  const beginningOf = (day: Maybe<string>): IndexPlace | null => (day == null ? null : { at: day, id: '' })
  if (!descending) {
    return { descending, from: beginningOf(from), isPast: (claim) => to != null && dayOf(claim) > to }
  }
  const nextDay = to == null ? null : daysAfter(to, 1)
  return {
    descending,
    // After the last day that there is nothing begins.
    from: nextDay === to ? null : beginningOf(nextDay),
    isPast: (claim) => from != null && dayOf(claim) < from,
  }
}

/** @throws {BadUserInput} where it is no id of a payer as this graph gives it. */
export function payerKey(id: unknown): string {
  const key = sourceKey(id, 'fhir', 'Payer')
  if (!isId(key)) throw new BadUserInput('Cannot read id: expected an id of Payer as this graph gave it')
  return key
}
