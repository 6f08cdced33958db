import DataLoader from 'dataloader'
import { BadUserInput, NotFound } from '#shared/errors/errors.ts'
import { isId } from '#shared/fhir/resources.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { isStorableText } from '#shared/odoo/storable-text.ts'
import type { FacilityKeys } from '#shared/projections/facilities.ts'
import { comparable } from '#shared/projections/families.ts'
import { claimRecordOf } from '#shared/projections/mapping/claim.ts'
import { connectedFhir, type ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { keptById, keptUnder } from '#shared/projections/reading/kept-records.ts'
import { LiveRecords } from '#shared/projections/reading/live-records.ts'
import type { Provenance, Provided } from '#shared/projections/reading/provenance.ts'
import { maySee, seesAllCare } from '#shared/projections/reading/seen-facilities.ts'
import type { ClaimRecord, CoverageRecord } from '#shared/projections/records.ts'
import { type GlobalId, globalId, sourceKey } from '#shared/values/global-id.ts'
import { claimFamily } from '../sources/fhir/families.ts'

/** A claim that whoever asks may see. */
export class SeenClaim implements Provided<ClaimRecord> {
  readonly record: ClaimRecord
  readonly provenance: Provenance

  constructor({ record, provenance }: Provided<ClaimRecord>) {
    this.record = record
    this.provenance = provenance
  }

  get id(): GlobalId {
    return globalId('fhir', 'Claim', this.record.id)
  }
}

/** Claims of one number that are looked at; past them there is a mess. */
const mostOfNumber = 20

/**
 * The claims one operation touches, as FHIR has them now: one call for all of a turn. What may not be seen is as if it
 * were not there. Made new for every operation.
 */
export class Claims {
  readonly #records: ExternalRecords | null
  readonly #request: RequestContext
  readonly #live: LiveRecords<'claim'>
  readonly #places: DataLoader<string, FacilityKeys | null>
  readonly #numbered: DataLoader<string, readonly ClaimRecord[]>
  readonly #coverages: DataLoader<string, CoverageRecord | null>
  readonly #seen = new Map<string, Promise<SeenClaim | null>>()

  constructor(records: ExternalRecords | null, request: RequestContext) {
    this.#records = records
    this.#request = request
    this.#live = new LiveRecords(claimFamily(records ?? { claimNumberSystem: null }), records, request)
    this.#places = new DataLoader(async (locations) => {
      const found = await connectedFhir(records).facilities.of(locations)
      return locations.map((location) => found.get(location) ?? null)
    })
    this.#coverages = keptById('coverage', () => connectedFhir(records).store, request)
    this.#numbered = keptUnder('claim', 'number', mostOfNumber, () => connectedFhir(records).store, request)
  }

  /** By the id that clients know. @throws {BadUserInput} where it is none of a claim. */
  async byId(id: unknown): Promise<SeenClaim | null> {
    return this.find(claimKey(id))
  }

  /** As `byId`, for what another record names. @throws {NotFound} where there is none, or none that may be seen. */
  async byReference(id: unknown): Promise<SeenClaim> {
    const claim = await this.byId(id)
    if (claim === null) throw new NotFound('Cannot read Claim: no such record, or none you may see', 'fhir')
    return claim
  }

  /** By its id in FHIR; null where there is none, or none that may be seen. */
  find(key: string): Promise<SeenClaim | null> {
    const known = this.#seen.get(key) ?? this.#find(key)
    this.#seen.set(key, known)
    return known
  }

  async #find(key: string): Promise<SeenClaim | null> {
    const found = await this.#live.load(key)
    return found !== null && (await this.#maySee(found.record)) ? new SeenClaim(found) : null
  }

  /** In the order of their ids in FHIR; null for each that is not there, or may not be seen. */
  all(keys: readonly string[]): Promise<readonly (SeenClaim | null)[]> {
    return Promise.all(keys.map((key) => this.find(key)))
  }

  /** The one claim that bears this number. @throws {BadUserInput} where several do. */
  async numbered(number: string): Promise<SeenClaim | null> {
    if (number.trim() === '' || !isStorableText(number)) throw new BadUserInput('Cannot use number: expected some text')
    const kept = (await this.#numbered.load(comparable(number))).map(({ id }) => id)
    const keys = kept.length > 0 ? kept : await this.#askedFor(number.trim())
    const found = (await this.all(keys)).filter((claim) => claim !== null)
    const [claim, ...others] = inForce(found, ({ record }) => record)
    if (others.length > 0) throw new BadUserInput('Cannot use number: several claims have it, ask by id')
    return claim ?? null
  }

  /** Claims that bear this number and may be seen, as far as is known here; those in force, where there are any. */
  async bearing(number: string): Promise<readonly SeenClaim[]> {
    const kept = await this.#numbered.load(comparable(number))
    const found = await this.all(inForce(kept, (record) => record).map(({ id }) => id))
    return found.filter((claim) => claim !== null)
  }

  /** Where the care was given, as the facility that is; null where nobody knows. */
  async facilityOf({ facility }: Pick<ClaimRecord, 'facility'>): Promise<FacilityKeys | null> {
    return facility === null ? null : this.#places.load(facility)
  }

  /** Its insurer, and who pays by its coverages as they are kept here. Null where one of them is not known. */
  async payersOf({ insurer, coverages }: ClaimRecord): Promise<readonly string[] | null> {
    const found = await Promise.all(coverages.map((id) => this.#coverages.load(id)))
    const payers = [insurer, ...found.map((coverage) => coverage?.payer ?? null)].filter((payer) => payer !== null)
    return payers.length === coverages.length + 1 ? [...new Set(payers)] : null
  }

  /** A claim that only begins to be there is found by its server alone. */
  async #askedFor(number: string): Promise<readonly string[]> {
    const records = connectedFhir(this.#records)
    const search = records.fhir.search('Claim', { identifier: number, _count: String(mostOfNumber) }, this.#request)
    const { matches } = await this.#request.calls.during(search)
    return matches.flatMap((resource) => {
      const record = claimRecordOf(resource, records)
      const isIts = record?.identifiers.some(({ value }) => comparable(value) === comparable(number)) === true
      return record !== null && isIts ? [record.id] : []
    })
  }

  async #maySee(record: ClaimRecord): Promise<boolean> {
    const { principal } = this.#request
    return seesAllCare(principal) || maySee(principal, await this.facilityOf(record))
  }
}

/** Of claims with one number those that are to be paid and were not taken back, where there are any. */
export function inForce<Each>(all: readonly Each[], recordOf: (each: Each) => ClaimRecord): readonly Each[] {
  if (all.length < 2) return all
  const toBePaid = all.filter((each) => recordOf(each).use === 'claim')
  const valid = (toBePaid.length > 0 ? toBePaid : all).filter((each) => !takenBack.has(recordOf(each).status))
  return valid.length > 0 ? valid : all
}

const takenBack: ReadonlySet<string> = new Set(['cancelled', 'entered-in-error'])

/** @throws {BadUserInput} where it is no id of a claim as this graph gives it. */
export function claimKey(id: unknown): string {
  const key = sourceKey(id, 'fhir', 'Claim')
  if (!isId(key)) throw new BadUserInput('Cannot read id: expected an id of Claim as this graph gave it')
  return key
}
