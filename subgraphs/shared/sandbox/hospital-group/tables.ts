import { readdirSync, readFileSync } from 'node:fs'
import type { OdooTables, TableRow } from '../odoo-double/tables.ts'

/** One model's records as a file holds them: names of fields once, then a line of values per record. */
export interface TableFile {
  readonly fields: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

const folder = new URL('tables/', import.meta.url)

/**
 * The hospital group as a real Odoo 19 holds it once it is loaded, by model.
 *
 * Read from the files in `tables/`, which `npm run sandbox:tables` writes: every amount, state and name is Odoo's own.
 */
export function hospitalGroupTables(): OdooTables {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.map((file) => {
      const { fields, rows } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as TableFile
      const records = rows.map((row) => Object.fromEntries(fields.map((field, index) => [field, row[index]])))
      return [file.slice(0, -'.json'.length), records as unknown as readonly TableRow[]]
    }),
  )
}
