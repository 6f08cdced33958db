import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byBytes, orderOf, orderOfTime, timeAt } from '#shared/projections/index-order.ts'
import { times } from './naive-projections.ts'

const pad = (count: number) => String(count).padStart(2, '0')

/** The same instant as a source in another zone writes it, with zeros at the end of the fraction. */
function written(time: Date, zoneMinutes: number, zeros: number): string {
  const there = new Date(time.getTime() + zoneMinutes * 60_000).toISOString().slice(0, 23)
  const zone = Math.abs(zoneMinutes)
  return `${there}${'0'.repeat(zeros)}${zoneMinutes < 0 ? '-' : '+'}${pad(Math.floor(zone / 60))}:${pad(zone % 60)}`
}

describe('The order of an index', () => {
  it('is that of time, whatever a time is written like', () => {
    for (const [at, rank] of times) {
      for (const [other, otherRank] of times) {
        const [one, two] = [orderOf(at), orderOf(other)]
        expect(Math.sign(rank - otherRank), `${at} and ${other}`).toBe(one < two ? -1 : one > two ? 1 : 0)
      }
    }
  })

  it('is the same for an instant in any zone', () => {
    const time = fc.date({ min: new Date('0002-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(time, time, fc.integer({ min: -719, max: 719 }), fc.nat(6), (one, other, zone, zeros) => {
        expect(orderOfTime(written(one, zone, zeros))).toBe(orderOfTime(one.toISOString()))
        const [before, after] = [orderOf(one.toISOString()), orderOf(other.toISOString())]
        expect(before < after).toBe(one < other)
      }),
    )
  })

  it('leads back from the time that is given out', () => {
    for (const [at] of times) expect(orderOf(timeAt(orderOf(at)))).toBe(orderOf(at))
    expect(timeAt(orderOf('2026-03-01T02:00:00.1200+02:00'))).toBe('2026-03-01T00:00:00.12Z')
    expect(timeAt(orderOf(null))).toBeNull()
  })

  it.each([
    ...['', 'soon', '0000', '2026-13', '2026-02-30', '2026-2-3', '2026-03-01T25:00:00Z', '2026-03-01T10:61:00Z'],
    ...['2026-03-01T10:00:61Z', '2026-03-01 10:00:00Z', '2026-03-01T10:00:00+99:00', '2026-03-01T10:00:00.Z'],
    ...[
      '9999-12-31T23:59:59-01:00',
      '+012026-01-01',
      '20260301',
      '2026-03-01\n',
      `2026-03-01T10:00:00.${'1'.repeat(31)}Z`,
    ],
  ])('knows that %j is no time', (at) => {
    expect(orderOfTime(at)).toBeNull()
    expect(orderOf(at)).toBe('')
  })

  it('is, among ids, that of their bytes in UTF-8', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(Math.sign(byBytes(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)))
      }),
      { numRuns: 2_000 },
    )
    expect(byBytes('\uffee', '🩺')).toBeLessThan(0)
  })
})
