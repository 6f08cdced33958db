import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needOf } from '#subgraphs/inventory/sources/odoo/replenishment-need.ts'

const rule = {
  minimum: 10,
  maximum: 24,
  onHand: 0,
  expired: 0,
  incoming: 0,
  outgoing: 0,
  requested: 0,
  multiple: 0,
  digits: 2,
}

describe('needOf()', () => {
  it('orders nothing at the minimum, and up to the maximum below it', () => {
    expect(needOf({ ...rule, onHand: 10 })).toEqual({ forecast: 10, belowMinimum: false, toOrder: 0 })
    expect(needOf({ ...rule, onHand: 9.99 })).toEqual({ forecast: 9.99, belowMinimum: true, toOrder: 14.01 })
  })

  it('counts what comes, what goes and what is asked for already, and nothing that has expired', () => {
    const need = needOf({ ...rule, onHand: 5, expired: 2, incoming: 12, outgoing: 8, requested: 1 })
    expect(need).toEqual({ forecast: 8, belowMinimum: true, toOrder: 16 })
  })

  it('orders whole multiples, and no more of them than it takes', () => {
    expect(needOf({ ...rule, multiple: 12 }).toOrder).toBe(24)
    expect(needOf({ ...rule, multiple: 5 }).toOrder).toBe(25)
    expect(needOf({ ...rule, onHand: -1, multiple: 12 }).toOrder).toBe(36)
  })

  it('orders up to the minimum where a maximum is below it', () => {
    expect(needOf({ ...rule, maximum: 0 }).toOrder).toBe(10)
  })

  it('does not order for the noise of sums', () => {
    expect(needOf({ ...rule, minimum: 0.3, maximum: 0.3, onHand: 0.1, incoming: 0.2 }).belowMinimum).toBe(false)
    expect(needOf({ ...rule, minimum: 0.9, maximum: 0.9, multiple: 0.1 }).toOrder).toBe(0.9)
  })

  it('has nothing, and not minus nothing, where the noise of a sum is left', () => {
    const noise = { onHand: 26.1, expired: 0.07, incoming: 0.14, outgoing: 180.09, requested: 153.92 }
    expect(needOf({ ...rule, ...noise, minimum: 0, maximum: 0 }).forecast).toBe(0)
  })

  it('brings the forecast to the maximum with less than one multiple too many, and never orders where it need not', () => {
    const hundredths = (max: number) => fc.integer({ min: 0, max }).map((value) => value / 100)
    const any = fc.record({
      minimum: hundredths(50_000),
      maximum: hundredths(90_000),
      onHand: fc.integer({ min: -10_000, max: 90_000 }).map((value) => value / 100),
      expired: hundredths(5_000),
      incoming: hundredths(20_000),
      outgoing: hundredths(20_000),
      requested: hundredths(20_000),
      multiple: fc.constantFrom(0, 1, 0.25, 6, 12, 144),
    })
    fc.assert(
      fc.property(any, (some) => {
        const { forecast, belowMinimum, toOrder } = needOf({ ...some, digits: 2 })
        const cents = (value: number) => Math.round(value * 100)
        expect(cents(forecast)).toBe(
          cents(some.onHand) -
            cents(some.expired) +
            cents(some.incoming) -
            cents(some.outgoing) +
            cents(some.requested),
        )
        expect(belowMinimum).toBe(cents(forecast) < cents(some.minimum))
        const goal = Math.max(cents(some.minimum), cents(some.maximum))
        if (!belowMinimum) expect(toOrder).toBe(0)
        else if (some.multiple === 0) expect(cents(forecast) + cents(toOrder)).toBe(goal)
        else {
          expect(cents(toOrder) % cents(some.multiple)).toBe(0)
          expect(cents(forecast) + cents(toOrder)).toBeGreaterThanOrEqual(goal)
          expect(cents(forecast) + cents(toOrder) - cents(some.multiple)).toBeLessThan(goal)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
