import { decidedByResponse } from '#shared/projections/claim-state/decided-by-response.ts'
import { saidCreated } from '#shared/projections/mapping/sourced.ts'
import { dayIn } from '../lineage/facts.ts'
import { coverageStatusOf, outcomeOf } from '../sources/fhir/claim-words.ts'
import type { ClaimResponseResolvers, CoverageResolvers } from '../types.generated.ts'
import { payerReference } from './payer.ts'

export const ClaimResponse: ClaimResponseResolvers = {
  reference: ({ record }) => `ClaimResponse/${record.id}`,
  outcome: ({ record }) => outcomeOf(record.outcome),
  createdOn: ({ record }) => dayIn(saidCreated(record)),
  paid: ({ record, claim }) => decidedByResponse(record, claim.record).paid,
  allowed: ({ record, claim }) => decidedByResponse(record, claim.record).allowed,
  traceNumber: ({ record }) => record.payment?.identifier ?? null,
  errors: ({ record }) => record.errors,
}

export const Coverage: CoverageResolvers = {
  status: ({ record }) => coverageStatusOf(record.status),
  type: ({ record }) => record.type?.code ?? null,
  payer: ({ record }) => payerReference(record.payer),
  startsOn: ({ record }) => record.startsOn,
  endsOn: ({ record }) => record.endsOn,
}
