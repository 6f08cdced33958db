import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { NotFound, SourceContractBroken } from '#shared/errors/errors.ts'
import {
  type Column,
  currencyCode,
  day,
  entityReference,
  facilityOfOperation,
  flag,
  instant,
  kindOfOperation,
  money,
  numberOf,
  odooInstant,
  percentage,
  price,
  quantity,
  quantityFrom,
  recordKey,
  recordKeys,
  reference,
  state,
  text,
} from '#shared/odoo/columns.ts'
import { OdooFacts } from '#shared/odoo/facts.ts'
import { Fraction } from '#shared/values/fraction.ts'
import { globalId } from '#shared/values/global-id.ts'

const unknownStates: string[] = []
const facts = new OdooFacts(
  {
    currencies: new Map([
      [1, { code: 'USD', digits: 2 }],
      [2, { code: 'JPY', digits: 0 }],
      [3, { code: 'KWD', digits: 3 }],
    ]),
    units: new Map([[1, { name: 'Units', code: 'C62', active: true, of: null, contains: Fraction.of(1) }]]),
    operationTypes: new Map([
      [1, { facility: 5, code: 'incoming' }],
      [2, { facility: null, code: 'dropship' }],
    ]),
    quantityDigits: 2,
  },
  (field) => unknownStates.push(field),
)
beforeEach(() => {
  unknownStates.length = 0
})

/** What the column makes of one value in the field `it`; the other fields point at dollars and units. */
function read<Value>(column: Column<Value>, value: unknown, others: Record<string, unknown> = {}): Value {
  return column.read({ id: 1, it: value, currency: 1, unit: 1, ...others }, facts)
}

const canary = 'canary-51c0'

describe.each<[string, Column<unknown>, unknown[]]>([
  ['text()', text('it'), [canary, 0]],
  ['flag()', flag('it'), [null, canary, 0]],
  ['day()', day('it'), [null, true, canary, '2026-1-1', '2026-01-01 10:00:00']],
  ['instant()', instant('it'), [null, true, canary, '2026-01-01', 1763628600]],
  ['state()', state('it', { draft: 'DRAFT' }), [null, true, 1, [canary]]],
  ['recordKey()', recordKey('it'), [null, true, canary, 0, -1, 1.5, [7, canary]]],
  ['recordKeys()', recordKeys('it'), [null, false, canary, 7, [0], [canary], [[7, canary]]]],
  ['reference()', reference('it', 'Item'), [null, true, canary, [7, canary]]],
  ['facilityOfOperation()', facilityOfOperation('it'), [null, true, canary, [1, canary]]],
  ['kindOfOperation()', kindOfOperation('it', { incoming: 'RECEIPT' }), [null, true, canary, [1, canary]]],
  ['money()', money('it', 'currency'), [null, false, canary, '12.50']],
  ['price()', price('it', 'currency'), [null, false, canary, '12.50']],
  ['currencyCode()', currencyCode('it'), [null, true, canary, [1, canary]]],
  ['quantity()', quantity('it', 'unit'), [null, false, canary, '12']],
  ['percentage()', percentage('it'), [null, false, canary, '12']],
])('%s', (name, column, wrong) => {
  it.each(name === 'text()' ? [0, true, null, [canary], { canary }] : wrong)(
    'refuses %j, naming the field and not the value',
    (value) => {
      expect(() => read(column, value)).toThrow(SourceContractBroken)
      expect(() => read(column, value)).toThrow(/^Cannot use field it of Odoo: expected /)
      expect(() => read(column, value)).not.toThrow(canary)
    },
  )

  it('refuses a field that is missing', () => {
    expect(() => read(column, undefined)).toThrow(SourceContractBroken)
  })
})

describe('text()', () => {
  it('takes false and an empty text for nothing', () => {
    expect(read(text('it'), false)).toBeNull()
    expect(read(text('it'), '')).toBeNull()
  })

  it('leaves markup, quotes, backslashes and letters of any script as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        expect(read(text('it'), value)).toBe(value)
      }),
      { examples: [['<b>"&\\'], [' '], ['false'], ['0']] },
    )
  })
})

describe('flag()', () => {
  it("takes Odoo's false for an answer", () => {
    expect(read(flag('it'), false)).toBe(false)
    expect(read(flag('it'), true)).toBe(true)
  })
})

describe('day() and instant()', () => {
  it('are null for false', () => {
    expect(read(day('it'), false)).toBeNull()
    expect(read(instant('it'), false)).toBeNull()
  })

  it('give a day as it is and an instant in UTC, in whole seconds', () => {
    expect(read(day('it'), '2026-11-20')).toBe('2026-11-20')
    expect(read(instant('it'), '2026-11-20 08:30:00')).toBe('2026-11-20T08:30:00Z')
    expect(read(instant('it'), '2026-11-20 08:30:00.999999')).toBe('2026-11-20T08:30:00Z')
  })
})

describe('odooInstant()', () => {
  it.each([
    ['2026-11-20T08:30:00.000Z', '2026-11-20 08:30:00'],
    ['2026-11-20T08:30:00.001Z', '2026-11-20 08:30:01'],
    ['2026-11-20T23:59:59.500Z', '2026-11-21 00:00:00'],
  ])('writes %s as %s: the first whole second not before it', (value, written) => {
    expect(odooInstant(value)).toBe(written)
  })
})

describe('state()', () => {
  const column = state('it', { draft: 'DRAFT', 'to approve': 'TO_APPROVE' })

  it("gives the business's word", () => {
    expect(read(column, 'to approve')).toBe('TO_APPROVE')
    expect(unknownStates).toEqual([])
  })

  it('gives UNKNOWN for a state without a word, and lets it be noticed by its field', () => {
    for (const value of ['quarantined', '', 'constructor', '__proto__', 'toString'])
      expect(read(column, value)).toBe('UNKNOWN')
    expect(unknownStates).toEqual(Array(5).fill('it'))
  })

  it('is null for an empty state, unless the words have one for it', () => {
    expect(read(column, false)).toBeNull()
    expect(read(state('it', { false: 'ITEM', line_note: 'NOTE' }), false)).toBe('ITEM')
    expect(unknownStates).toEqual([])
  })
})

describe('recordKey(), recordKeys() and reference()', () => {
  it('give keys, and nothing for false', () => {
    expect(read(recordKey('it'), 7)).toBe(7)
    expect(read(recordKey('it'), false)).toBeNull()
    expect(read(recordKeys('it'), [7, 3, 5])).toEqual([7, 3, 5])
    expect(read(recordKeys('it'), [])).toEqual([])
    expect(read(reference('it', 'Item'), 7)).toMatchObject({ __typename: 'Item', id: globalId('odoo', 'Item', 7) })
    expect(read(reference('it', 'Item'), false)).toBeNull()
    expect(entityReference('Item', null)).toBeNull()
  })
})

describe('facilityOfOperation() and kindOfOperation()', () => {
  const kind = kindOfOperation('it', { incoming: 'RECEIPT' })

  it('give what the operation type tells, and nothing where there is none', () => {
    expect(read(facilityOfOperation('it'), 1)).toMatchObject({
      __typename: 'Facility',
      id: globalId('odoo', 'Facility', 5),
    })
    expect(read(facilityOfOperation('it'), 2)).toBeNull()
    expect(read(kind, 1)).toBe('RECEIPT')
    for (const column of [facilityOfOperation('it'), kind]) expect(read<unknown>(column, false)).toBeNull()
  })

  it('give UNKNOWN for a kind without a word, and let it be noticed by its field', () => {
    expect(read(kind, 2)).toBe('UNKNOWN')
    expect(unknownStates).toEqual(['it'])
  })

  it('refuse an operation type the account may not see', () => {
    for (const column of [facilityOfOperation('it'), kind]) expect(() => read<unknown>(column, 9)).toThrow(NotFound)
  })

  it('say when they lean on an operation type the facts do not hold yet', () => {
    for (const column of [facilityOfOperation('it'), kind]) {
      expect([1, 9, false].map((it) => column.leansOnUnknown?.({ id: 1, it }, facts))).toEqual([false, true, false])
    }
  })
})

describe('money() and price()', () => {
  it('round an amount by its currency, and keep a price finer', () => {
    expect(read(money('it', 'currency'), 1.005)).toEqual({ amount: '1.01', currency: 'USD' })
    expect(read(price('it', 'currency'), 1.005)).toEqual({ amount: '1.005', currency: 'USD' })
    expect(read(money('it', 'currency'), 1234.5, { currency: 2 })).toEqual({ amount: '1235', currency: 'JPY' })
    expect(read(money('it', 'currency'), 12.5, { currency: 3 })).toEqual({ amount: '12.500', currency: 'KWD' })
    expect(read(price('it', 'currency'), 12.5, { currency: 3 })).toEqual({ amount: '12.500', currency: 'KWD' })
  })

  it('take zero for an amount, not for nothing', () => {
    expect(read(money('it', 'currency'), 0)).toEqual({ amount: '0.00', currency: 'USD' })
  })

  it('are null when Odoo names no currency', () => {
    expect(read(money('it', 'currency'), 12, { currency: false })).toBeNull()
  })

  it('refuse a currency the account cannot read: an amount without one says nothing', () => {
    expect(() => read(money('it', 'currency'), 12, { currency: 99 })).toThrow(SourceContractBroken)
  })

  it('say when they lean on a currency the facts do not hold yet', () => {
    const column = money('it', 'currency')
    expect(column.leansOnUnknown?.({ id: 1, it: 1, currency: 99 }, facts)).toBe(true)
    expect(column.leansOnUnknown?.({ id: 1, it: 1, currency: 1 }, facts)).toBe(false)
    expect(column.leansOnUnknown?.({ id: 1, it: 1, currency: false }, facts)).toBe(false)
    // The column was not asked for in this read.
    expect(column.leansOnUnknown?.({ id: 1 }, facts)).toBe(false)
  })
})

describe('currencyCode()', () => {
  it('gives the code, and says when the facts do not hold it yet', () => {
    expect(read(currencyCode('it'), 2)).toBe('JPY')
    expect(read(currencyCode('it'), false)).toBeNull()
    expect(currencyCode('it').leansOnUnknown?.({ id: 1, it: 99 }, facts)).toBe(true)
    expect(currencyCode('it').leansOnUnknown?.({ id: 1, it: 1 }, facts)).toBe(false)
  })

  it('is null for a currency the account cannot read', () => {
    expect(read(currencyCode('it'), 99)).toBeNull()
  })
})

describe('quantity() and quantityFrom()', () => {
  const unit = { __typename: 'UnitOfMeasure', id: globalId('odoo', 'UnitOfMeasure', 1) }

  it("round by Odoo's precision of quantities", () => {
    expect(read(quantity('it', 'unit'), 0.1 + 0.2)).toMatchObject({ value: '0.3', unitCode: 'C62', unit })
    expect(read(quantity('it', 'unit'), 0)).toMatchObject({ value: '0', unitCode: 'C62', unit })
  })

  it('work a quantity out of several fields', () => {
    const free = quantityFrom(
      ['there', 'promised'],
      'unit',
      (row) => numberOf(row, 'there') - numberOf(row, 'promised'),
    )
    expect(free.fields).toEqual(['there', 'promised', 'unit'])
    expect(read(free, 0, { there: 0.3, promised: 0.1 })?.value).toBe('0.2')
    expect(() => read(free, 0, { there: 0.3, promised: canary })).toThrow(
      'Cannot use field promised of Odoo: expected a number',
    )
  })

  it('are null where there is no unit, as on a heading', () => {
    expect(read(quantity('it', 'unit'), 0, { unit: false })).toBeNull()
  })

  it('stand without their unit when the account cannot read it', () => {
    const reading = read(quantity('it', 'unit'), 12, { unit: 99 })
    expect(reading).toMatchObject({ value: '12', unitCode: 'UNKNOWN' })
    expect(quantity('it', 'unit').leansOnUnknown?.({ id: 1, it: 1, unit: 99 }, facts)).toBe(true)
    expect(quantity('it', 'unit').leansOnUnknown?.({ id: 1, it: 1, unit: 1 }, facts)).toBe(false)
  })
})

describe('percentage()', () => {
  it('keeps four places', () => {
    expect(read(percentage('it'), 2.5)).toBe('2.5')
    expect(read(percentage('it'), 33.333333)).toBe('33.3333')
  })
})

describe('numberOf()', () => {
  it('refuses what JSON has no number for', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => numberOf({ it: value }, 'it')).toThrow(SourceContractBroken)
  })
})
