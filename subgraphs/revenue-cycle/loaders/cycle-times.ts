import { maxPageSize } from '#shared/connections/page-size.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { connectedFhir, type ExternalRecords, mustBeWhole } from '#shared/projections/reading/external-records.ts'
import type { ClaimStateRecord } from '#shared/projections/records.ts'
import { daysBetween } from '#shared/values/calendar-day.ts'
import { type Decimal, roundedDecimal } from '#shared/values/decimal.ts'
import { claimListing } from './claim-listing.ts'

/** How long it takes to be paid by one payer, in days on average. */
export interface CycleTimes {
  /** Id of the Organization. Null: claims that name none. */
  readonly payer: string | null
  readonly claims: number
  readonly serviceToClaim: Decimal | null
  readonly claimToResponse: Decimal | null
  readonly claimToCash: Decimal | null
  readonly isWhole: boolean
}

/** Claims that are looked at; of more in the span the times say that they are not of all. */
const mostClaims = 10_000

const neverSent: ReadonlySet<string> = new Set(['DRAFT', 'CANCELLED', 'UNKNOWN'])

/** Of claims that were made in a span of days and sent, by payer, those with the most claims first. No call. */
export async function readCycleTimes(
  span: { readonly from: string; readonly to: string },
  external: ExternalRecords | null,
  { principal }: RequestContext,
): Promise<readonly CycleTimes[]> {
  const records = connectedFhir(external)
  await mustBeWhole(records, 'Claim', 'ClaimResponse', 'Location')
  const { wanted, isPast = () => false, from = null, ...query } = await claimListing(span, true, records, principal)
  const claims: ClaimStateRecord[] = []
  let looked = 0
  let isWhole = query.keys.length === 0
  for (let after = from; !isWhole && looked < mostClaims; ) {
    const page = await records.store.page({ ...query, after, limit: Math.min(maxPageSize.root, mostClaims - looked) })
    const all = page.map(({ record }) => record)
    const past = all.findIndex(isPast)
    const some = past < 0 ? all : all.slice(0, past)
    const are = await wanted(some)
    claims.push(...some.filter((_, place) => are[place]))
    looked += some.length
    isWhole = past >= 0 || page.length < Math.min(maxPageSize.root, mostClaims - looked + some.length)
    after = page.at(-1)?.place ?? after
  }
  const byPayer = Map.groupBy(
    claims.filter(({ status }) => !neverSent.has(status)),
    ({ insurer }) => insurer,
  )
  return [...byPayer]
    .map(([payer, some]) => cycleTimes(payer, some, isWhole))
    .sort((one, other) => other.claims - one.claims || (String(one.payer) < String(other.payer) ? -1 : 1))
}

function cycleTimes(payer: string | null, claims: readonly ClaimStateRecord[], isWhole: boolean): CycleTimes {
  return {
    payer,
    claims: claims.length,
    serviceToClaim: average(claims.map(({ servicedTo, created }) => days(servicedTo, created))),
    claimToResponse: average(claims.map(({ created, respondedAt }) => days(created, respondedAt))),
    claimToCash: average(claims.map(({ created, paidAt }) => days(created, paidAt))),
    isWhole,
  }
}

function days(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : daysBetween(from.slice(0, 10), to.slice(0, 10))
}

function average(all: readonly (number | null)[]): Decimal | null {
  const given = all.filter((each) => each !== null)
  return given.length === 0 ? null : roundedDecimal(given.reduce((sum, each) => sum + each, 0) / given.length, 1)
}
