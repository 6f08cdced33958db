import { hospitalGroup } from '../generate.ts'
import { KnownKeys } from './known-keys.ts'
import { checkPreconditions, NotATrialDatabase, waitForEarlierLoad } from './preconditions.ts'
import { Progress } from './progress.ts'
import { LoadSession } from './session.ts'
import { runSteps, steps } from './steps.ts'
import { readTarget, WrongUsage } from './target.ts'
import { OdooRefused, TrialOdoo } from './trial-odoo.ts'

async function main(args: string[]): Promise<void> {
  const target = readTarget('sandbox:load', args)
  const odoo = new TrialOdoo(target)
  await checkPreconditions(odoo, target.database)
  await waitForEarlierLoad(odoo)
  const started = performance.now()
  await load(odoo).catch(sayThatItGoesOn)
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(`The hospital group is in ${target.database}, after ${seconds} s\n`)
}

async function load(odoo: TrialOdoo): Promise<void> {
  const group = hospitalGroup()
  const keys = new KnownKeys(odoo)
  const progress = new Progress((text) => process.stdout.write(text), process.stdout.isTTY)
  await runSteps(steps, ({ name, run }) =>
    progress.step(name, (counter) => run(new LoadSession(group, odoo, counter, keys))),
  )
}

function sayThatItGoesOn(error: unknown): never {
  if (!(error instanceof OdooRefused)) throw error
  throw new OdooRefused(`${error.message}\nWhat is loaded stays; the same command goes on from there.`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Error)) throw error
  const isSaid = error instanceof OdooRefused || error instanceof NotATrialDatabase || error instanceof WrongUsage
  process.stderr.write(`\n${isSaid ? error.message : (error.stack ?? error.message)}\n`)
  // Not when the steps beside it are done: it stops where it is, as if it were killed.
  process.exit(1)
}
