import type { TokenAuthentication } from '#gateway/authentication/authentication.ts'
import type { Executor } from '#gateway/execution/execute.ts'
import type { Subscriptions } from '#gateway/subscriptions/subscription.ts'
import type { Log } from '#shared/telemetry/log.ts'
import type { Metrics } from '#shared/telemetry/metrics.ts'
import type { ConnectionCounts } from './connection-counts.ts'
import type { Rounds } from './rounds.ts'
import type { TransportFigures } from './transport-figures.ts'
import type { TransportLimits } from './transport-limits.ts'

/** What all connections of a server share. */
export interface TransportServices {
  /** Runs queries and mutations. */
  readonly executor: Executor
  /** Runs subscriptions. */
  readonly engine: Subscriptions
  readonly authenticateToken: TokenAuthentication
  /** From the beginning of a query or mutation to the abort of its signal. */
  readonly timeoutMs: number
  readonly limits: TransportLimits
  readonly counts: ConnectionCounts
  readonly figures: TransportFigures
  readonly rounds: Rounds
  readonly log: Log
  readonly metrics: Metrics
  /** True once the server stops: what is under way may end, and nothing begins. */
  readonly stopping: () => boolean
}
