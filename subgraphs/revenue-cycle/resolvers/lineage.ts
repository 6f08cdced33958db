import { connectedFhir } from '#shared/projections/reading/external-records.ts'
import { isBehind, kept, ofRemittanceClaim, type Provenance } from '#shared/projections/reading/provenance.ts'
import type { ChargeRecord, ConsumptionRecord } from '#shared/projections/records.ts'
import { globalId } from '#shared/values/global-id.ts'
import type { RevenueCycleContext } from '../context.ts'
import type { Hop } from '../lineage/facts.ts'
import type { LineageHopResolvers } from '../types.generated.ts'

export const LineageHop: LineageHopResolvers = {
  consumption: ({ record }) =>
    record?.kind === 'consumption' && record.of.isSeen
      ? { __typename: 'SupplyConsumption', id: globalId('fhir', 'SupplyConsumption', record.of.record.id) }
      : null,
  claim: ({ record }, _, { claims }) => (record?.kind === 'claim' ? claims.find(record.of.record.id) : null),
  remittance: ({ record }, _, { remittances }) =>
    record?.kind === 'remittance' ? remittances.seen(record.of.header) : null,
  invoice: ({ record }, _, { invoices }) => (record?.kind === 'invoice' ? invoices.entity(record.of.key) : null),
  payment: ({ record }, _, { payments }) => (record?.kind === 'payment' ? payments.entity(record.of.key) : null),
  posting: ({ record }, _, { ledgerPostings }) =>
    record?.kind === 'posting' ? ledgerPostings.entity(record.of.key) : null,
  provenance: (hop, _, context) => provenanceOf(hop, context),
}

async function provenanceOf({ record, reference }: Hop, context: RevenueCycleContext): Promise<Provenance | null> {
  if (record === null) return null
  switch (record.kind) {
    case 'consumption':
      return record.of.isSeen ? keptNow('SupplyDelivery', record.of.record, context) : null
    case 'charge':
      return keptNow('ChargeItem', record.of, context)
    case 'claim':
      return (await context.claims.find(record.of.record.id))?.provenance ?? null
    case 'response':
      return ofResponse(record.of.record.id, record.of.record.claim, context)
    case 'remittance':
      return ofRemittanceClaim(record.of.line)
    default:
      return ofBooks(reference ?? String(record.of.key))
  }
}

async function keptNow(type: string, record: ChargeRecord | ConsumptionRecord, { records }: RevenueCycleContext) {
  const until = await connectedFhir(records).followedUntil(type)
  return kept(type, record, until, isBehind(until))
}

async function ofResponse(id: string, claim: string | null, { claims, claimStates }: RevenueCycleContext) {
  const seen = claim === null ? null : await claims.find(claim)
  const known = seen && (await claimStates.of(seen.record))
  return known?.responses.find(({ record }) => record.id === id)?.provenance ?? null
}

/** Of what the books said for this answer. */
function ofBooks(reference: string): Provenance {
  const asOf = new Date().toISOString()
  return { system: 'ERP', mode: 'LIVE', asOf, stale: false, reference, fileChecksum: null, line: null }
}
