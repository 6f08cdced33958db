import pino from 'pino'
import { currentCorrelationId } from './correlation-id.ts'
import { type EventName, events, everywhere, type Fields } from './events.ts'
import type { Kind } from './kinds.ts'

/** Writes one event per line. What may be in it is in `events.ts`; nothing else compiles, and nothing else is written. */
export interface Log {
  info<Name extends EventName>(event: Name, fields?: Fields<Name>): void
  warn<Name extends EventName>(event: Name, fields?: Fields<Name>): void
  error<Name extends EventName>(event: Name, fields?: Fields<Name>): void
}

/** What stands in place of a value that is not of its field's kind. */
const redacted = '[redacted]'

/**
 * A log of JSON lines, each written to `stream` before the call returns: `time` is an instant in UTC, then come
 * `level`, `event`, the correlation id of the request that is being served, and the event's fields.
 */
export function jsonLog(stream: { write(line: string): unknown }): Log {
  const writer = pino(
    {
      base: null,
      timestamp: () => `"time":"${new Date().toISOString()}"`,
      // The level is the line's own, in its word.
      formatters: { level: () => ({}) },
    },
    stream as pino.DestinationStream,
  )
  const write = (level: 'info' | 'warn' | 'error') => (event: string, fields?: object) => {
    writer[level](lineOf(level, event, fields))
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

type Kinds = ReadonlyMap<string, Kind>

// Maps, so that no name finds what every object has.
const ofAnyEvent: Kinds = new Map(Object.entries(everywhere))
const ofEvents: ReadonlyMap<string, Kinds> = new Map(
  Object.entries(events).map(([event, kinds]) => [event, new Map([...ofAnyEvent, ...Object.entries<Kind>(kinds)])]),
)

/** By the table alone, whatever is given: fields it does not know are counted, since even their names may say too much. */
function lineOf(level: string, event: string, fields: object | undefined): Record<string, string | number> {
  const kinds = ofEvents.get(event)
  const { correlationId = currentCorrelationId(), ...others } = (fields ?? {}) as Readonly<Record<string, unknown>>
  const line: Record<string, string | number> = { level, event: kinds === undefined ? redacted : event }
  let unknown = 0
  for (const [name, value] of Object.entries({ correlationId, ...others })) {
    if (value === undefined) continue
    const kind = (kinds ?? ofAnyEvent).get(name)
    if (kind === undefined) unknown += 1
    else line[name] = kind(value) ? value : redacted
  }
  if (unknown > 0) line.redacted = unknown
  return line
}

/** A log that keeps nothing, for tools and tests that look elsewhere. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }
