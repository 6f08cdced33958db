import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Copy } from './copies.ts'
import type { Mutant } from './mutant.ts'

/** How the suites ended. */
export interface Outcome {
  readonly end: 'green' | 'red' | 'out of time' | 'not run'
  /** The first test that failed, or what kept the suites from running. */
  readonly by: string
  readonly seconds: number
}

const running = new Set<ChildProcess>()

/** Runs suites in a copy up to the first failure, in the order in which they are named. */
export async function trial(
  copy: Copy,
  suites: readonly string[],
  mostSeconds: number,
  change?: Mutant['change'],
): Promise<Outcome> {
  const report = path.join(copy.folder, 'report.json')
  rmSync(report, { force: true })
  const from = performance.now()
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env
  const options = [
    '--config',
    'test/mutants/vitest.config.ts',
    '--project',
    'unit',
    '--project',
    'programs',
    '--bail',
    '1',
    '--passWithNoTests=false',
  ]
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...options, '--reporter=json', `--outputFile=${report}`, ...suites],
    {
      cwd: copy.folder,
      env: {
        ...env,
        MUTANT_SUITES: suites.join(' '),
        ...(change !== undefined && 'rule' in change && { MUTANT_RULE: change.rule }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: what the suites start ends with them.
      detached: true,
    },
  )
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said = (said + text).slice(-4_000)))
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    end(child)
  }, mostSeconds * 1_000)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearTimeout(timer)
  running.delete(child)
  const seconds = Math.round((performance.now() - from) / 1_000)
  if (isLate) return { end: 'out of time', by: `more than ${mostSeconds} s`, seconds }
  return {
    ...verdict(code, existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : null, said),
    seconds,
  }
}

/** Ends all that still runs. */
export function endTrials(): void {
  for (const child of running) end(child)
}

function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

interface Report {
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function verdict(code: number | null, report: Report | null, said: string): Omit<Outcome, 'seconds'> {
  if (report === null) return { end: 'not run', by: said.trim() }
  const failed = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find((each) => each.status === 'failed')
  if (failed !== undefined) return { end: 'red', by: failed.fullName }
  const broken = report.testResults.find(({ status }) => status === 'failed')
  // A suite that cannot be loaded has noticed nothing: the cut may be no program at all.
  if (broken !== undefined) return { end: 'not run', by: `${broken.name}: ${broken.message}` }
  if (code === 0 && report.numPassedTests > 0) return { end: 'green', by: '' }
  return code === 0 ? { end: 'not run', by: 'no test was found' } : { end: 'red', by: 'an error outside of any test' }
}
