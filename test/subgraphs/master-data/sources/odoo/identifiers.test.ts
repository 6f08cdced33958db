import { describe, expect, it } from 'vitest'
import { OdooFacts } from '#shared/odoo/facts.ts'
import { barcode, identifiers, unchecked } from '#subgraphs/master-data/sources/odoo/identifiers.ts'

const facts = new OdooFacts({ currencies: new Map(), units: new Map(), quantityDigits: 2 }, () => {})

describe('barcode()', () => {
  it.each([
    ['4006381333931', { system: 'GTIN', value: '4006381333931', valid: true }],
    ['4006381333932', { system: 'GTIN', value: '4006381333932', valid: false }],
    ['CARE-7', { system: 'BARCODE', value: 'CARE-7', valid: null }],
    ['123456789', { system: 'BARCODE', value: '123456789', valid: null }],
  ])('takes %s for what it is, and shows a wrong check digit instead of hiding the number', (value, identifier) => {
    expect(barcode(value)).toEqual(identifier)
  })
})

describe('identifiers()', () => {
  const column = identifiers({ barcode, vat: unchecked('VAT') })

  it('has one for each field that holds something, in their order', () => {
    expect(column.fields).toEqual(['barcode', 'vat'])
    expect(column.read({ id: 1, barcode: 'CARE-7', vat: 'XX1' }, facts).map(({ system }) => system)).toEqual([
      'BARCODE',
      'VAT',
    ])
    expect(column.read({ id: 1, barcode: false, vat: 'XX1' }, facts)).toEqual([
      { system: 'VAT', value: 'XX1', valid: null },
    ])
    expect(column.read({ id: 1, barcode: false, vat: '' }, facts)).toEqual([])
  })
})
