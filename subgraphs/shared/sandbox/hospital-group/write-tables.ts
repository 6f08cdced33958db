import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { dumpTables } from '../odoo-double/dump.ts'
import type { TableRow } from '../odoo-double/tables.ts'

// Writes tables/ from a real Odoo 19 that `npm run sandbox:load` has put the hospital group into.

const folder = new URL('tables/', import.meta.url)

/** When a record was made or changed in the Odoo it was dumped from says nothing about the group. */
const madeAt = '2026-06-30 06:00:00'
const moments = new Set(['create_date', 'write_date'])
/** Secrets and addresses of the Odoo it was dumped from. */
const secret = /token|password|api_key|signup|signature|access_url|inalterable_hash/

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { 'odoo-url': text, database: text, 'api-key-file': text } })
const { 'odoo-url': url, database, 'api-key-file': keyFile } = values
if (url === undefined || database === undefined || keyFile === undefined) {
  process.stderr.write(
    'Cannot write tables: expected npm run sandbox:tables -- --odoo-url <address> --database <name> --api-key-file <file>\n',
  )
  process.exit(1)
}

const tables = await dumpTables({ url, database, apiKey: readFileSync(keyFile, 'utf8').trim() })
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) rmSync(new URL(file, folder))
for (const [model, rows] of Object.entries(tables)) {
  writeFileSync(new URL(`${model}.json`, folder), tableText(rows))
  process.stdout.write(`${model}: ${rows.length}\n`)
}

function tableText(rows: readonly TableRow[]): string {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((field) => !secret.test(field)).sort()
  const lines = [...rows]
    .sort((one, other) => one.id - other.id)
    .map((row) => JSON.stringify(fields.map((field) => (moments.has(field) ? madeAt : row[field]))))
  return `{"fields":${JSON.stringify(fields)},"rows":[\n${lines.join(',\n')}\n]}\n`
}
