import type { CaregraphError } from '../../errors/errors.ts'
import type { ReadingProgress } from '../../remittance/read-remittances.ts'

/** How one source is, for an operator. */
export interface SourceState {
  /** In milliseconds of Unix time; null while there was none. */
  readonly lastSuccess: number | null
  /** Why it cannot be used at the moment. */
  readonly trouble: CaregraphError['code'] | null
}

/** How the ingest of this process is, for an operator. */
export interface IngestState {
  readonly isLeader: boolean
  /** By name: `fhir/Claim`, `notices`, `remittances/1`. Empty where this process never led. */
  readonly sources: Readonly<Record<string, SourceState>>
  /** Why nothing at all goes on: the store or the log of events. */
  readonly trouble: CaregraphError['code'] | null
  /** Resources that nothing could be done with, since this process began. */
  readonly unusable: number
  readonly files: { readonly applied: number; readonly repeated: number; readonly quarantined: number }
  readonly isRebuilding: boolean
}

/** How far something long is. */
export type IngestProgress =
  | {
      /** Resources of a type are read for the first time, or a rebuild reads them all. */
      readonly kind: 'resources'
      readonly type: string
      readonly read: number
    }
  | (ReadingProgress & { readonly kind: 'file'; readonly fileBytes: number })
  | {
      /** Claims of a file whose states were worked out, or of all in a rebuild. */
      readonly kind: 'states'
      readonly done: number
    }
  | {
      /** Records of files that a rebuild took over. */
      readonly kind: 'files'
      readonly done: number
    }
