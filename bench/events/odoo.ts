import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { OdooWithKey } from '#shared/odoo/accounts/odoo-with-key.ts'
import { runAccounts } from '#shared/odoo/accounts/run-command.ts'
import { runOutbox } from '#shared/odoo/outbox/run-command.ts'
import { endLater } from '../processes.ts'

/** A real Odoo that tells of its changes, and may be spoilt. */
export interface TellingOdoo {
  readonly url: string
  readonly database: string
  readonly readerKey: string
  readonly relayKey: string
  /** As an administrator, who does business. */
  readonly business: OdooWithKey
}

/** A copy of the hospital group with an outbox and an account for the relay; null where no real Odoo can be had. */
export async function startTellingOdoo(): Promise<TellingOdoo | null> {
  const told = startCopy()
  if (told === null) return null
  endLater(() => end(Number(told.ODOO_COPY_PID)))
  const { ODOO_COPY_URL: url = '', ODOO_COPY_DATABASE: database = '' } = told
  const key = (name: string) => readFileSync(told[`ODOO_${name}_KEY_FILE`] ?? '', 'utf8').trim()
  const settings = { ODOO_URL: url, ODOO_DATABASE: database, ODOO_ADMIN_API_KEY: key('ADMIN') }
  await said(runOutbox, ['install'], settings)
  const { ODOO_RELAY_API_KEY: relayKey = '' } = parseEnv(await said(runAccounts, ['create', 'relay'], settings))
  const business = new OdooWithKey({ url, database, apiKey: key('ADMIN') })
  return { url, database, readerKey: key('READER'), relayKey, business }
}

function startCopy(): NodeJS.Dict<string> | null {
  try {
    const script = new URL('../../test/live/odoo.sh', import.meta.url).pathname
    return parseEnv(execFileSync('bash', [script, 'copy'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return null
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch {
    // Whoever wanted a copy later has ended it.
  }
}

/** What a command prints. */
async function said(run: typeof runAccounts, words: readonly string[], settings: NodeJS.Dict<string>): Promise<string> {
  const [printed, lines] = [[] as string[], [] as string[]]
  const status = await run(words, settings, {
    print: (line) => printed.push(line),
    say: (line) => lines.push(line),
  })
  if (status !== 0) throw new Error(`Cannot measure: ${words.join(' ')} ended with ${status}: ${lines.join('; ')}`)
  return printed.join('\n')
}
