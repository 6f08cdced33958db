import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

// npm test: everything, in two runs side by side, of about the same length. Those with the real Odoo go one file at a time
// and mostly wait for it; so that the others need not wait for them, each run has a processor. With arguments: vitest with
// these.

const withoutOdoo = ['rules', 'unit', 'redis']
const withOdoo = ['canaries', 'load', 'live', 'contracts']

const chosen = process.argv.slice(2)
const runs = chosen.length > 0 ? [chosen] : [withoutOdoo, withOdoo].map(projects)
const codes = await Promise.all(runs.map(vitest))
if (runs.length > 1) {
  const named = [withoutOdoo, withOdoo].map(
    (names, place) => `${names.join(', ')}: ${codes[place] === 0 ? 'passed' : 'FAILED'}`,
  )
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
