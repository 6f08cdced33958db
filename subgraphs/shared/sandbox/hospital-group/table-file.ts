import type { TableRow } from '../odoo-double/tables.ts'

/** One model's records as a file holds them: names of fields once, then a line of values per record. */
interface TableFile {
  readonly fields: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** When a record was made or changed in the Odoo it was read from says nothing about the group. */
const madeAt = '2026-06-30 06:00:00'
const moments = new Set(['create_date', 'write_date'])
/** Secrets and addresses of the Odoo it was read from. */
const secret = /token|password|api_key|signup|signature|access_url|inalterable_hash/
/** What Odoo foresaw of reorder rules on the day it was read. */
const foreseen = new Set(['deadline_date', 'qty_to_order_computed'])

export function writeTable(rows: readonly TableRow[]): string {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    .filter((field) => !secret.test(field) && !foreseen.has(field))
    .sort()
  const lines = [...rows]
    .sort((one, other) => one.id - other.id)
    .map((row) => JSON.stringify(fields.map((field) => (moments.has(field) ? madeAt : row[field]))))
  return `{"fields":${JSON.stringify(fields)},"rows":[\n${lines.join(',\n')}\n]}\n`
}

export function readTable(text: string): TableRow[] {
  const { fields, rows } = JSON.parse(text) as TableFile
  return rows.map((row) => {
    const record: Record<string, unknown> = {}
    for (const [place, field] of fields.entries()) record[field] = row[place]
    return record as TableRow
  })
}
