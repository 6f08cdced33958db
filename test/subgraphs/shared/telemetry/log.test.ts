import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { underCorrelationId } from '#shared/telemetry/correlation-id.ts'
import { type EventName, events, everywhere } from '#shared/telemetry/events.ts'
import type { Kind } from '#shared/telemetry/kinds.ts'
import { jsonLog } from '#shared/telemetry/log.ts'

type Line = Readonly<Record<string, unknown>>

/** What a log writes, line by line. */
function kept() {
  const written: string[] = []
  const log = jsonLog({ write: (line) => written.push(line) })
  return { log, written, lines: () => written.map((line): Line => JSON.parse(line)) }
}

/** A log as code without types sees it: anything can be told it. */
type AnyLog = Readonly<Record<'info' | 'warn' | 'error', (event: string, fields?: unknown) => void>>

const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

describe('jsonLog()', () => {
  it('writes one line of JSON per event: time, level and event, then its fields in their order', () => {
    const { log, written } = kept()
    log.info('operation', { correlationId: 'corr-1', name: 'Orders', milliseconds: 12, errors: 0 })
    log.warn('odoo.unknown_state', { field: 'state' })
    log.error('apollo_server_failed')
    expect(written.map((line) => line.replace(/"time":"[^"]{24}"/, '"time":"T"'))).toEqual([
      '{"time":"T","level":"info","event":"operation","correlationId":"corr-1","name":"Orders","milliseconds":12,"errors":0}\n',
      '{"time":"T","level":"warn","event":"odoo.unknown_state","field":"state"}\n',
      '{"time":"T","level":"error","event":"apollo_server_failed"}\n',
    ])
    expect(written.map((line) => JSON.parse(line).time)).toEqual([time, time, time])
  })

  it('leaves out what is undefined', () => {
    const { log, lines } = kept()
    log.info('operation', { correlationId: undefined, name: undefined, errors: 1 })
    expect(lines()).toEqual([{ time, level: 'info', event: 'operation', errors: 1 }])
  })

  it('has written a line before it returns', () => {
    const { log, written } = kept()
    for (let count = 1; count <= 1_000; count += 1) {
      log.info('stopping')
      expect(written).toHaveLength(count)
    }
  })

  it('writes [redacted] in place of a value that is not of its kind', () => {
    const { log, lines } = kept()
    log.info('operation', { name: 'Jane Doe', errors: 1.5, milliseconds: Number.NaN, sourceCalls: -1 })
    const redacted = '[redacted]'
    expect(lines()[0]).toEqual({
      ...{ time, level: 'info', event: 'operation' },
      ...{ name: redacted, errors: redacted, milliseconds: redacted, sourceCalls: redacted },
    })
  })

  it('counts fields that an event does not have, and writes neither their values nor their names', () => {
    const { log, written, lines } = kept()
    const order = { 'Jane Doe': 'room 12', total: 1_234.56 }
    log.info('operation', { errors: 0, ...order })
    expect(lines()).toEqual([{ time, level: 'info', event: 'operation', errors: 0, redacted: 2 }])
    expect(written.join()).not.toMatch(/Jane|room|1234/)
  })

  it('writes [redacted] for an event that is not in the table, whatever is told with it', () => {
    const { log, lines } = kept()
    for (const event of ['Jane Doe was admitted', '__proto__', 'constructor', 'toString']) {
      ;(log as AnyLog).error(event, { correlationId: 'corr-1', name: 'Jane Doe' })
    }
    const line = { time, level: 'error', event: '[redacted]', correlationId: 'corr-1', redacted: 1 }
    expect(lines()).toEqual([line, line, line, line])
  })

  it('lets no event and no field be named that is not in the table', () => {
    const { log } = kept()
    // @ts-expect-error There is no such event.
    log.info('patient_admitted')
    // @ts-expect-error The event has no such field.
    log.info('operation', { patient: 'Jane Doe' })
    // @ts-expect-error The field is a number.
    log.info('operation', { errors: 'none' })
    // @ts-expect-error The list of reasons is closed.
    log.warn('auth.token_refused', { reason: 'jane_doe' })
  })

  it('says whose request it is of every line, however deep in its work', async () => {
    const { log, lines } = kept()
    const work = async () => {
      await new Promise((resolve) => setImmediate(resolve))
      log.warn('odoo.unknown_state', { field: 'state' })
      log.error('internal_error', { correlationId: undefined, error: 'TypeError' })
      log.error('internal_error', { correlationId: 'its-own' })
    }
    await Promise.all([underCorrelationId('one', work), underCorrelationId('two', work), work()])
    expect(lines().map(({ correlationId }) => correlationId)).toEqual(
      expect.arrayContaining(['one', 'two', 'its-own', undefined]),
    )
    const counted = Map.groupBy(lines(), ({ correlationId }) => correlationId)
    expect([...counted].map(([id, { length }]) => [id, length])).toEqual([
      ['one', 2],
      ['its-own', 3],
      ['two', 2],
      [undefined, 2],
    ])
  })

  it('writes no value but of its kind, whatever it is told', () => {
    const names: string[] = Object.values(events).flatMap((kinds) => Object.keys(kinds))
    const names_ = fc.oneof(fc.constantFrom('correlationId', 'redacted', 'level', 'event', ...names), fc.string())
    const event = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...Object.keys(events)) }, fc.string())
    const value = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      fc.constantFrom(
        'Jane Doe',
        'SOURCE_TIMEOUT',
        'state',
        'corr-1',
        '1.5',
        12,
        -1,
        1e300,
        'a.b',
        'https://x.example',
      ),
      fc.string({ unit: 'binary' }),
      fc.func(fc.string()),
    )
    const { log, written } = kept()
    fc.assert(
      fc.property(event, fc.dictionary(names_, value), (name, fields) => {
        written.length = 0
        ;(log as AnyLog).info(name, fields)
        expect(written.map((line) => line.indexOf('\n') - line.length)).toEqual([-1])
        const { time: _, level, event: said, redacted = 0, ...told } = JSON.parse(written[0] ?? '') as Line
        const known = Object.hasOwn(events, name)
        expect([level, said]).toEqual(['info', known ? name : '[redacted]'])
        const kinds: Readonly<Record<string, Kind>> = { ...everywhere, ...(known ? events[name as EventName] : {}) }
        const isSafe = ([field, each]: [string, unknown]) =>
          Object.hasOwn(kinds, field) && (each === '[redacted]' || kinds[field]?.(each))
        expect(Object.entries(told).filter((each) => !isSafe(each))).toEqual([])
        // Nothing is dropped without a word either.
        const given = Object.values(fields).filter((each) => each !== undefined).length
        expect(Object.keys(told).length + Number(redacted)).toBe(given)
      }),
      { numRuns: 150 },
    )
  })

  it.each([null, 7, 'Jane Doe', ['Jane Doe'], new Map([['Jane', 'Doe']]), Object.create(null)])(
    'takes %j for fields without failing and without a value of it',
    (fields) => {
      const { log, written } = kept()
      ;(log as AnyLog).info('operation', fields)
      expect(written).toHaveLength(1)
      expect(written.join()).not.toMatch(/Jane|Doe|7,|:7}/)
    },
  )
})
