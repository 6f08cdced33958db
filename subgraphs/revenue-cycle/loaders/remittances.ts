import DataLoader from 'dataloader'
import { BadUserInput, NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { isStorableText } from '#shared/odoo/storable-text.ts'
import { bearerOf, namesNoClaim } from '#shared/projections/claim-state/claim-numbers.ts'
import { everyPage } from '#shared/projections/every-page.ts'
import { comparable } from '#shared/projections/families.ts'
import { connectedRemittances, type ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { keptById, keptUnder } from '#shared/projections/reading/kept-records.ts'
import { inThousands } from '#shared/projections/reading/live-records.ts'
import { isTypedAsPayer } from '#shared/projections/reading/payers.ts'
import { maySee, seesAllCare } from '#shared/projections/reading/seen-facilities.ts'
import type {
  ClaimRecord,
  ClaimResponseRecord,
  OrganizationRecord,
  RemittanceClaimRecord,
  RemittanceRecord,
} from '#shared/projections/records.ts'
import { type GlobalId, globalId, sourceKey } from '#shared/values/global-id.ts'

/** A remittance that whoever asks may see. */
export class SeenRemittance {
  readonly record: RemittanceRecord

  constructor(record: RemittanceRecord) {
    this.record = record
  }

  get id(): GlobalId {
    return globalId('remittance', 'Remittance', this.record.id)
  }
}

/** Lines of a remittance that are read at once; of longer ones the rest is read page by page. */
const linesAtOnce = 200
const linesAPage = 1_000

/** Records of one number that are looked at; past them there is a mess. */
const mostNamesakes = 20
const mostOfNumber = 100

/**
 * What payers said they pay, as it is kept here. Who does not see all care sees a remittance only where each of its claims
 * is known, and of a facility that may be seen. Made new for every operation.
 */
export class Remittances {
  readonly #records: ExternalRecords | null
  readonly #request: RequestContext
  readonly #headers: DataLoader<string, RemittanceRecord | null>
  readonly #traced: DataLoader<string, readonly RemittanceRecord[]>
  readonly #seen: DataLoader<RemittanceRecord, boolean, string>
  readonly #byNumber: DataLoader<string, readonly ClaimRecord[]>
  readonly #byId: DataLoader<string, ClaimRecord | null>
  readonly #responses: DataLoader<string, ClaimResponseRecord | null>
  readonly #payers: DataLoader<string, readonly OrganizationRecord[]>

  constructor(records: ExternalRecords | null, request: RequestContext) {
    this.#records = records
    this.#request = request
    const storeOf = () => connectedRemittances(records).store
    this.#headers = keptById('remittance', storeOf, request)
    this.#traced = keptUnder('remittance', 'trace', mostNamesakes, storeOf, request)
    this.#seen = new DataLoader((some) => this.#maySeeEach(some), { cacheKeyFn: ({ id }) => id })
    this.#byNumber = keptUnder('claim', 'number', mostOfNumber, storeOf, request)
    this.#byId = keptById('claim', storeOf, request)
    this.#responses = keptById('claim-response', storeOf, request)
    this.#payers = keptUnder('organization', 'number', mostNamesakes, storeOf, request)
  }

  /** By the id that clients know. @throws {BadUserInput} where it is none of a remittance. */
  async byId(id: unknown): Promise<SeenRemittance | null> {
    return this.find(sourceKey(id, 'remittance', 'Remittance'))
  }

  /** As `byId`, for what another record names. @throws {NotFound} where there is none, or none that may be seen. */
  async byReference(id: unknown): Promise<SeenRemittance> {
    const remittance = await this.byId(id)
    if (remittance !== null) return remittance
    throw new NotFound('Cannot read Remittance: no such record, or none you may see', 'remittance')
  }

  /** Null where there is none, or none that may be seen. */
  async find(key: string): Promise<SeenRemittance | null> {
    connectedRemittances(this.#records)
    const header = await this.#headers.load(key)
    return header === null ? null : this.seen(header)
  }

  async seen(header: RemittanceRecord): Promise<SeenRemittance | null> {
    return (await this.maySee(header)) ? new SeenRemittance(header) : null
  }

  async maySee(header: RemittanceRecord): Promise<boolean> {
    if (this.#request.principal.supplier !== null) return false
    return seesAllCare(this.#request.principal) || this.#seen.load(header)
  }

  /** The one remittance with this trace number. @throws {BadUserInput} where several have it. */
  async traced(traceNumber: string): Promise<SeenRemittance | null> {
    if (traceNumber.trim() === '' || !isStorableText(traceNumber)) {
      throw new BadUserInput('Cannot use traceNumber: expected some text')
    }
    const [remittance, ...others] = await this.bearing(traceNumber)
    if (others.length > 0) {
      throw new BadUserInput('Cannot use traceNumber: several remittances have it, ask by id')
    }
    return remittance ?? null
  }

  /** Remittances with this trace number that may be seen; of what both a file and FHIR tell, the file. */
  async bearing(traceNumber: string): Promise<readonly SeenRemittance[]> {
    connectedRemittances(this.#records)
    const all = await this.#traced.load(comparable(traceNumber))
    const ofFiles = all.filter(({ source }) => source === 'remittance')
    const found = await Promise.all((ofFiles.length > 0 ? ofFiles : all).map((header) => this.seen(header)))
    return found.filter((remittance) => remittance !== null)
  }

  /** Organization that pays; null where none bears one of its numbers. One round trip for all of a turn. */
  async payerOf(header: RemittanceRecord): Promise<string | null> {
    const [payer] = await this.payersOf(header)
    return payer ?? null
  }

  /** As `payerOf`: all that bear one of its numbers, those first that are known to pay for care. */
  async payersOf({ insurer, payer }: RemittanceRecord): Promise<readonly string[]> {
    if (insurer !== null) return [insurer]
    const found = (await Promise.all(payer.map(({ value }) => this.#payers.load(comparable(value))))).flat()
    const paying = [...found.filter(isTypedAsPayer), ...found.filter((each) => !isTypedAsPayer(each))]
    return [...new Set(paying.map(({ id }) => id))]
  }

  /** The claim that a line is about, as it is kept here; null where nobody knows it. */
  async claimOf({ claim, response, number }: RemittanceClaimRecord): Promise<ClaimRecord | null> {
    const id = claim ?? (response && (await this.#responses.load(response))?.claim) ?? null
    if (id !== null) return this.#byId.load(id)
    if (number === null || namesNoClaim(comparable(number))) return null
    const sharing = await this.#byNumber.load(comparable(number))
    const bearer = bearerOf(comparable(number), sharing)
    return sharing.find((each) => each.id === bearer) ?? null
  }

  /** Which of these lines are about claims that may be seen. */
  async maySeeLines(lines: readonly RemittanceClaimRecord[]): Promise<readonly boolean[]> {
    const { principal } = this.#request
    if (seesAllCare(principal)) return lines.map(() => true)
    const claims = await Promise.all(lines.map((line) => this.claimOf(line)))
    const places = claims.flatMap((claim) => claim?.facility ?? [])
    const facilities = await connectedRemittances(this.#records).facilities.of([...new Set(places)])
    return claims.map(
      (claim) => claim !== null && maySee(principal, (claim.facility && facilities.get(claim.facility)) || null),
    )
  }

  /** Whether `isFine` holds for each line of a remittance; the rest is not read once it does not. */
  async eachLine(
    header: RemittanceRecord,
    firstLines: readonly RemittanceClaimRecord[],
    areFine: (lines: readonly RemittanceClaimRecord[]) => Promise<readonly boolean[]>,
  ): Promise<boolean> {
    if (!(await areFine(firstLines)).every(Boolean)) return false
    if (firstLines.length < linesAtOnce) return true
    const { store } = connectedRemittances(this.#records)
    const query = { family: 'remittance-claim', index: 'remittance', keys: [header.id], limit: linesAPage } as const
    for await (const lines of everyPage(store, query)) if (!(await areFine(lines)).every(Boolean)) return false
    return true
  }

  /** The first lines of each of these remittances, in one round trip. */
  async firstLines(headers: readonly RemittanceRecord[]): Promise<readonly (readonly RemittanceClaimRecord[])[]> {
    const { store } = connectedRemittances(this.#records)
    const ids = headers.map(({ id }) => id)
    return inThousands(ids, (some) => store.under('remittance-claim', 'remittance', some, linesAtOnce))
  }

  async #maySeeEach(headers: readonly RemittanceRecord[]): Promise<boolean[]> {
    const first = await this.firstLines(headers)
    return Promise.all(
      headers.map(async (header, place) => {
        const lines = first[place] ?? []
        // What is for no claim is nobody's in particular.
        return lines.length > 0 && this.eachLine(header, lines, (some) => this.maySeeLines(some))
      }),
    )
  }
}
