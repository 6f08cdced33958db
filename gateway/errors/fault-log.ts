import type { Log, LogFields } from '#shared/telemetry/log.ts'

/**
 * Writes a fault in this program to the log: its class and the top of its stack. Never its message, which may hold a
 * record's value.
 */
export function logFault(log: Log, error: unknown, fields: LogFields): void {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  log.error('internal_error', {
    ...fields,
    error: error instanceof Error ? error.name : typeof error,
    stack: frames
      .slice(0, 5)
      .map((frame) => frame.trim())
      .join(' < '),
  })
}
