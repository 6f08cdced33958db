import DataLoader from 'dataloader'
import type { FhirScope } from '#shared/fhir/fhir.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { claimResponseRecordOf } from '#shared/projections/mapping/claim-response.ts'
import { connectedFhir, type ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { inThousands, isAway } from '#shared/projections/reading/live-records.ts'
import { kept, live, type Provided } from '#shared/projections/reading/provenance.ts'
import { readTogether } from '#shared/projections/reading/read-together.ts'
import type { ClaimResponseRecord } from '#shared/projections/records.ts'

type Responses = readonly Provided<ClaimResponseRecord>[]

/** Answers to one claim that are looked at while the server is away; nobody answers so often. */
const mostKept = 100

/**
 * What payers answered to claims, by the claims' ids: one call for a hundred claims of a turn, or what was answered last
 * while the server is away. In no order.
 */
export function claimResponsesLoader(records: ExternalRecords | null, request: RequestContext) {
  const name = 'FHIR ClaimResponse of claims'
  const read = (claims: readonly string[], scope: FhirScope) => readResponses(claims, records, scope)
  return new DataLoader<string, Responses>((claims) => readTogether(name, claims, request, read), {
    name,
    batchScheduleFn: inWaves(request),
  })
}

async function readResponses(
  claims: readonly string[],
  records: ExternalRecords | null,
  scope: FhirScope,
): Promise<Responses[]> {
  const { fhir, store, followedUntil } = connectedFhir(records)
  const asOf = new Date().toISOString()
  try {
    const references = claims.map((id) => `Claim/${id}`)
    const all = fhir.byReferences('ClaimResponse', 'request', references, scope, { _count: '500' })
    const found = (await scope.calls.during(all)).flatMap((resource) => {
      const record = claimResponseRecordOf(resource)
      return record === null ? [] : [{ record, provenance: live('ClaimResponse', record.id, asOf) }]
    })
    const byClaim = Map.groupBy(found, ({ record }) => record.claim)
    return claims.map((id) => byClaim.get(id) ?? [])
  } catch (error) {
    if (!isAway(error)) throw error
    const [found, until] = await Promise.all([
      inThousands(claims, (some) => store.under('claim-response', 'claim', some, mostKept)),
      followedUntil('ClaimResponse'),
    ])
    return found.map((some) =>
      some.map((record) => ({ record, provenance: kept('ClaimResponse', record, until, true) })),
    )
  }
}
