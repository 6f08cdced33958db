import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { parseEnv } from 'node:util'
import { runAccounts } from '#shared/odoo/accounts/run-command.ts'
import { callOdoo, type SeededOdoo } from './live.ts'

const command = path.resolve(import.meta.dirname, '../../subgraphs/shared/odoo/accounts/main.ts')

export interface Ended {
  readonly status: number | null
  /** On stdout. */
  readonly output: string
  /** On stderr. */
  readonly said: string
}

export interface AccountsCommand {
  /** Does what `npm run odoo:accounts -- …` does, for accounts of this test only. */
  run(words: string, settings?: Readonly<Record<string, string>>): Promise<Ended>
  /** As `run`, for what has to succeed; gives the keys it printed, by their setting. */
  keys(words: string, settings?: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>
}

/**
 * The command with an administrator's key, for accounts whose logins begin with `prefix`. In this process, unless
 * `isProgram` says that it is to be started as a person starts it.
 */
export function accountsCommand(odoo: SeededOdoo, prefix: string, { isProgram = false } = {}): AccountsCommand {
  const own = { ODOO_URL: odoo.url, ODOO_DATABASE: odoo.database, ODOO_ADMIN_API_KEY: odoo.adminKey }
  const run: AccountsCommand['run'] = (words, settings = {}) => {
    const args = [...words.split(' '), '--prefix', prefix]
    return isProgram ? started(args, { ...own, ...settings }) : here(args, { ...own, ...settings })
  }
  return {
    run,
    async keys(words, settings) {
      const { status, output, said } = await run(words, settings)
      if (status !== 0) throw new Error(`odoo:accounts ${words} ended with ${status}: ${said}`)
      return parseEnv(output) as Record<string, string>
    },
  }
}

async function started(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ended> {
  // In a folder of its own, so that no .env is found.
  const env = { PATH: process.env.PATH, ...settings }
  const child = spawn(process.execPath, [command, ...args], { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close') as Promise<[number | null]>
  const [output, said, [status]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { status, output, said }
}

async function here(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ended> {
  const printed: string[] = []
  const said: string[] = []
  const status = await runAccounts(args, settings, {
    print: (line) => printed.push(`${line}\n`),
    say: (line) => said.push(`${line}\n`),
  })
  return { status, output: printed.join(''), said: said.join('') }
}

type Row = Readonly<Record<string, unknown>> & { readonly id: number }

/** What an administrator reads of the accounts a test made. */
export function administration(odoo: SeededOdoo) {
  const call = <Result>(name: `${string}/${string}`, named: Record<string, unknown>) =>
    callOdoo<Result>(odoo, odoo.adminKey, name, named)
  return {
    call,
    read: (model: string, domain: readonly unknown[], fields: readonly string[]) =>
      call<Row[]>(`${model}/search_read`, {
        domain,
        fields,
        order: 'id',
        load: null,
        context: { active_test: false, allowed_company_ids: [1, 2] },
      }),
  }
}
