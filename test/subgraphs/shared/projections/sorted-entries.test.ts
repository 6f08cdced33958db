import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPlace, type Standing } from '#shared/projections/index-order.ts'
import { SortedEntries } from '#shared/projections/sorted-entries.ts'

const entry = (number: number): Standing => ({ order: `2026-03-${10 + (number % 7)}`, id: String(number) })

describe('SortedEntries', () => {
  it('has what a sorted array has, whatever comes and goes', () => {
    const change = fc.record({ number: fc.nat(1_500), isAdded: fc.boolean() })
    fc.assert(
      fc.property(fc.nat(3_000), fc.array(change, { maxLength: 200 }), fc.nat(2_000), (many, changes, place) => {
        const entries = new SortedEntries()
        const expected = new Map<number, Standing>()
        const first = Array.from({ length: many }, (_, at) => ({ number: (at * 7_919) % 3_001, isAdded: true }))
        for (const { number, isAdded } of [...first, ...changes]) {
          if (isAdded && !expected.has(number)) entries.add(entry(number))
          if (!isAdded) entries.remove(entry(number))
          if (isAdded) expected.set(number, entry(number))
          else expected.delete(number)
        }
        const sorted = [...expected.values()].toSorted(byPlace)
        const after = entry(place)
        expect(entries.size).toBe(sorted.length)
        expect([...entries.from(null, false)]).toEqual(sorted)
        expect([...entries.from(null, true)]).toEqual(sorted.toReversed())
        expect([...entries.from(after, false)]).toEqual(sorted.filter((each) => byPlace(each, after) > 0))
        expect([...entries.from(after, true)]).toEqual(sorted.filter((each) => byPlace(each, after) < 0).toReversed())
      }),
      { numRuns: 40 },
    )
  })
})
