import { SourceNotConnected, SourceUnavailable } from '../../errors/errors.ts'
import type { Fhir } from '../../fhir/fhir.ts'
import type { Facilities } from '../facilities.ts'
import type { ProjectedType } from '../mapping/projected-types.ts'
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
  /** Types of FHIR that are read from its server. */
  readonly types: ReadonlySet<ProjectedType>
  /** False until all resources of these types were read once: what is listed before would look as if there were no more. */
  isWhole(types: readonly ProjectedType[]): Promise<boolean>
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

/**
 * For a list of what is kept of a type, which leans on others as far as they are read.
 * @throws {SourceUnavailable} while not all of them were read once: the list would be too short, and not say so.
 * @throws {SourceNotConnected} where the type itself is not read.
 */
export async function mustBeWhole(
  records: ExternalRecords,
  type: ProjectedType,
  ...others: readonly ProjectedType[]
): Promise<void> {
  if (records.fhir === null) return
  if (!records.types.has(type)) {
    throw new SourceNotConnected('fhir', `Cannot list this: ${type} is not read from this FHIR server`)
  }
  if (await records.isWhole([type, ...others].filter((each) => records.types.has(each)))) return
  throw new SourceUnavailable('fhir', 'Cannot list this yet: the FHIR server is being read for the first time')
}
