import { describe, expect, it } from 'vitest'
import { movesThatFit } from '#subgraphs/inventory/loaders/consumption-matches.ts'
import { countsPieces, unitCodeOf } from '#subgraphs/inventory/sources/fhir/consumed-units.ts'
import { deviceName, waysToWrite } from '#subgraphs/inventory/sources/odoo/numbered-items.ts'

const departure = (move: number, day: string) => ({ move, item: 1, lot: 2, facility: 3, day })
const thatFit = (days: readonly string[], day: string | null = '2026-05-20') =>
  movesThatFit(
    days.map((each, place) => departure(place + 1, each)),
    day,
  )

describe('movesThatFit()', () => {
  it('takes moves of 90 days before a use to 7 days after it, and no others', () => {
    expect(thatFit(['2026-02-18', '2026-02-19', '2026-05-27', '2026-05-28'])).toEqual([2, 3])
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

describe('waysToWrite()', () => {
  it('writes a GTIN in 8, 12, 13 and 14 digits, as far as it fits, and a number of another kind as it is', () => {
    expect(waysToWrite('02000044892034')).toEqual(expect.arrayContaining(['02000044892034', '2000044892034']))
    expect(waysToWrite(' +H123 parts-1 ')).toEqual(['+H123 parts-1', '+H123PARTS1'])
    expect(waysToWrite('\0')).toEqual([])
  })

  it('knows the same number by any of its ways, and a piece from its box', () => {
    for (const way of waysToWrite('2000044892034')) expect(deviceName(way)).toBe(deviceName('2000044892034'))
    expect(deviceName('12000044892031')).not.toBe(deviceName('2000044892034'))
  })
})

describe('Units of the EHR', () => {
  it.each(['1', '{each}', '{Each}', 'each', 'EA', 'C62', null])('%s counts pieces', (unit) => {
    expect(countsPieces(unit)).toBe(true)
  })

  it.each([
    ['mL', 'MLT'],
    ['L', 'LTR'],
    ['litre', 'LTR'],
    ['Litres', 'LTR'],
    ['mg', 'MGM'],
    ['{vial}', '{vial}'],
    ['__proto__', '__proto__'],
  ])('%s is %s', (unit, code) => {
    expect(countsPieces(unit)).toBe(false)
    expect(unitCodeOf(unit)).toBe(code)
  })
})
