import { describe, expect, it } from 'vitest'
import { movesThatFit } from '#shared/consumption/consumption-matches.ts'

const departure = (move: number, day: string) => ({ move, item: 1, lot: 2, facility: 3, day })
const thatFit = (days: readonly string[], day: string | null = '2026-05-20') =>
  movesThatFit(
    days.map((each, place) => departure(place + 1, each)),
    day,
  )

describe('movesThatFit()', () => {
  it('takes moves of 90 days before a use to 31 days after it, and no others', () => {
    expect(thatFit(['2026-02-18', '2026-02-19', '2026-06-20', '2026-06-21'])).toEqual([2, 3])
  })

  it('takes only those of the day where there are any', () => {
    expect(thatFit(['2026-05-19', '2026-05-20', '2026-05-21'])).toEqual([2])
    expect(thatFit(['2026-05-20', '2026-05-20'])).toEqual([1, 2])
  })

  it('takes a move of several lines once', () => {
    expect(movesThatFit([departure(4, '2026-05-20'), departure(4, '2026-05-20')], '2026-05-20')).toEqual([4])
  })

  it('takes all where nobody says the day', () => {
    expect(thatFit(['2020-01-01', '2026-05-20'], null)).toEqual([1, 2])
  })
})
