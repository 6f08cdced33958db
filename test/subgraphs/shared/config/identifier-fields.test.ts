import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultIdentifierFields, identifierFieldsOf } from '#shared/config/identifier-fields.ts'

function faultsOf(text: string): readonly string[] {
  const faults: string[] = []
  identifierFieldsOf(text, faults)
  return faults
}

describe('identifierFieldsOf()', () => {
  it('is the default where nothing is said', () => {
    expect(identifierFieldsOf(undefined, [])).toEqual(defaultIdentifierFields)
  })

  it('adds fields, puts others in the place of the usual ones, and leaves out what has none', () => {
    const faults: string[] = []
    const text =
      'item.GTIN=x_gtin, item.UDI_DI=barcode,supplier.VAT=none,facility.NPI=partner_id.x_npi,facility.GLN=x_gln,' +
      'payer.PAYER_NUMBER=x_payer,payer.GLN=x_gln'
    expect(identifierFieldsOf(text, faults)).toEqual({
      item: [
        { system: 'GTIN', field: 'x_gtin' },
        { system: 'UDI_DI', field: 'barcode' },
      ],
      supplier: [
        { system: 'COMPANY_REGISTRY', field: 'company_registry' },
        { system: 'SUPPLIER_NUMBER', field: 'ref' },
      ],
      facility: [
        { system: 'GLN', field: 'x_gln' },
        { system: 'NPI', field: 'partner_id.x_npi' },
      ],
      payer: [
        { system: 'PAYER_NUMBER', field: 'x_payer' },
        { system: 'VAT', field: 'vat' },
        { system: 'GLN', field: 'x_gln' },
      ],
    })
    expect(faults).toEqual([])
  })

  it.each([
    ['GLN=x_gln', 'expected pairs such as supplier.GLN=x_gln, found "GLN=x_gln"'],
    ['supplier.GLN', 'expected pairs such as supplier.GLN=x_gln, found "supplier.GLN"'],
    ['supplier.VAT=vat,', 'expected pairs such as supplier.GLN=x_gln, found ""'],
    ['patient.NPI=x_npi', 'expected item, supplier, facility, payer before the point, found "patient"'],
    ['__proto__.GLN=x', 'expected item, supplier, facility, payer before the point, found "__proto__"'],
    ['item.VAT=vat', 'expected item to be numbered by GTIN, UDI_DI, found "VAT"'],
    [
      'payer.SUPPLIER_NUMBER=ref',
      'expected payer to be numbered by PAYER_NUMBER, NPI, VAT, COMPANY_REGISTRY, GLN, DUNS, found "SUPPLIER_NUMBER"',
    ],
    ['item.gtin=barcode', 'expected item to be numbered by GTIN, UDI_DI, found "gtin"'],
    ['item.BARCODE=barcode', 'expected item to be numbered by GTIN, UDI_DI, found "BARCODE"'],
    ['payer.VAT=partner_id.vat', 'expected the name of a field of Odoo for payer.VAT, found "partner_id.vat"'],
    ['supplier.GLN=', 'expected the name of a field of Odoo for supplier.GLN, found ""'],
    ['supplier.GLN=x gln', 'expected the name of a field of Odoo for supplier.GLN, found "x gln"'],
    ['supplier.GLN=X_GLN', 'expected the name of a field of Odoo for supplier.GLN, found "X_GLN"'],
    ['supplier.GLN=parent_id.x_gln', 'expected the name of a field of Odoo for supplier.GLN, found "parent_id.x_gln"'],
    [
      'supplier.GLN=partner_id.x_gln',
      'expected the name of a field of Odoo for supplier.GLN, found "partner_id.x_gln"',
    ],
    ['facility.GLN=partner_id.', 'expected the name of a field of Odoo for facility.GLN, found "partner_id."'],
    ['supplier.GLN=a,supplier.GLN=b', 'supplier.GLN is there twice'],
  ])('refuses %s', (text, fault) => {
    expect(faultsOf(text)).toEqual([`Cannot use IDENTIFIER_FIELDS: ${fault}`])
  })

  it('names every fault at once', () => {
    expect(faultsOf('a,b.c=d,supplier.GLN=x_gln')).toHaveLength(2)
  })

  it('never lets a name through that is no field of Odoo, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (field) => {
        const { supplier } = identifierFieldsOf(`supplier.GLN=${field}`, [])
        for (const each of supplier) expect(each.field).toMatch(/^[a-z_][a-z0-9_]{0,62}$/)
      }),
    )
  })
})
