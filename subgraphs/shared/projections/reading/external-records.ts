import { SourceNotConnected, SourceUnavailable } from '../../errors/errors.ts'
import type { Fhir } from '../../fhir/fhir.ts'
import type { Facilities } from '../facilities.ts'
import type { ProjectionStore } from '../projection-store.ts'
import type { IdentifierSystems } from './identifier-systems.ts'

/** What this process has of records that systems outside feed. */
export interface ExternalRecords {
  readonly store: ProjectionStore
  /** Null: no FHIR server is connected. */
  readonly fhir: Fhir | null
  /** Whether files of payers are taken in, here or by another process. */
  readonly takesRemittances: boolean
  readonly facilities: Facilities
  /** The system of identifiers that holds the numbers of claims; null: see `claimNumberOf`. */
  readonly claimNumberSystem: string | null
  /** Systems of identifiers that a site has named, by their URIs. */
  readonly identifierSystems: IdentifierSystems
  /** False until all of the FHIR server was read once: what is listed before would look as if there were no more. */
  isWhole(): Promise<boolean>
  /** Up to when resources of a type were followed: an instant in UTC. Null: they never were. */
  followedUntil(type: string): Promise<string | null>
}

/** @throws {SourceNotConnected} where no FHIR server is connected. */
export function connectedFhir(records: ExternalRecords | null): ExternalRecords & { readonly fhir: Fhir } {
  if (records === null || records.fhir === null) {
    throw new SourceNotConnected('fhir', 'Cannot read claims and what belongs to them: no FHIR server is connected')
  }
  return records as ExternalRecords & { readonly fhir: Fhir }
}

/** @throws {SourceNotConnected} where neither files of payers nor a FHIR server is connected. */
export function connectedRemittances(records: ExternalRecords | null): ExternalRecords {
  if (records === null || !(records.takesRemittances || records.fhir !== null)) {
    throw new SourceNotConnected('remittance', 'Cannot read remittances: no files of payers are connected')
  }
  return records
}

/** @throws {SourceUnavailable} while not everything was read once: a list of it would be too short, and not say so. */
export async function mustBeWhole(records: ExternalRecords): Promise<void> {
  if (records.fhir === null || (await records.isWhole())) return
  throw new SourceUnavailable('fhir', 'Cannot list this yet: the FHIR server is being read for the first time')
}
