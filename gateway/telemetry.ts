import type { Log } from '#shared/telemetry/log.ts'
import type { Metrics } from '#shared/telemetry/metrics.ts'
import type { SourceCall } from '#shared/telemetry/source-calls.ts'

/** Where a process says what it does: one of these for all of it. */
export interface Telemetry {
  readonly log: Log
  readonly metrics: Metrics
  /** Told of each call to a source when it has ended. */
  readonly onCall: (call: SourceCall) => void
}
