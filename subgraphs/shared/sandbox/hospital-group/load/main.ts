import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { hospitalGroup } from '../generate.ts'
import { checkPreconditions, NotATrialDatabase } from './preconditions.ts'
import { Progress } from './progress.ts'
import { LoadSession } from './session.ts'
import { steps } from './steps.ts'
import { OdooRefused, TrialOdoo, type TrialOdooOptions } from './trial-odoo.ts'

const usage = 'npm run sandbox:load -- --odoo-url <address> --database <name> --api-key-file <file>'

/** The command was not written as it has to be. */
class WrongUsage extends Error {}

async function main(args: string[]): Promise<void> {
  const target = readTarget(args)
  const odoo = new TrialOdoo(target)
  await checkPreconditions(odoo, target.database)
  const started = performance.now()
  const progress = new Progress((text) => process.stdout.write(text), process.stdout.isTTY)
  const session = new LoadSession(hospitalGroup(), odoo, progress)
  for (const { name, run } of steps) await progress.step(name, () => run(session))
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(`The hospital group is in ${target.database}, after ${seconds} s\n`)
}

function readTarget(args: string[]): TrialOdooOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { 'odoo-url': text, database: text, 'api-key-file': text } })
  const { 'odoo-url': url, database, 'api-key-file': keyFile } = values
  if (url === undefined || database === undefined || keyFile === undefined) {
    throw new WrongUsage(`Cannot load: expected ${usage}`)
  }
  if (!URL.canParse(url))
    throw new WrongUsage('Cannot load: expected --odoo-url to be an address such as http://127.0.0.1:8069')
  return { url, database, apiKey: readFileSync(keyFile, 'utf8').trim() }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Error)) throw error
  const isSaid = error instanceof OdooRefused || error instanceof NotATrialDatabase || error instanceof WrongUsage
  process.stderr.write(`\n${isSaid ? error.message : (error.stack ?? error.message)}\n`)
  if (error instanceof OdooRefused) process.stderr.write('What is loaded stays; the same command goes on from there.\n')
  process.exitCode = 1
}
