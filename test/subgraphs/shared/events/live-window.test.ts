import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LiveWindow } from '#shared/events/live-window.ts'
import { orderEvent } from './made-events.ts'

const epoch = 'one'
const entriesFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    event: orderEvent(first + at),
    place: { at: first + at, number: first + at },
  }))

describe('LiveWindow', () => {
  it('gives what follows any place it still holds, and holds no more entries than it may', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 12 }), fc.nat(50), (counts, most, before) => {
        const window = new LiveWindow(most, { at: before, number: before, epoch })
        let last = before
        for (const count of counts) {
          window.add(entriesFrom(last + 1, count))
          last += count
          expect(window.end).toEqual({ at: last, number: last, epoch })
          let held = 0
          for (let number = Math.max(0, before - 2); number <= last + 2; number += 1) {
            const batch = window.after({ at: number, number })
            if (number >= last) expect(batch).toBeNull()
            else if (batch !== undefined) {
              held += 1
              expect(batch?.entries[0]?.place.number).toBe(number + 1)
              expect(batch?.end.number).toBeLessThanOrEqual(last)
            } else expect(held).toBe(0)
          }
          expect(held).toBeLessThanOrEqual(most)
        }
      }),
    )
  })

  it('gives the same batch to all who are at its beginning, and part of it to who is in the middle', () => {
    const window = new LiveWindow(10, { at: 0, number: 0, epoch })
    window.add(entriesFrom(1, 4))
    const [one, other] = [0, 0].map((number) => window.after({ at: number, number }))
    expect(other).toBe(one)
    const rest = window.after({ at: 2, number: 2 })
    expect(rest?.entries.map(({ place }) => place.number)).toEqual([3, 4])
    expect(rest?.key).not.toBe(one?.key)
  })

  it('holds nothing of before once it was lost', () => {
    const window = new LiveWindow(10, { at: 0, number: 0, epoch })
    window.add(entriesFrom(1, 4))
    window.reset({ at: 9, number: 9, epoch: 'other' })
    expect(window.after({ at: 2, number: 2 })).toBeUndefined()
    expect(window.after({ at: 9, number: 9 })).toBeNull()
    window.add(entriesFrom(10, 1))
    expect(window.after({ at: 9, number: 9 })?.epoch).toBe('other')
  })
})
