import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseEnv } from 'node:util'
import type { TestProject } from 'vitest/node'
import type { LiveOdoo, NoOdoo, SeededOdoo } from './live.ts'

/** Where it is written which Odoo there is, once that is known: the projects of one run share it. */
const shared = globalThis as { caregraphOdoo?: string }

/**
 * Gives the live suites their Odoo: the one that TEST_ODOO_URL names, or the project's own, brought up by odoo.sh while
 * suites that need none are running already.
 *
 * The project's own is left running, so that the next run finds it; `npm run odoo -- down` ends it.
 */
export default function setup(project: TestProject): () => void {
  shared.caregraphOdoo ??= writtenWhenUp()
  const file = shared.caregraphOdoo
  project.provide('odoo', file)
  return () => rmSync(path.dirname(file), { recursive: true, force: true })
}

function writtenWhenUp(): string {
  // Only this user can read it: it holds keys.
  const folder = mkdtempSync(path.join(tmpdir(), 'caregraph-odoo-'))
  const file = path.join(folder, 'odoo.json')
  const write = (odoo: LiveOdoo | SeededOdoo | NoOdoo) => {
    writeFileSync(`${file}.new`, JSON.stringify(odoo))
    renameSync(`${file}.new`, file)
  }
  if (process.env.TEST_ODOO_URL) write(odooOfSettings(process.env.TEST_ODOO_URL))
  // Whatever goes wrong has to be told: the suites wait for it.
  else void ownOdoo().then(write, ({ message }: Error) => write({ skipped: message }))
  return file
}

function odooOfSettings(url: string): LiveOdoo | NoOdoo {
  const { TEST_ODOO_DATABASE: database, TEST_ODOO_API_KEY: readerKey } = process.env
  if (database && readerKey) return { url, database, readerKey }
  return { skipped: 'TEST_ODOO_URL is set without TEST_ODOO_DATABASE and TEST_ODOO_API_KEY' }
}

async function ownOdoo(): Promise<SeededOdoo | NoOdoo> {
  const script = spawn('bash', [path.join(import.meta.dirname, 'odoo.sh'), 'up'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let answer = ''
  let progress = ''
  script.stdout.on('data', (chunk: Buffer) => {
    answer += chunk
  })
  let shown = 0
  script.stderr.on('data', (chunk: Buffer) => {
    progress += chunk
    // Line by line: suites that run meanwhile write to the same terminal.
    const end = progress.lastIndexOf('\n') + 1
    process.stderr.write(progress.slice(shown, end))
    shown = end
  })
  try {
    const [status] = await once(script, 'close')
    if (status !== 0) {
      const lastLine = progress
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^odoo: /, '')
      return { skipped: lastLine || `odoo.sh ended with ${status}` }
    }
  } catch {
    return { skipped: 'bash, which brings Odoo up, cannot be started' }
  }
  const told = parseEnv(answer)
  const key = (name: string) => readFileSync(told[`ODOO_${name}_KEY_FILE`] ?? '', 'utf8').trim()
  return {
    url: told.ODOO_URL ?? '',
    database: told.ODOO_DATABASE ?? '',
    readerKey: key('READER'),
    adminKey: key('ADMIN'),
    company2Key: key('COMPANY2'),
  }
}
