import type { IdentifierField, MappedSystem } from '#shared/config/identifier-fields.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import type { Column } from '#shared/odoo/columns.ts'
import { text } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import { or } from '#shared/odoo/domain.ts'
import { isStorableText } from '#shared/odoo/storable-text.ts'
import { gtinForms, hasGtinCheckDigit, isGln, looksLikeGtin } from '#shared/values/gtin.ts'
import { isNpi } from '#shared/values/npi.ts'

export interface Identifier {
  readonly system: MappedSystem | 'BARCODE'
  readonly value: string
  /** Null where the system has no check digit. */
  readonly valid: boolean | null
}

const gtin = (value: string): boolean | null => (looksLikeGtin(value) ? hasGtinCheckDigit(value) : null)
const unchecked = () => null

/** Whether a number can be one of its system; a number that cannot be is shown all the same. */
const checks: Readonly<Record<MappedSystem, (value: string) => boolean | null>> = {
  GTIN: gtin,
  // An issuer other than GS1 has rules of its own.
  UDI_DI: gtin,
  GLN: isGln,
  NPI: isNpi,
  DUNS: unchecked,
  VAT: unchecked,
  COMPANY_REGISTRY: unchecked,
  SUPPLIER_NUMBER: unchecked,
  PAYER_NUMBER: unchecked,
}

/** The identifiers kept in these Odoo fields; fields that are empty have none. */
export function identifiers(fields: readonly IdentifierField[]): Column<readonly Identifier[]> {
  const columns = fields.map(({ system, field }) => ({ system, column: text(field) }))
  return {
    fields: [...new Set(fields.map(({ field }) => field))],
    read: (row, facts) =>
      columns.flatMap(({ system, column }) => {
        const value = column.read(row, facts)
        return value === null ? [] : [identifier(system, value)]
      }),
  }
}

/** What a number is that stands in the field of a system. */
export function identifier(system: MappedSystem, value: string): Identifier {
  return system === 'GTIN' && !looksLikeGtin(value)
    ? { system: 'BARCODE', value, valid: null }
    : { system, value, valid: checks[system](value) }
}

/**
 * Records that an identifier names; null when none can be, because no field holds numbers of its system.
 *
 * Whether its check digit is right plays no part: what was written down wrong is still what it was written for.
 * @throws {BadUserInput} on an empty number.
 */
export function named(
  fields: readonly IdentifierField[],
  { system, value }: Pick<Identifier, 'system' | 'value'>,
): Domain | null {
  const number = value.trim()
  if (number === '' || !isStorableText(number)) throw new BadUserInput('Cannot use identifier: expected a number')
  const holding = fields.filter((field) => field.system === (system === 'BARCODE' ? 'GTIN' : system))
  const [first, ...others] = holding.map(({ field }): Domain => [[field, 'in', waysToWrite(system, number)]])
  return first === undefined ? null : or(first, ...others)
}

function waysToWrite(system: Identifier['system'], number: string): readonly string[] {
  const bare = number.replace(/[\s.-]/g, '').toUpperCase()
  const isOfGs1 = system === 'GTIN' || system === 'UDI_DI' || system === 'BARCODE'
  return [...new Set([number, bare, ...(isOfGs1 && looksLikeGtin(bare) ? gtinForms(bare) : [])])].filter(Boolean)
}
