import type { Principal } from '#shared/auth/principal.ts'
import type { ConsumptionMatches } from '#shared/consumption/consumption-matches.ts'
import { waysToWrite } from '#shared/consumption/device-identifiers.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import { betweenDays, notEmpty } from '#shared/odoo/conditions.ts'
import type { FacilityKeys } from '#shared/projections/facilities.ts'
import type { IndexPlace } from '#shared/projections/projection-store.ts'
import type { Listing } from '#shared/projections/reading/listing.ts'
import { maySee, seesAllCare } from '#shared/projections/reading/seen-facilities.ts'
import type { ConsumptionRecord } from '#shared/projections/records.ts'
import { daysAfter } from '#shared/values/calendar-day.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { QuerySupplyConsumptionsArgs } from '../types.generated.ts'

/** What a client asked of a list of uses. */
export interface ConsumptionFilter {
  readonly filter: QuerySupplyConsumptionsArgs['filter'] | undefined
  readonly orderBy: QuerySupplyConsumptionsArgs['orderBy']
}

/** Keys that an index is asked for at once, at most; where there are more, all uses are looked at. */
const mostKeys = 1_000

/**
 * Which uses a list is of, by the index that leaves the fewest to look at.
 *
 * Costs a call to Odoo where it is about items, and another for each few hundred uses that are looked at.
 * @throws {BadUserInput} on a filter that can match nothing.
 */
export async function consumptionListing(
  { filter, orderBy }: ConsumptionFilter,
  principal: Principal,
  places: ReadonlyMap<string, FacilityKeys>,
  matches: ConsumptionMatches,
): Promise<Listing<'consumption'>> {
  const facilities = keysIn(filter?.facilities, 'Facility', 'facilities')
  const items = keysIn(filter?.items, 'Item', 'items')
  const lot = lotIn(filter?.lotNumber)
  const { occurredFrom: from, occurredTo: to } = filter ?? {}
  betweenDays('occurredOn', from, to, 'occurredFrom and occurredTo')

  const placeOf = ({ destination }: ConsumptionRecord) => (destination !== null && places.get(destination)) || null
  const isHere = (at: FacilityKeys | null) =>
    maySee(principal, at) && (facilities === null || (at !== null && facilities.has(at.facility)))
  const isThen = ({ occurredAt }: ConsumptionRecord) => {
    const day = occurredAt?.slice(0, 10) ?? null
    if (day === null) return from == null && to == null
    return (from == null || day >= from) && (to == null || day <= to)
  }
  const isAsked = (record: ConsumptionRecord) =>
    isHere(placeOf(record)) && isThen(record) && (lot === null || record.lot?.trim() === lot)
  const isOfItem = async (record: ConsumptionRecord) => {
    const found = items === null ? 0 : await matches.itemOf(record, placeOf(record))
    return items === null || (typeof found === 'object' && items.has(found.item.key))
  }
  return {
    family: 'consumption',
    ...(await indexFor(items, isHere, facilities !== null || !seesAllCare(principal), principal, places, matches)),
    ...spanOf(orderBy, from ?? null, to ?? null),
    wanted: (records) => Promise.all(records.map(async (record) => isAsked(record) && (await isOfItem(record)))),
  }
}

async function indexFor(
  items: ReadonlySet<number> | null,
  isHere: (at: FacilityKeys | null) => boolean,
  isByPlace: boolean,
  { supplier }: Principal,
  places: ReadonlyMap<string, FacilityKeys>,
  matches: ConsumptionMatches,
): Promise<Pick<Listing<'consumption'>, 'index' | 'keys'>> {
  if (supplier !== null) return { index: 'occurred', keys: [] }
  if (items !== null) {
    const numbers = await matches.numbersOf([...items])
    const keys = [...new Set(numbers.flatMap(waysToWrite))]
    if (keys.length <= mostKeys) return { index: 'device', keys }
  }
  if (isByPlace) {
    const keys = [...places].flatMap(([place, at]) => (isHere(at) ? [place] : []))
    if (keys.length <= mostKeys) return { index: 'destination', keys }
  }
  return { index: 'occurred', keys: [''] }
}

/** Where in the order of time a list begins, and where it ends. */
function spanOf(
  orderBy: QuerySupplyConsumptionsArgs['orderBy'],
  from: string | null,
  to: string | null,
): Pick<Listing<'consumption'>, 'descending' | 'from' | 'isPast'> {
  const beginningOf = (day: string | null): IndexPlace | null => (day === null ? null : { at: day, id: '' })
  const nextDay = to === null ? null : daysAfter(to, 1)
  if (orderBy === 'OCCURRED_ASC') {
    return {
      descending: false,
      from: beginningOf(from),
      isPast: ({ occurredAt }) => to !== null && occurredAt !== null && occurredAt.slice(0, 10) > to,
    }
  }
  return {
    descending: true,
    // After the last day that there is nothing begins.
    from: nextDay === to ? null : beginningOf(nextDay),
    isPast: ({ occurredAt }) => from !== null && (occurredAt === null || occurredAt.slice(0, 10) < from),
  }
}

function keysIn(ids: readonly string[] | null | undefined, type: string, argument: string): ReadonlySet<number> | null {
  return ids == null ? null : new Set(notEmpty(ids, argument).map((id) => integerKey(id, 'odoo', type)))
}

function lotIn(lotNumber: string | null | undefined): string | null {
  if (lotNumber == null) return null
  const lot = lotNumber.trim()
  if (lot === '') throw new BadUserInput('Cannot use lotNumber: expected some text')
  return lot
}
