import { withoutMessage } from '#shared/telemetry/fault.ts'
import type { Log } from '#shared/telemetry/log.ts'

/** What of the console writes. */
const writing = [
  ...(['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'dirxml', 'table', 'group', 'groupCollapsed'] as const),
  ...(['count', 'timeEnd', 'timeLog', 'assert'] as const),
]

/**
 * From now on what Node and the libraries have to say of this process is an event of the log: that they spoke, and from
 * where. Their own words may repeat a value (`"Jane Doe" is not valid JSON`), and are written nowhere.
 *
 * An exception that nobody caught ends the process, as it would anyway.
 */
export function logProcess(log: Log): void {
  // graphql-js 16 can leave a rejection behind when two items of a non-null list fail: noted, not fatal.
  process.on('unhandledRejection', (reason) => {
    const { error, stack } = withoutMessage(reason)
    log.error('unhandled_rejection', { name: error, stack })
  })
  process.on('uncaughtException', (exception) => {
    log.error('uncaught_exception', withoutMessage(exception))
    process.exit(1)
  })
  // Node's own listener writes the message to the console.
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    const { error, stack } = withoutMessage(warning)
    log.warn('process_warning', { name: error, stack })
  })
  const note = () => log.warn('library_wrote', { stack: withoutMessage(new Error()).stack })
  for (const way of writing) {
    console[way] = way === 'assert' ? (holds?: unknown) => void (holds || note()) : note
  }
}
