import type { Log } from '#shared/telemetry/log.ts'

type KeptFields = Readonly<Record<string, unknown>> | undefined

export interface KeptEntry {
  readonly event: string
  readonly fields: KeptFields
}

/** A log that keeps its entries for a test to look at. */
export class KeptLog implements Log {
  readonly entries: KeptEntry[] = []

  readonly info = (event: string, fields?: KeptFields) => void this.entries.push({ event, fields })
  readonly warn = this.info
  readonly error = this.info

  of(event: string): KeptFields[] {
    return this.entries.filter((entry) => entry.event === event).map(({ fields }) => fields)
  }
}
