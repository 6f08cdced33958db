import type { Fields } from '#shared/telemetry/events.ts'
import { withoutMessage } from '#shared/telemetry/fault.ts'
import type { Log } from '#shared/telemetry/log.ts'

/** Where in a request a fault showed. */
type Place = Pick<Fields<'internal_error'>, 'correlationId' | 'path' | 'count'>

/**
 * Writes a fault in this program to the log: its class and the top of its stack. Never its message, which may hold a
 * record's value.
 */
export function logFault(log: Log, error: unknown, place: Place): void {
  log.error('internal_error', { ...place, ...withoutMessage(error) })
}
