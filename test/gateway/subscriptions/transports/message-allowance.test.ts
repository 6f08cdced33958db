import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MessageAllowance } from '#gateway/subscriptions/transports/message-allowance.ts'

describe('what somebody may send', () => {
  it('is so much at once', () => {
    const allowance = new MessageAllowance(3, 1, 0)
    expect([1, 2, 3, 4].map(() => allowance.take(0))).toEqual([true, true, true, false])
  })

  it('comes back with time, and never more than at once', () => {
    const allowance = new MessageAllowance(2, 10, 0)
    expect([0, 0, 0, 99, 100, 100].map((now) => allowance.take(now))).toEqual([true, true, false, false, true, false])
    expect([1e9, 1e9, 1e9].map((now) => allowance.take(now))).toEqual([true, true, false])
  })

  it('is bounded over any time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 500 }), (pauses) => {
        const allowance = new MessageAllowance(10, 5, 0)
        let now = 0
        let taken = 0
        for (const pause of pauses) {
          now += pause
          if (allowance.take(now)) taken += 1
        }
        expect(taken).toBeLessThanOrEqual(10 + (now / 1000) * 5 + 1e-6)
      }),
    )
  })
})
