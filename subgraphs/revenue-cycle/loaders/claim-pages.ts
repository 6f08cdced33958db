import type { Connection } from '#shared/connections/connection.ts'
import type { NestedPageArguments } from '#shared/connections/nested-page.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { connectedFhir, type ExternalRecords, mustBeWhole } from '#shared/projections/reading/external-records.ts'
import { listed, mapped } from '#shared/projections/reading/listing.ts'
import { claimListing, type WantedClaims } from './claim-listing.ts'
import type { Claims, SeenClaim } from './claims.ts'

/** Pages of claims: found in what is kept of them, each then read as FHIR has it now. */
export class ClaimPages {
  readonly #records: ExternalRecords | null
  readonly #claims: Claims
  readonly #request: RequestContext

  constructor(records: ExternalRecords | null, claims: Claims, request: RequestContext) {
    this.#records = records
    this.#claims = claims
    this.#request = request
  }

  /** What has left its source since is left out. @throws {BadUserInput | SourceUnavailable} */
  async page(
    wanted: WantedClaims,
    order: 'ascending' | 'descending',
    page: NestedPageArguments,
    most: number,
  ): Promise<Connection<SeenClaim>> {
    const records = connectedFhir(this.#records)
    await mustBeWhole(records, 'Claim', 'ClaimResponse', 'Location')
    const listing = await claimListing(wanted, order === 'descending', records, this.#request.principal)
    const found = await listed<'claim-state'>(records.store, listing, page, most)
    return mapped(found, await this.#claims.all(found.nodes.map(({ id }) => id)))
  }
}
