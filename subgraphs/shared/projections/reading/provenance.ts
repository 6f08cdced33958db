import type { RemittanceClaimRecord, RemittanceRecord, Sourced } from '../records.ts'

/** Where a record is from that systems outside feed, as clients are told it. */
export interface Provenance {
  readonly system: 'FHIR' | 'REMITTANCE_FILES' | 'ERP'
  readonly mode: 'LIVE' | 'EVENT' | 'POLLED' | 'BATCH'
  /** An instant in UTC. */
  readonly asOf: string
  readonly stale: boolean
  readonly reference: string
  readonly fileChecksum: string | null
  readonly line: number | null
}

/** A record with where it is from. */
export interface Provided<Kept> {
  readonly record: Kept
  readonly provenance: Provenance
}

const ofNoFile = { fileChecksum: null, line: null } as const

/** Of a resource that a FHIR server gave for this answer. */
export function live(type: string, id: string, asOf: string): Provenance {
  return { system: 'FHIR', mode: 'LIVE', asOf, stale: false, reference: `${type}/${id}`, ...ofNoFile }
}

/**
 * Of what is kept of a resource. `followedUntil`: up to when its server was followed; null where that was never.
 * `stale`: whether the server is away, so that there may be something newer.
 */
export function kept(type: string, record: Sourced, followedUntil: string | null, stale: boolean): Provenance {
  const asOf = followedUntil !== null && followedUntil > record.lastUpdated ? followedUntil : record.lastUpdated
  return { system: 'FHIR', mode: record.mode, asOf, stale, reference: `${type}/${record.id}`, ...ofNoFile }
}

/** What was not followed for so long may have changed since without anybody here knowing. */
const behindMs = 15 * 60_000

/** Whether a source was not followed for a while: then what is kept of it is what it said last. */
export function isBehind(followedUntil: string | null, now = Date.now()): boolean {
  return followedUntil === null || now - Date.parse(followedUntil) > behindMs
}

/** Of a remittance, from a file or from FHIR. */
export function ofRemittance({ source, place, id, mode, receivedAt }: RemittanceRecord): Provenance {
  if (source === 'fhir' || place === null) {
    return {
      system: 'FHIR',
      mode,
      asOf: receivedAt,
      stale: false,
      reference: `PaymentReconciliation/${id}`,
      ...ofNoFile,
    }
  }
  return ofFile(id, receivedAt, place.sha256, place.segment)
}

/** Of what a remittance says of a claim. */
export function ofRemittanceClaim(record: RemittanceClaimRecord): Provenance {
  const { remittance, position, sha256, segment, lastUpdated, mode } = record
  const reference = `${remittance} ${position}`
  if (sha256 !== null) return ofFile(reference, lastUpdated, sha256, segment)
  return { system: 'FHIR', mode, asOf: lastUpdated, stale: false, reference, ...ofNoFile }
}

function ofFile(reference: string, asOf: string, fileChecksum: string, line: number): Provenance {
  return { system: 'REMITTANCE_FILES', mode: 'BATCH', asOf, stale: false, reference, fileChecksum, line }
}
