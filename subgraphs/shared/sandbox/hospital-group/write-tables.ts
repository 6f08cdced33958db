import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dumpTables } from '../odoo-double/dump.ts'
import { readTarget } from './load/target.ts'
import { TrialOdoo } from './load/trial-odoo.ts'
import { writeTable } from './table-file.ts'

// Writes tables/ from a real Odoo 19 that `npm run sandbox:load` has put the hospital group into, and nothing else.
// Loaded with --calls-at-once 1, an empty Odoo gives the same ids each time.

const folder = new URL('tables/', import.meta.url)

try {
  const target = readTarget('sandbox:tables', process.argv.slice(2))
  const odoo = new TrialOdoo(target)
  await odoo.version()
  await odoo.account()
  const tables = await dumpTables(target)
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) rmSync(new URL(file, folder))
  for (const [model, rows] of Object.entries(tables)) {
    writeFileSync(new URL(`${model}.json`, folder), writeTable(rows))
    process.stdout.write(`${model}: ${rows.length}\n`)
  }
} catch (error) {
  process.stderr.write(`\n${(error as Error).message}\n`)
  process.exitCode = 1
}
