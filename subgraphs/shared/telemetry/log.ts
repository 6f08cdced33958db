/** Named, harmless fields of a log line: counts, codes, names of things in this program. Never a value of a record. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Writes one event per line. What is not a named field cannot be logged. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/** A log of JSON lines, written to `stream`; `time` is an instant in UTC. */
export function jsonLog(stream: { write(line: string): unknown }): Log {
  const write = (level: string) => (event: string, fields?: LogFields) => {
    stream.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`)
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

/** A log that keeps nothing, for tools and tests that look elsewhere. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }
