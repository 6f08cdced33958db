import type { Fields } from '#shared/telemetry/events.ts'
import type { Log } from '#shared/telemetry/log.ts'
import type { Metrics } from '#shared/telemetry/metrics.ts'

/** Why the server ended a connection. */
export type CutOffReason = NonNullable<Fields<'connection.cut_off'>['reason']>
export type Transport = NonNullable<Fields<'connection.cut_off'>['transport']>

const openNames = ['sockets', 'event_streams', 'subscriptions', 'operations'] as const
const sentNames = ['next', 'error', 'complete'] as const
const reasons: Readonly<Record<CutOffReason, true>> = {
  bad_message: true,
  dead_peer: true,
  duplicate_id: true,
  forbidden: true,
  going_away: true,
  init_late: true,
  init_twice: true,
  internal_error: true,
  message_too_large: true,
  stalled: true,
  subprotocol: true,
  token_ended: true,
  too_many_connections: true,
  too_many_messages: true,
  unauthorized: true,
}

/**
 * What is open now, what was sent, and what was cut off: `caregraph_live`, `caregraph_live_messages_total` and
 * `caregraph_live_cut_off_total`.
 */
export class TransportFigures {
  readonly open: Record<(typeof openNames)[number], number> = {
    sockets: 0,
    event_streams: 0,
    subscriptions: 0,
    /** Operations under way, subscriptions among them. */
    operations: 0,
  }
  readonly sent: Record<(typeof sentNames)[number], number> = { next: 0, error: 0, complete: 0 }
  readonly #cutOff = new Map<CutOffReason, number>()
  readonly #log: Log

  constructor(metrics: Metrics, log: Log) {
    this.#log = log
    metrics.levels({
      subject: 'live',
      help: 'Connections of subscriptions and what is open on them.',
      names: openNames,
      of: (name) => this.open[name],
    })
    metrics.counts({
      subject: 'live_messages',
      help: 'Messages sent on connections of subscriptions.',
      names: sentNames,
      of: (name) => this.sent[name],
    })
    metrics.counts({
      subject: 'live_cut_off',
      help: 'Connections of subscriptions that were ended by this server, by reason.',
      names: Object.keys(reasons) as CutOffReason[],
      of: (name) => this.cutOffFor(name),
    })
  }

  cutOffFor(reason: CutOffReason): number {
    return this.#cutOff.get(reason) ?? 0
  }

  cutOff(transport: Transport, reason: CutOffReason, correlationId: string, operations: number): void {
    this.#cutOff.set(reason, this.cutOffFor(reason) + 1)
    this.#log.info('connection.cut_off', { correlationId, transport, reason, operations })
  }
}
