import type { Log, LogFields } from '#shared/telemetry/log.ts'

export interface KeptEntry {
  readonly event: string
  readonly fields: LogFields | undefined
}

/** A log that keeps its entries for a test to look at. */
export class KeptLog implements Log {
  readonly entries: KeptEntry[] = []

  readonly info = (event: string, fields?: LogFields) => void this.entries.push({ event, fields })
  readonly warn = this.info
  readonly error = this.info

  of(event: string): (LogFields | undefined)[] {
    return this.entries.filter((entry) => entry.event === event).map(({ fields }) => fields)
  }
}
