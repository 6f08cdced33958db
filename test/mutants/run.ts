import { forgotten } from './call-sites.ts'
import { Copy } from './copies.ts'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { endTrials, type Outcome, trial } from './trial.ts'

// npm run test:mutants [part of a name or file]: takes away one guard at a time and has the suites notice it.

interface Tried {
  readonly mutant: Mutant
  readonly outcome: Outcome
}

const [part = ''] = process.argv.slice(2)
const atOnce = Number(process.env.MUTANTS_AT_ONCE ?? 2)

async function main(): Promise<number> {
  const chosen = mutants.filter(
    ({ name, change }) => name.includes(part) || ('file' in change && change.file.includes(part)),
  )
  const missing = forgotten(mutants)
  if (missing.length > 0) {
    console.log(`Cannot begin: no mutant cuts these.\n${missing.map((each) => `  ${each}`).join('\n')}`)
    return 1
  }
  if (chosen.length === 0) {
    console.log(`Cannot begin: no mutant is called ${part}`)
    return 1
  }
  const copies = Array.from({ length: Math.min(atOnce, chosen.length) }, () => new Copy())
  process.once('exit', () => {
    endTrials()
    for (const copy of copies) copy.remove()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const [first] = copies as [Copy]
  const suites = [...new Set(chosen.flatMap((mutant) => mutant.suites))]
  console.log(`${chosen.length} mutants, ${copies.length} at a time. First without any: ${suites.join(' ')}`)
  const without = await trial(first, suites, 1_200)
  console.log(`  ${without.end} in ${without.seconds} s ${without.by}`)
  if (without.end !== 'green') return 1
  const from = performance.now()
  const tried = await tryAll(chosen, copies)
  const minutes = ((performance.now() - from) / 60_000).toFixed(1)
  return report(tried, minutes)
}

async function tryAll(chosen: readonly Mutant[], copies: readonly Copy[]): Promise<readonly Tried[]> {
  const left = [...chosen]
  const tried: Tried[] = []
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
        const { change, suites, name } = mutant
        const outcome = await copy.with(mutant, () => trial(copy, suites, 300, change))
        tried.push({ mutant, outcome })
        console.log(`${tried.length} of ${chosen.length}  ${wordFor(outcome)}  ${outcome.seconds} s  ${name}`)
        if (outcome.by !== '') console.log(`    ${outcome.by.split('\n')[0]?.slice(0, 200)}`)
      }
    }),
  )
  return tried
}

function wordFor({ end }: Outcome): string {
  if (end === 'green') return 'SURVIVED'
  return end === 'red' ? 'killed' : end === 'out of time' ? 'killed (out of time)' : 'NOT RUN'
}

/** Prints what came of it. Gives the exit code. */
function report(tried: readonly Tried[], minutes: string): number {
  const named = (title: string, some: readonly Tried[], say: (each: Tried) => string) => {
    if (some.length === 0) return
    console.log(`\n${title}`)
    for (const each of some) console.log(`  ${each.mutant.name}\n    ${say(each)}`)
  }
  const survived = tried.filter(({ outcome }) => outcome.end === 'green')
  const killed = tried.filter(({ outcome }) => outcome.end === 'red' || outcome.end === 'out of time')
  const explained = survived.filter(({ mutant }) => mutant.survives !== undefined)
  const unexplained = survived.filter(({ mutant }) => mutant.survives === undefined)
  const outdated = killed.filter(({ mutant }) => mutant.survives !== undefined)
  const broken = tried.filter(({ outcome }) => outcome.end === 'not run')
  named('Survived, and why:', explained, ({ mutant }) => mutant.survives ?? '')
  named('SURVIVED, and no reason is known:', unexplained, ({ mutant }) => `green: ${mutant.suites.join(' ')}`)
  named('Killed, though it was said to survive:', outdated, ({ outcome }) => outcome.by)
  named('Could not be tried:', broken, ({ outcome }) => outcome.by)
  console.log(
    `\n${tried.length} mutants in ${minutes} minutes: ${killed.length} killed, ${explained.length} survived for a reason, ${unexplained.length} without`,
  )
  return unexplained.length + outdated.length + broken.length === 0 ? 0 : 1
}

process.exitCode = await main()
