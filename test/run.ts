import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

// npm test: everything, in three runs side by side, so that nobody waits for those who wait: the first has a processor to
// itself; those with the real Odoo go one file at a time and wait for it; the last wait for an Odoo that is filled, for
// programs that start, and for a Redis that is away. With arguments: vitest with these.

const sideBySide = [
  ['rules', 'unit'],
  ['live', 'contracts'],
  ['load', 'programs', 'canaries', 'redis'],
]

const chosen = process.argv.slice(2)
const runs = chosen.length > 0 ? [chosen] : sideBySide.map(projects)
const codes = await Promise.all(runs.map(vitest))
if (runs.length > 1) {
  const named = sideBySide.map((names, place) => `${names.join(', ')}: ${codes[place] === 0 ? 'passed' : 'FAILED'}`)
  console.log(`\n${named.join('\n')}`)
}
process.exitCode = Math.max(...codes)

function projects(names: readonly string[]): string[] {
  return ['--maxWorkers=1', ...names.map((name) => `--project=${name}`)]
}

function vitest(args: readonly string[]): Promise<number> {
  const isAlone = runs.length === 1
  const env = process.stdout.isTTY && !isAlone ? { ...process.env, FORCE_COLOR: '1' } : process.env
  const child = spawn('vitest', ['run', ...args], { env, stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
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
