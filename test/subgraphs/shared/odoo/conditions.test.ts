import { describe, expect, it } from 'vitest'
import { BadUserInput } from '#shared/errors/errors.ts'
import {
  belongsUnder,
  between,
  betweenDays,
  contains,
  inStates,
  is,
  isOneOf,
  pointsAt,
} from '#shared/odoo/conditions.ts'
import { globalId } from '#shared/values/global-id.ts'

const item = (key: number) => globalId('odoo', 'Item', key)
const words = { draft: 'DRAFT', posted: 'POSTED', parked: 'POSTED' }
const many = Array.from({ length: 501 }, (_, index) => item(index + 1))

describe('Every condition', () => {
  it.each([undefined, null])('is none at all when its argument is %s', (absent) => {
    expect(pointsAt('product_id', 'Item', absent, 'items')).toEqual([])
    expect(belongsUnder('categ_id', 'Item', absent, 'items')).toEqual([])
    expect(inStates('state', words, absent, 'states')).toEqual([])
    expect(between('at', absent, absent, 'from and before')).toEqual([])
    expect(betweenDays('day', absent, absent, 'from and to')).toEqual([])
    expect(contains('name', absent, 'nameContains')).toEqual([])
    expect(isOneOf('code', absent, 'codes')).toEqual([])
    expect(is('active', absent)).toEqual([])
  })
})

describe('Every condition on a list', () => {
  it('refuses an empty list, which would match nothing', () => {
    const message = 'Cannot use these: an empty list matches nothing'
    expect(() => pointsAt('product_id', 'Item', [], 'these')).toThrow(new BadUserInput(message))
    expect(() => belongsUnder('categ_id', 'Item', [], 'these')).toThrow(new BadUserInput(message))
    expect(() => inStates('state', words, [], 'these')).toThrow(new BadUserInput(message))
    expect(() => isOneOf('code', [], 'these')).toThrow(new BadUserInput(message))
  })

  it('refuses more than 500 values, saying how many there were', () => {
    const message = 'Cannot use these: expected at most 500 values, found 501'
    expect(() => pointsAt('product_id', 'Item', many, 'these')).toThrow(new BadUserInput(message))
    expect(() => belongsUnder('categ_id', 'Item', many, 'these')).toThrow(new BadUserInput(message))
    expect(() => isOneOf('code', many, 'these')).toThrow(new BadUserInput(message))
    expect(pointsAt('product_id', 'Item', many.slice(1), 'these')).toHaveLength(1)
  })
})

describe('pointsAt()', () => {
  it("asks for the records' own keys", () => {
    expect(pointsAt('product_id', 'Item', [item(7), item(3)], 'items')).toEqual([['product_id', 'in', [7, 3]]])
  })

  it('refuses an id of another type', () => {
    const message = 'Cannot read id: expected an id of Item, found an id of Lot'
    expect(() => pointsAt('product_id', 'Item', [item(7), globalId('odoo', 'Lot', 1)], 'items')).toThrow(
      new BadUserInput(message),
    )
  })
})

describe('belongsUnder()', () => {
  it("asks for the records' own keys and for all that is below them", () => {
    expect(belongsUnder('categ_id', 'Item', [item(7), item(3)], 'items')).toEqual([['categ_id', 'child_of', [7, 3]]])
  })

  it('refuses an id of another type', () => {
    expect(() => belongsUnder('categ_id', 'Item', [globalId('odoo', 'Lot', 1)], 'items')).toThrow(BadUserInput)
  })
})

describe('inStates()', () => {
  it('asks for every state that has the word', () => {
    expect(inStates('state', words, ['POSTED'], 'states')).toEqual([['state', 'in', ['posted', 'parked']]])
  })

  it("asks for Odoo's empty state as false", () => {
    expect(inStates('display_type', { false: 'ITEM', line_note: 'NOTE' }, ['ITEM'], 'kinds')).toEqual([
      ['display_type', 'in', [false]],
    ])
  })

  it('refuses UNKNOWN', () => {
    const message = 'Cannot use states: UNKNOWN cannot be asked for'
    expect(() => inStates('state', words, ['DRAFT', 'UNKNOWN'], 'states')).toThrow(new BadUserInput(message))
  })
})

describe('between()', () => {
  const [one, other] = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z']

  it('takes the first instant in and leaves the second out', () => {
    expect(between('at', one, '2026-02-01T00:00:00.000Z', 'from and before')).toEqual([
      '&',
      ['at', '>=', '2026-01-01 00:00:00'],
      ['at', '<', '2026-02-01 00:00:00'],
    ])
    expect(between('at', one, null, 'from and before')).toEqual([['at', '>=', '2026-01-01 00:00:00']])
    expect(between('at', null, one, 'from and before')).toEqual([['at', '<', '2026-01-01 00:00:00']])
  })

  it('refuses instants between which nothing can be', () => {
    const message = 'Cannot use from and before: the first instant is not before the second'
    expect(() => between('at', one, one, 'from and before')).toThrow(new BadUserInput(message))
    expect(() => between('at', other, one, 'from and before')).toThrow(new BadUserInput(message))
  })
})

describe('betweenDays()', () => {
  it('takes both days in', () => {
    expect(betweenDays('day', '2026-01-01', '2026-01-01', 'from and to')).toEqual([
      '&',
      ['day', '>=', '2026-01-01'],
      ['day', '<=', '2026-01-01'],
    ])
  })

  it('refuses days the wrong way round', () => {
    const message = 'Cannot use from and to: the first day is after the second'
    expect(() => betweenDays('day', '2026-01-02', '2026-01-01', 'from and to')).toThrow(new BadUserInput(message))
  })
})

describe('contains()', () => {
  it('takes wildcards of SQL for the characters they are', () => {
    expect(contains('name', '100% _\\', 'nameContains')).toEqual([['name', 'ilike', '100\\% \\_\\\\']])
  })

  it.each(['', ' ', '\t\n', 'a\u0000b', 'a\ud800'])('refuses %j', (part) => {
    expect(() => contains('name', part, 'nameContains')).toThrow(
      new BadUserInput('Cannot use nameContains: expected some text'),
    )
  })
})

describe('isOneOf()', () => {
  it('asks for exactly these', () => {
    expect(isOneOf('code', ['a', '%'], 'codes')).toEqual([['code', 'in', ['a', '%']]])
  })

  it.each(['', 'a\u0000b', '\udc00'])('refuses %j', (value) => {
    expect(() => isOneOf('code', ['a', value], 'codes')).toThrow(
      new BadUserInput('Cannot use codes: expected texts that are not empty'),
    )
  })
})

describe('is()', () => {
  it('asks for true and for false alike', () => {
    expect(is('active', true)).toEqual([['active', '=', true]])
    expect(is('active', false)).toEqual([['active', '=', false]])
  })
})
