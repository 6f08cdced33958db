/** Which systems number which records. What is in the field of GTINs and is none shows as a plain barcode. */
const systemsOf = {
  item: ['GTIN', 'UDI_DI'],
  supplier: ['GLN', 'DUNS', 'NPI', 'VAT', 'COMPANY_REGISTRY', 'SUPPLIER_NUMBER'],
  facility: ['GLN', 'DUNS', 'NPI'],
  payer: ['PAYER_NUMBER', 'NPI', 'VAT', 'COMPANY_REGISTRY', 'GLN', 'DUNS'],
} as const

export type Numbered = keyof typeof systemsOf
export type MappedSystem = (typeof systemsOf)[Numbered][number]

/** A field of Odoo and whose numbers it holds. A field of a facility's address is written `partner_id.<field>`. */
export interface IdentifierField {
  readonly system: MappedSystem
  readonly field: string
}

/** Where Odoo keeps the numbers by which others know records; for most systems it has no field of its own. */
export type IdentifierFields = Readonly<Record<Numbered, readonly IdentifierField[]>>

export const defaultIdentifierFields: IdentifierFields = {
  item: [{ system: 'GTIN', field: 'barcode' }],
  supplier: [
    { system: 'VAT', field: 'vat' },
    { system: 'COMPANY_REGISTRY', field: 'company_registry' },
    { system: 'SUPPLIER_NUMBER', field: 'ref' },
  ],
  facility: [],
  payer: [
    { system: 'PAYER_NUMBER', field: 'ref' },
    { system: 'VAT', field: 'vat' },
  ],
}

/**
 * The defaults with what `text` says otherwise: `supplier.GLN=x_gln, supplier.SUPPLIER_NUMBER=none`.
 *
 * Adds a sentence to `faults` for each thing that is wrong.
 */
export function identifierFieldsOf(text: string | undefined, faults: string[]): IdentifierFields {
  const said = new Map<string, string>()
  for (const pair of text === undefined ? [] : text.split(',').map((each) => each.trim())) {
    const [, numbered, system, field] = /^([^.=]*)\.([^.=]*)=(.*)$/.exec(pair) ?? []
    const fault =
      numbered === undefined || system === undefined || field === undefined
        ? `expected pairs such as supplier.GLN=x_gln, found ${quoted(pair)}`
        : faultOf(numbered, system, field, said)
    if (fault === null) said.set(`${numbered}.${system}`, field as string)
    else faults.push(`Cannot use IDENTIFIER_FIELDS: ${fault}`)
  }
  const fieldsOf = (numbered: Numbered) =>
    systemsOf[numbered].flatMap((system) => {
      const byDefault = defaultIdentifierFields[numbered].find((each) => each.system === system)?.field
      const field = said.get(`${numbered}.${system}`) ?? byDefault ?? 'none'
      return field === 'none' ? [] : [{ system, field }]
    })
  return {
    item: fieldsOf('item'),
    supplier: fieldsOf('supplier'),
    facility: fieldsOf('facility'),
    payer: fieldsOf('payer'),
  }
}

function faultOf(numbered: string, system: string, field: string, said: ReadonlyMap<string, string>): string | null {
  if (!Object.hasOwn(systemsOf, numbered)) {
    return `expected ${Object.keys(systemsOf).join(', ')} before the point, found ${quoted(numbered)}`
  }
  const systems: readonly string[] = systemsOf[numbered as Numbered]
  if (!systems.includes(system)) {
    return `expected ${numbered} to be numbered by ${systems.join(', ')}, found ${quoted(system)}`
  }
  const name = numbered === 'facility' ? field.replace(/^partner_id\./, '') : field
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) {
    return `expected the name of a field of Odoo for ${numbered}.${system}, found ${quoted(field)}`
  }
  return said.has(`${numbered}.${system}`) ? `${numbered}.${system} is there twice` : null
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40))
}
