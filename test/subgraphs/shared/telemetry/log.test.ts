import { describe, expect, it } from 'vitest'
import { jsonLog } from '#shared/telemetry/log.ts'

describe('jsonLog()', () => {
  it('writes one line of JSON per event, with level and time, whatever is in its fields', () => {
    const written: string[] = []
    const log = jsonLog({ write: (line) => written.push(line) })
    log.info('started', { port: 4000 })
    log.warn('odoo.unknown_state', { field: 'state', line: 'one\ntwo' })
    log.error('failed')
    expect(written.every((line) => line.endsWith('}\n') && line.indexOf('\n') === line.length - 1)).toBe(true)
    const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
    expect(written.map((line) => JSON.parse(line))).toEqual([
      { time, level: 'info', event: 'started', port: 4000 },
      { time, level: 'warn', event: 'odoo.unknown_state', field: 'state', line: 'one\ntwo' },
      { time, level: 'error', event: 'failed' },
    ])
  })
})
