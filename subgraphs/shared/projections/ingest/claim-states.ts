import { bearerOf, namesNoClaim } from '../claim-state/claim-numbers.ts'
import { claimStateOf, isAnotherState } from '../claim-state/claim-state.ts'
import type { Facilities, FacilityKeys } from '../facilities.ts'
import { comparable } from '../families.ts'
import type { ClaimRecord, ClaimStateRecord, RemittanceClaimRecord } from '../records.ts'
import { claimEvents, claimRemoved } from './announcements.ts'
import type { Draft } from './draft.ts'

/** How states are worked out anew. */
export interface StateOptions {
  readonly facilities: Facilities
  /** False: what comes of it is told to nobody, as it is no news. */
  readonly isAnnounced: boolean
  /** States that were known before, where they are not those of the draft. */
  readonly before?: (ids: readonly string[]) => Promise<readonly (ClaimStateRecord | null)[]>
}

/** Claims whose states are worked out at a time. */
const atOnce = 200
/** No claim has as many; a number that more lines bear is none of a single claim. */
const mostLines = 500
const mostOfANumber = 100
const mostResponses = 200

/** Works the states of claims out anew, of those that are in the draft and those that are not, and announces what changed. */
export async function renewStates(draft: Draft, ids: ReadonlySet<string>, options: StateOptions): Promise<void> {
  const all = [...ids]
  for (let at = 0; at < all.length; at += atOnce) await renewSome(draft, all.slice(at, at + atOnce), options)
}

/** Claims of any of these numbers, and those that are given. */
export async function withSameNumber(
  draft: Draft,
  claims: readonly (Pick<ClaimRecord, 'id' | 'number'> | null)[],
): Promise<ReadonlySet<string>> {
  const known = claims.filter((claim) => claim !== null)
  const numbers = numbersOf(known)
  const found = await draft.under('claim', 'number', numbers, mostOfANumber)
  return new Set([...known.map(({ id }) => id), ...found.flat().map(({ id }) => id)])
}

/** Claims that lines of remittances are about: those that bear their number, and those they refer to. */
export async function claimsOf(
  draft: Draft,
  lines: readonly Pick<RemittanceClaimRecord, 'claim' | 'number'>[],
): Promise<ReadonlySet<string>> {
  const found = await draft.under('claim', 'number', numbersOf(lines), mostOfANumber)
  return new Set([...found.flat().map(({ id }) => id), ...lines.flatMap(({ claim }) => claim ?? [])])
}

function numbersOf(all: readonly { readonly number: string | null }[]): readonly string[] {
  const numbers = new Set(all.flatMap(({ number }) => (number === null ? [] : comparable(number))))
  return [...numbers].filter((number) => !namesNoClaim(number))
}

async function renewSome(draft: Draft, ids: readonly string[], options: StateOptions): Promise<void> {
  const [claims, before] = await Promise.all([
    draft.get('claim', ids),
    (options.before ?? ((some) => draft.get('claim-state', some)))(ids),
  ])
  const known = claims.filter((claim) => claim !== null)
  const [responses, lines] = await Promise.all([
    draft.under(
      'claim-response',
      'claim',
      known.map(({ id }) => id),
      mostResponses,
    ),
    linesOf(draft, known),
  ])
  const named = [...new Set([...lines.values()].flatMap((some) => some.map(({ remittance }) => remittance)))]
  const headers = new Map(
    (await draft.get('remittance', named)).flatMap((each) => (each === null ? [] : [[each.id, each]])),
  )
  const places = new Map(known.map(({ id }, place) => [id, place]))
  const changed: { readonly state: ClaimStateRecord | null; readonly previous: ClaimStateRecord | null }[] = []
  for (const [place, id] of ids.entries()) {
    const [claim, previous] = [claims[place] ?? null, before[place] ?? null]
    if (claim === null) {
      if (previous !== null) changed.push({ state: null, previous })
      continue
    }
    const all = lines.get(id) ?? []
    const isTooMuch = all.length >= mostLines
    const state = claimStateOf({
      claim,
      responses: responses[places.get(id) ?? -1] ?? [],
      remittanceClaims: isTooMuch ? [] : all,
      remittances: [...new Set(all.map(({ remittance }) => remittance))].flatMap((each) => headers.get(each) ?? []),
      previous,
    })
    const told = isTooMuch ? withTooMany(state) : state
    if (JSON.stringify(told) !== JSON.stringify(previous) || options.before !== undefined)
      changed.push({ state: told, previous })
  }
  await addChanged(draft, changed, options)
}

function withTooMany(state: ClaimStateRecord): ClaimStateRecord {
  const step = {
    reference: `Claim/${state.id}`,
    says: 'more lines of remittances bear its number than one claim has: none counts',
  }
  return { ...state, derivation: [...state.derivation, step] }
}

async function addChanged(
  draft: Draft,
  changed: readonly { readonly state: ClaimStateRecord | null; readonly previous: ClaimStateRecord | null }[],
  { facilities, isAnnounced }: StateOptions,
): Promise<void> {
  const isTold = ({ state, previous }: (typeof changed)[number]) =>
    isAnnounced && (state === null || previous === null || isAnotherState(state, previous))
  const told = changed.filter(isTold)
  const places = new Set(
    told.flatMap(({ state, previous }) => [state?.facility ?? [], previous?.facility ?? []].flat()),
  )
  const at: ReadonlyMap<string, FacilityKeys> = places.size === 0 ? new Map() : await facilities.of([...places])
  for (const each of changed) {
    const { state, previous } = each
    if (state !== null) {
      const announce = isTold(each) ? claimEvents(state, previous, at) : []
      draft.add({ put: [{ family: 'claim-state', record: state }], announce }, 'first')
    } else if (previous !== null) {
      const announce = isTold(each) ? [claimRemoved(previous, at)] : []
      draft.add({ remove: [{ family: 'claim-state', id: previous.id }], announce }, 'first')
    }
  }
}

/** Lines by claim. What bears a number that several claims have is about one of them, see `bearerOf`. */
async function linesOf(
  draft: Draft,
  claims: readonly ClaimRecord[],
): Promise<ReadonlyMap<string, readonly RemittanceClaimRecord[]>> {
  const numbers = numbersOf(claims)
  const [sharing, byNumber, byReference] = await Promise.all([
    draft.under('claim', 'number', numbers, mostOfANumber),
    draft.under('remittance-claim', 'number', numbers, mostLines),
    draft.under(
      'remittance-claim',
      'claim',
      claims.map(({ id }) => id),
      mostLines,
    ),
  ])
  const bearers = new Map(
    numbers.map((number, place) => [number, { bearer: bearerOf(number, sharing[place] ?? []), place }]),
  )
  return new Map(
    claims.map(({ id, number }, place) => {
      const found = number === null ? undefined : bearers.get(comparable(number))
      const named = found?.bearer === id ? (byNumber[found.place] ?? []) : []
      const all = new Map([...named, ...(byReference[place] ?? [])].map((line) => [line.id, line]))
      return [id, [...all.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))]
    }),
  )
}
