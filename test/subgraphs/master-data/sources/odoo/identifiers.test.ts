import { describe, expect, it } from 'vitest'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import { OdooFacts } from '#shared/odoo/facts.ts'
import { identifier, identifiers, named } from '#subgraphs/master-data/sources/odoo/identifiers.ts'

const facts = new OdooFacts(
  { currencies: new Map(), units: new Map(), operationTypes: new Map(), quantityDigits: 2 },
  () => {},
)
const { item, supplier } = defaultIdentifierFields

describe('identifier()', () => {
  it.each([
    ['GTIN', '4006381333931', 'GTIN', true],
    ['GTIN', '4006381333932', 'GTIN', false],
    ['GTIN', 'CARE-7', 'BARCODE', null],
    ['GTIN', '123456789', 'BARCODE', null],
    ['UDI_DI', '10614141000415', 'UDI_DI', true],
    ['UDI_DI', '10614141000416', 'UDI_DI', false],
    ['UDI_DI', '+A123BJC5D6E71', 'UDI_DI', null],
    ['GLN', '5412345000013', 'GLN', true],
    ['GLN', '541234500001', 'GLN', false],
    ['NPI', '1234567893', 'NPI', true],
    ['NPI', '1234567890', 'NPI', false],
    ['DUNS', '150483782', 'DUNS', null],
    ['VAT', 'XX1', 'VAT', null],
  ] as const)(
    'takes what stands in the field of %s, %s, for %s, and says whether it can be one',
    (system, value, shown, valid) => {
      expect(identifier(system, value)).toEqual({ system: shown, value, valid })
    },
  )
})

describe('identifiers()', () => {
  const column = identifiers([...item, ...supplier, { system: 'UDI_DI', field: 'barcode' }])

  it('has one for each field that holds something, in their order', () => {
    expect(column.fields).toEqual(['barcode', 'vat', 'company_registry', 'ref'])
    const row = { id: 1, barcode: 'CARE-7', vat: 'XX1', company_registry: false, ref: '' }
    expect(column.read(row, facts).map(({ system }) => system)).toEqual(['BARCODE', 'VAT', 'UDI_DI'])
    expect(column.read({ ...row, barcode: false, vat: false }, facts)).toEqual([])
  })
})

describe('named()', () => {
  it('finds a GTIN however many zeros stand before it, with the wrong check digit too', () => {
    expect(named(item, { system: 'GTIN', value: '04006381333931' })).toEqual([
      ['barcode', 'in', ['04006381333931', '4006381333931']],
    ])
    expect(named(item, { system: 'GTIN', value: '4006381333932' })).toEqual([
      ['barcode', 'in', ['4006381333932', '04006381333932']],
    ])
  })

  it('finds a number however it is spaced when asked for', () => {
    expect(named(supplier, { system: 'VAT', value: ' de 123.456-789 ' })).toEqual([
      ['vat', 'in', ['de 123.456-789', 'DE123456789']],
    ])
  })

  it('looks for barcodes where the GTINs are, and in every field of a system', () => {
    expect(named(item, { system: 'BARCODE', value: 'CARE-7' })).toEqual([['barcode', 'in', ['CARE-7', 'CARE7']]])
    const fields = [...item, { system: 'GTIN', field: 'x_gtin' } as const]
    expect(named(fields, { system: 'GTIN', value: '96385074' })?.map((term) => term[0])).toEqual([
      '|',
      'barcode',
      'x_gtin',
    ])
  })

  it('finds nothing where no field holds numbers of the system', () => {
    expect(named(supplier, { system: 'GTIN', value: '96385074' })).toBeNull()
    expect(named(supplier, { system: 'GLN', value: '5412345000013' })).toBeNull()
  })

  it.each(['', ' ', '\0', '\ud800'])('refuses the number %j', (value) => {
    expect(() => named(item, { system: 'GTIN', value })).toThrow(BadUserInput)
  })

  it('takes signs for what they are', () => {
    expect(named(item, { system: 'BARCODE', value: '-' })).toEqual([['barcode', 'in', ['-']]])
    expect(named(item, { system: 'BARCODE', value: `%_'"💊` })).toEqual([['barcode', 'in', [`%_'"💊`]]])
  })
})
