import type DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import { connectedFhir, type ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { identifierSystemOf } from '#shared/projections/reading/identifier-systems.ts'
import { keptById } from '#shared/projections/reading/kept-records.ts'
import { LiveRecords } from '#shared/projections/reading/live-records.ts'
import type { ClaimRecord, EncounterRecord, KnownAs } from '#shared/projections/records.ts'
import { organizationFamily, practitionerFamily } from '../sources/fhir/families.ts'
import type { ProviderOfClaim } from './claim-parts.ts'

/** Who did what is claimed, by number: one call for all organizations of a turn, and one for all people. */
export class Providers {
  readonly #records: ExternalRecords | null
  readonly #organizations: LiveRecords<'organization'>
  readonly #practitioners: LiveRecords<'practitioner'>

  constructor(records: ExternalRecords | null, request: RequestContext) {
    this.#records = records
    this.#organizations = new LiveRecords(organizationFamily, records, request)
    this.#practitioners = new LiveRecords(practitionerFamily, records, request)
  }

  /** Null where it has none, or plays a role of which nothing is read. */
  async npiOf({ type, id }: ProviderOfClaim): Promise<string | null> {
    const { identifierSystems } = connectedFhir(this.#records)
    const npiOf = (found: { readonly record: { readonly identifiers: readonly KnownAs[] } } | null) =>
      found?.record.identifiers.find((each) => identifierSystemOf(each, identifierSystems) === 'NPI')?.value ?? null
    if (type === 'Organization') return npiOf(await this.#organizations.load(id))
    return type === 'Practitioner' ? npiOf(await this.#practitioners.load(id)) : null
  }
}

/** The Account of the first visit of a claim that has one, by the claim: as it is kept here, without a call. */
export class Accounts {
  readonly #encounters: DataLoader<string, EncounterRecord | null>

  constructor(records: ExternalRecords | null, request: RequestContext) {
    this.#encounters = keptById('encounter', () => connectedFhir(records).store, request)
  }

  async of({ lines }: ClaimRecord): Promise<string | null> {
    const encounters = [...new Set(lines.flatMap((line) => line.encounters))]
    const found = await Promise.all(encounters.map((id) => this.#encounters.load(id)))
    return found.flatMap((encounter) => encounter?.account ?? [])[0] ?? null
  }
}
