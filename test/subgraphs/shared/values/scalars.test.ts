import fc from 'fast-check'
import { GraphQLError, type GraphQLScalarType, parseValue } from 'graphql'
import { describe, expect, it } from 'vitest'
import { scalars } from '#shared/values/scalars.ts'

const canary = 'canary-7f3a'

describe.each([
  [
    'Decimal',
    '"12.50"',
    ['0', '-1', '12.50', '-0.001', '123456789012345678901234567890'],
    ['', '.5', '5.', '1e3', '+1', '1,5', ' 1', '١', 'NaN', '0x1'],
  ],
  [
    'Date',
    '"2026-11-20"',
    ['2026-11-20', '2024-02-29', '1900-01-01'],
    ['', '2026-02-29', '2026-13-01', '2026-11-31', '26-11-20', '2026-11-20T00:00:00Z', '2026-1-1'],
  ],
  ['CurrencyCode', '4217', ['EUR', 'JPY'], ['', 'eur', 'EURO', 'EU', 'E1R', 'ÉUR']],
] as const)('%s', (name, example, good, bad) => {
  const scalar: GraphQLScalarType = scalars[name]

  it.each(good)('reads and writes %j as it is, as a variable and in a document', (text) => {
    expect(scalar.parseValue(text)).toBe(text)
    expect(scalar.parseLiteral(parseValue(JSON.stringify(text)))).toBe(text)
    expect(scalar.serialize(text)).toBe(text)
  })

  it.each(bad)('refuses %j, saying what was expected', (text) => {
    for (const read of [() => scalar.parseValue(text), () => scalar.parseLiteral(parseValue(JSON.stringify(text)))]) {
      expect(read).toThrow(GraphQLError)
      expect(read).toThrow(example)
    }
    expect(() => scalar.serialize(text)).toThrow(`Cannot write ${name}: expected`)
  })

  it('refuses what is no text', () => {
    for (const value of [1, 1.5, true, null, undefined, {}, ['1']]) {
      expect(() => scalar.parseValue(value)).toThrow(`Cannot read ${name}: expected`)
      expect(() => scalar.serialize(value)).toThrow(`Cannot write ${name}: expected`)
    }
    for (const literal of ['1', '1.5', 'true', 'null', '{}', '["1"]', 'EUR']) {
      expect(() => scalar.parseLiteral(parseValue(literal))).toThrow(`Cannot read ${name}: expected`)
    }
  })

  it('repeats nothing of what it refuses', () => {
    expect(() => scalar.parseValue(canary)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(canary) }),
    )
  })
})

describe('DateTime', () => {
  it.each([
    ['2026-11-20T08:30:00Z', '2026-11-20T08:30:00.000Z'],
    ['2026-11-20T08:30Z', '2026-11-20T08:30:00.000Z'],
    ['2026-11-20T08:30:00.123456789Z', '2026-11-20T08:30:00.123Z'],
    ['2026-11-20T08:30:00+02:00', '2026-11-20T06:30:00.000Z'],
    ['2026-11-20T23:30:00-05:30', '2026-11-21T05:00:00.000Z'],
  ])('reads %s as the instant %s', (text, instant) => {
    expect(scalars.DateTime.parseValue(text)).toBe(instant)
    expect(scalars.DateTime.parseLiteral(parseValue(JSON.stringify(text)))).toBe(instant)
  })

  it.each([
    '',
    '2026-11-20',
    '2026-11-20T08:30:00',
    '2026-11-20 08:30:00Z',
    '2026-02-30T08:30:00Z',
    '2026-11-20T25:00:00Z',
    '2026-11-20T08:61:00Z',
    '2026-11-20T08:30:00+25:00',
    '1763628600',
  ])('refuses %j', (text) => {
    expect(() => scalars.DateTime.parseValue(text)).toThrow('Cannot read DateTime: expected an instant with its zone')
  })

  it('reads every instant in every zone as the same instant in UTC', () => {
    const instants = fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.integer({ min: -14 * 60, max: 14 * 60 }), (instant, minutes) => {
        const local = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, -1)
        const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
        const zone = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
        expect(scalars.DateTime.parseValue(local + zone)).toBe(instant.toISOString())
      }),
    )
  })

  it.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00'])(
    'refuses %s: no source keeps an instant outside the years 1 to 9999',
    (text) => {
      expect(() => scalars.DateTime.parseValue(text)).toThrow('Cannot read DateTime')
    },
  )

  it('writes an instant as it is', () => {
    expect(scalars.DateTime.serialize('2026-11-20T08:30:00Z')).toBe('2026-11-20T08:30:00Z')
  })
})

describe('Date', () => {
  it('refuses the year 0: no source keeps a day in it', () => {
    expect(() => scalars.Date.parseValue('0000-01-01')).toThrow('Cannot read Date')
  })
})
