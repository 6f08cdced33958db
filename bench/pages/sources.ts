import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { start } from '../processes.ts'
import type { OdooAccount } from './json-2.ts'

export interface Source {
  readonly name: string
  readonly isReal: boolean
  readonly odoo: OdooAccount
  /** Of the naive way, which takes seconds. */
  readonly naiveRounds: number
}

/** The sandbox's hospital group, served from memory. */
export async function doubleSource(): Promise<Source> {
  const script = new URL('serve-double.ts', import.meta.url)
  const odoo = JSON.parse(await start({ script, ready: /ready (\{.*\})/ }))
  return { name: 'the Odoo double', isReal: false, odoo, naiveRounds: 5 }
}

/** The Odoo that the environment names, else the one `npm run odoo -- up` has brought up; a sentence when neither is. */
export async function realSource(): Promise<Source | string> {
  const odoo = accountInEnvironment() ?? ownAccount()
  if (odoo === null) {
    return 'No real Odoo: neither ODOO_URL, ODOO_DATABASE and ODOO_API_KEY are set, nor has "npm run odoo -- up" one'
  }
  try {
    await fetch(new URL('/web/version', odoo.url))
  } catch {
    return `No real Odoo: nothing answers at ${odoo.url}; "npm run odoo -- up" brings one up`
  }
  return { name: 'real Odoo', isReal: true, odoo, naiveRounds: 2 }
}

function accountInEnvironment(): OdooAccount | null {
  const { ODOO_URL: url, ODOO_DATABASE: database, ODOO_API_KEY: apiKey } = process.env
  return url && database && apiKey ? { url, database, apiKey } : null
}

function ownAccount(): OdooAccount | null {
  try {
    const script = new URL('../../test/live/odoo.sh', import.meta.url).pathname
    const stdio = ['ignore', 'pipe', 'ignore'] as const
    const told = parseEnv(execFileSync('bash', [script, 'status'], { encoding: 'utf8', stdio: [...stdio] }))
    const apiKey = readFileSync(told.ODOO_READER_KEY_FILE ?? '', 'utf8').trim()
    return { url: told.ODOO_URL ?? '', database: told.ODOO_DATABASE ?? '', apiKey }
  } catch {
    return null
  }
}
