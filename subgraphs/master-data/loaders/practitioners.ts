import type { RequestContext } from '#shared/http/request-context.ts'
import { connectedFhir, type ExternalRecords, mustBeWhole } from '#shared/projections/reading/external-records.ts'
import { type LiveRecord, LiveRecords } from '#shared/projections/reading/live-records.ts'
import type { PractitionerRecord } from '#shared/projections/records.ts'
import { practitionerFamily } from '../sources/fhir/practitioners.ts'
import { FhirParty, partyKey } from './fhir-party.ts'
import { mostNamesakes, type NumberKey, onlyOne, storedAs } from './numbered-parties.ts'

/** A person who gives care, by the id as FHIR has it now. */
export type Practitioner = FhirParty<PractitionerRecord>

/** The practitioners one operation touches: one call to FHIR for all of a turn. Suppliers see none. */
export class Practitioners {
  readonly #records: ExternalRecords | null
  readonly #live: LiveRecords<'practitioner'>
  readonly #seesNone: boolean

  constructor(records: ExternalRecords | null, request: RequestContext) {
    this.#records = records
    this.#live = new LiveRecords(practitionerFamily, records, request)
    this.#seesNone = request.principal.supplier !== null
  }

  /** The practitioner that another record names, without asking whether there is one: the properties will tell. */
  byReference({ id }: { readonly id: unknown }): Practitioner {
    return this.#practitioner(partyKey(id, 'Practitioner'))
  }

  /** Null where there is none. @throws {BadUserInput} when it is no id of a practitioner. */
  async find(id: unknown): Promise<Practitioner | null> {
    const key = partyKey(id, 'Practitioner')
    return (await this.#read(key)) && this.#practitioner(key)
  }

  /** The practitioner with this number; of several the one in practice. @throws {BadUserInput} where several are. */
  async withNumber(number: NumberKey): Promise<Practitioner | null> {
    const records = connectedFhir(this.#records)
    await mustBeWhole(records, 'Practitioner')
    if (this.#seesNone) return null
    const stored = await records.store.under('practitioner', 'number', storedAs([number]), mostNamesakes)
    const keys = [...new Set(stored.flat().map(({ id }) => id))]
    const are = await Promise.all(keys.map((key) => this.#read(key)))
    const there = keys.filter((_, place) => are[place] !== null)
    return onlyOne(
      'practitioner',
      there.map((key) => this.#practitioner(key)),
      number,
    )
  }

  #practitioner(key: string): Practitioner {
    return new FhirParty('Practitioner', key, () => this.#read(key), this.#records?.identifierSystems)
  }

  async #read(key: string): Promise<LiveRecord<PractitionerRecord> | null> {
    connectedFhir(this.#records)
    return this.#seesNone ? null : this.#live.load(key)
  }
}
