import type DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import { bearerOf, namesNoClaim } from '#shared/projections/claim-state/claim-numbers.ts'
import { claimStateOf } from '#shared/projections/claim-state/claim-state.ts'
import { countedLines, type Line } from '#shared/projections/claim-state/counted-lines.ts'
import { comparable } from '#shared/projections/families.ts'
import { connectedFhir, type ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { keptById, keptUnder } from '#shared/projections/reading/kept-records.ts'
import type { Provided } from '#shared/projections/reading/provenance.ts'
import type {
  ClaimRecord,
  ClaimResponseRecord,
  ClaimStateRecord,
  RemittanceClaimRecord,
  RemittanceRecord,
} from '#shared/projections/records.ts'
import { claimResponsesLoader } from '../sources/fhir/claim-responses.ts'

/** Lines of remittances that are looked at for one claim, and claims for one number. */
const mostLines = 500
const mostOfNumber = 100

/** All that is known of a claim besides itself, and what that comes to. */
export interface KnownOfClaim {
  readonly state: ClaimStateRecord
  /** Every answer there is, the youngest first. */
  readonly responses: readonly Provided<ClaimResponseRecord>[]
  /** What remittances say of it that are applied, in the order they came. */
  readonly lines: readonly Line[]
  /** Ids of those lines that are in force: neither reversed, nor decided anew, nor said twice. */
  readonly counted: ReadonlySet<string>
}

/**
 * What payers made of claims: worked out anew for every operation, from what FHIR answers now and the remittances kept
 * here. One call to FHIR for a hundred claims of a turn.
 */
export class ClaimStates {
  readonly #responses: DataLoader<string, readonly Provided<ClaimResponseRecord>[]>
  readonly #linesUnder: Readonly<Record<'number' | 'claim' | 'response', DataLoader<string, Lines>>>
  readonly #sharing: DataLoader<string, readonly ClaimRecord[]>
  readonly #headers: DataLoader<string, RemittanceRecord | null>
  readonly #known = new Map<string, Promise<KnownOfClaim>>()

  constructor(records: ExternalRecords | null, request: RequestContext) {
    this.#responses = claimResponsesLoader(records, request)
    const storeOf = () => connectedFhir(records).store
    const under = (index: 'number' | 'claim' | 'response') =>
      keptUnder('remittance-claim', index, mostLines, storeOf, request)
    this.#linesUnder = { number: under('number'), claim: under('claim'), response: under('response') }
    this.#sharing = keptUnder('claim', 'number', mostOfNumber, storeOf, request)
    this.#headers = keptById('remittance', storeOf, request)
  }

  of(claim: ClaimRecord): Promise<KnownOfClaim> {
    const known = this.#known.get(claim.id) ?? this.#read(claim)
    this.#known.set(claim.id, known)
    return known
  }

  async #read(claim: ClaimRecord): Promise<KnownOfClaim> {
    const [responses, byKeys] = await Promise.all([this.#responses.load(claim.id), this.#linesOf(claim)])
    const byResponse = await Promise.all(responses.map(({ record }) => this.#linesUnder.response.load(record.id)))
    const remittanceClaims = [...new Map([...byKeys, ...byResponse.flat()].map((line) => [line.id, line])).values()]
    const ids = [...new Set(remittanceClaims.map(({ remittance }) => remittance))]
    const remittances = (await this.#headers.loadMany(ids)).filter(isHeader)
    const records = responses.map(({ record }) => record)
    const { all, counted } = countedLines(remittanceClaims, remittances)
    return {
      state: claimStateOf({ claim, responses: records, remittanceClaims, remittances, previous: null }),
      responses: responses.toSorted((one, other) => (one.record.created < other.record.created ? 1 : -1)),
      lines: all,
      counted: idsOf(counted),
    }
  }

  /** What remittances that are applied say of a number that no claim bears; nothing where one does. */
  async unclaimed(text: string): Promise<Pick<KnownOfClaim, 'lines' | 'counted'>> {
    const number = comparable(text)
    if (namesNoClaim(number)) return { lines: [], counted: new Set() }
    const [found, sharing] = await Promise.all([this.#linesUnder.number.load(number), this.#sharing.load(number)])
    const unnamed = sharing.length > 0 ? [] : found.filter(({ claim }) => claim === null)
    const ids = [...new Set(unnamed.map(({ remittance }) => remittance))]
    const { all, counted } = countedLines(unnamed, (await this.#headers.loadMany(ids)).filter(isHeader))
    return { lines: all, counted: idsOf(counted) }
  }

  /** Lines that name it, and those that bear its number, if that is the claim that payers mean by it. */
  async #linesOf(claim: ClaimRecord): Promise<Lines> {
    const number = claim.number === null ? null : comparable(claim.number)
    const byClaim = this.#linesUnder.claim.load(claim.id)
    if (number === null || namesNoClaim(number)) return byClaim
    const [lines, sharing] = await Promise.all([this.#linesUnder.number.load(number), this.#sharing.load(number)])
    const bearer = bearerOf(number, [...sharing.filter(({ id }) => id !== claim.id), claim])
    const named = bearer === claim.id ? lines : []
    return [...(await byClaim), ...named.filter((line) => line.claim === null || line.claim === claim.id)]
  }
}

function idsOf(lines: readonly Line[]): ReadonlySet<string> {
  return new Set(lines.map(({ line }) => line.id))
}

type Lines = readonly RemittanceClaimRecord[]

function isHeader(found: RemittanceRecord | null | Error): found is RemittanceRecord {
  if (found instanceof Error) throw found
  return found !== null
}
