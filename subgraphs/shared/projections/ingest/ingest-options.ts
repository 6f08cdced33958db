import type { EventLog } from '../../events/event-log.ts'
import type { Fhir } from '../../fhir/fhir.ts'
import type { RemittanceInbox } from '../../remittance/inbox.ts'
import type { ReadingOptions } from '../../remittance/read-remittances.ts'
import type { Log } from '../../telemetry/log.ts'
import type { Facilities } from '../facilities.ts'
import type { Numbering } from '../mapping/claim.ts'
import type { ProjectedType } from '../mapping/projected-types.ts'
import type { ProjectionStore } from '../projection-store.ts'
import type { Write } from './commit.ts'
import type { IngestProgress } from './ingest-state.ts'

export interface IngestOptions {
  readonly store: ProjectionStore
  /** Null: no FHIR server is connected. */
  readonly fhir: Pick<Fhir, 'pages' | 'byIds' | 'read'> | null
  readonly inboxes: readonly Pick<RemittanceInbox, 'next' | 'lookEveryMs'>[]
  readonly facilities: Facilities
  readonly numbering: Numbering
  /** Null: nothing is announced. */
  readonly events: Pick<EventLog, 'append'> | null
  readonly log: Log
  /** Names this process among those that may lead. */
  readonly instance: string
  /** Between two questions for what is new. */
  readonly pollMs?: number
  /** Between two looks for new files, in an inbox that does not say. */
  readonly filesMs?: number
  /** Between two comparisons of what is kept of a type with what its server has; it says nothing of what it deletes. */
  readonly countMs?: number
  /** Between two looks at what waits to be read. */
  readonly tickMs?: number
  /** For how long a resource may become visible after the time it says it was last updated. */
  readonly overlapMs?: number
  /** For how long a leader that is gone is waited for. */
  readonly leaseMs?: number
  /** Types that the server has and lets us read; all by default. */
  readonly types?: readonly ProjectedType[]
  /** How files are read. */
  readonly reading?: Pick<ReadingOptions, 'mostBytes' | 'mostSegmentLength' | 'tolerates'>
  /** Where files of payers are kept that were used, for a rebuild that reads them again. */
  readonly archives?: readonly Pick<RemittanceInbox, 'next'>[]
  readonly onProgress?: (progress: IngestProgress) => void
  /** The time, in milliseconds. */
  readonly now?: () => number
}

/** What every part of the ingest works with while this process leads. */
export interface Leading extends Required<Omit<IngestOptions, 'reading'>> {
  readonly reading: NonNullable<IngestOptions['reading']>
  readonly write: Write
  readonly fence: number
  /** Appends what waits to be announced. */
  readonly append: () => Promise<void>
  /** When a file was received before, by its checksum; null where it never was. */
  readonly receivedAt: (sha256: string) => Promise<string | null>
  /** Aborts when it is stopped, or another process ingests. */
  readonly signal: AbortSignal
  readonly onUnusable: (type: ProjectedType, reason: string) => void
}
