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
  readonly #organizations: LiveRecords<'organization'>
  readonly #practitioners: LiveRecords<'practitioner'>

  constructor(records: ExternalRecords | null, request: RequestContext) {
    this.#organizations = new LiveRecords(organizationFamily, records, request)
    this.#practitioners = new LiveRecords(practitionerFamily, records, request)
  }

  /** Null where it has none, or plays a role of which nothing is read. */
  async npiOf({ type, id }: ProviderOfClaim): Promise<string | null> {
    if (type === 'Organization') return npiIn((await this.#organizations.load(id))?.record.identifiers)
    return type === 'Practitioner' ? npiIn((await this.#practitioners.load(id))?.record.identifiers) : null
  }
}

function npiIn(identifiers: readonly KnownAs[] = []): string | null {
  return identifiers.find((each) => identifierSystemOf(each) === 'NPI')?.value ?? null
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
