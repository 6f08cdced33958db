import type { Column } from '#shared/odoo/columns.ts'
import { text } from '#shared/odoo/columns.ts'
import { hasGtinCheckDigit, looksLikeGtin } from '#shared/values/gtin.ts'

export interface Identifier {
  readonly system: 'GTIN' | 'BARCODE' | 'VAT' | 'COMPANY_REGISTRY' | 'SUPPLIER_NUMBER'
  readonly value: string
  /** Null where the system has no check digit. */
  readonly valid: boolean | null
}

type Read = (value: string) => Identifier

/** The identifiers kept in these Odoo fields; fields that are empty have none. */
export function identifiers(fields: Readonly<Record<string, Read>>): Column<readonly Identifier[]> {
  const columns = Object.entries(fields).map(([field, read]) => ({ column: text(field), read }))
  return {
    fields: Object.keys(fields),
    read: (row, facts) =>
      columns.flatMap(({ column, read }) => {
        const value = column.read(row, facts)
        return value === null ? [] : [read(value)]
      }),
  }
}

export const barcode: Read = (value) =>
  looksLikeGtin(value)
    ? { system: 'GTIN', value, valid: hasGtinCheckDigit(value) }
    : { system: 'BARCODE', value, valid: null }

/** A number whose system has no check digit, or one of many kinds: it is shown, not judged. */
export const unchecked =
  (system: Identifier['system']): Read =>
  (value) => ({ system, value, valid: null })
