import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

// npm test: everything, in three runs side by side, so that nobody waits for those who wait: the first has a processor to
// itself; those with the real Odoo go one file at a time and wait for it; the last wait for an Odoo that is filled, for
// programs that start, and for a Redis that is away. What failed is said again at the end, where whoever looks will look.
// With arguments: vitest with these.

const sideBySide = [
  ['rules', 'unit'],
  ['live', 'contracts'],
  ['load', 'programs', 'canaries', 'redis'],
]

const chosen = process.argv.slice(2)
process.exitCode = chosen.length > 0 ? await vitest(chosen, 'inherit') : await all()

async function all(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'caregraph-test-'))
  const codes = await Promise.all(
    sideBySide.map((names, place) =>
      vitest(
        [
          '--maxWorkers=1',
          ...names.map((name) => `--project=${name}`),
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${join(folder, `${place}.json`)}`,
        ],
        'pipe',
      ),
    ),
  )
  for (const [place, names] of sideBySide.entries()) {
    console.log(`\n${names.join(', ')}: ${codes[place] === 0 ? 'passed' : 'FAILED'}`)
    if (codes[place] !== 0) console.log(await failuresOf(join(folder, `${place}.json`)))
  }
  await rm(folder, { recursive: true })
  return Math.max(...codes)
}

/** Of each test that failed, and of each file that could not be run, what is said of it; told by vitest's report. */
async function failuresOf(reportFile: string): Promise<string> {
  const text = await readFile(reportFile, 'utf8').catch(() => undefined)
  if (text === undefined) return '  It ended without a report: see above.'
  const { testResults }: Report = JSON.parse(text)
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${name}\n${message}`] : []
    return failed.map((test) => `${name}: ${test.fullName}\n${test.failureMessages.map(withoutRunner).join('\n')}`)
  })
  return failures.length === 0 ? '  No test failed, but something else: see above.' : indented(failures.join('\n\n'))
}

interface Report {
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

function withoutRunner(message: string): string {
  return message.replaceAll(/\n {4}at (new Promise|.*node_modules\/vitest\/).*/g, '')
}

function indented(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/^/gm, '  ')
}

function vitest(args: readonly string[], stdio: 'inherit' | 'pipe'): Promise<number> {
  const env = process.stdout.isTTY && stdio === 'pipe' ? { ...process.env, FORCE_COLOR: '1' } : process.env
  const child = spawn('vitest', ['run', ...args], { env, stdio: ['ignore', stdio, stdio] })
  if (child.stdout !== null) byLine(child.stdout, process.stdout)
  if (child.stderr !== null) byLine(child.stderr, process.stderr)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** Whole lines only: two runs write to the same terminal. */
function byLine(from: Readable, to: NodeJS.WritableStream): void {
  let rest = ''
  from.setEncoding('utf8')
  from.on('data', (text: string) => {
    const end = text.lastIndexOf('\n') + 1
    if (end > 0) to.write(rest + text.slice(0, end))
    rest = end > 0 ? text.slice(end) : rest + text
  })
  from.once('end', () => to.write(rest))
}
