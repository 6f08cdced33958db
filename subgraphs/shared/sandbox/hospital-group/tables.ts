import { readdirSync, readFileSync } from 'node:fs'
import type { OdooTables } from '../odoo-double/tables.ts'
import { readTable } from './table-file.ts'

const folder = new URL('tables/', import.meta.url)

/**
 * The hospital group as a real Odoo 19 holds it once it is loaded, by model.
 *
 * Read from the files in `tables/`, which `npm run sandbox:tables` writes: every amount, state and name is Odoo's own.
 */
export function hospitalGroupTables(): OdooTables {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.map((file) => [file.slice(0, -'.json'.length), readTable(readFileSync(new URL(file, folder), 'utf8'))]),
  )
}
