import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseEnv, promisify } from 'node:util'

/** A real Odoo, and the file an administrator's key is in. */
export interface Target {
  readonly url: string
  readonly database: string
  readonly keyFile: string
}

export interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
  /** On stderr. */
  readonly said: string
  readonly seconds: number
}

const command = path.resolve(import.meta.dirname, '../../subgraphs/shared/sandbox/hospital-group/load/main.ts')

/** Makes the project's trial Odoo anew: empty, and marked as one that may be filled. */
export async function makeTrialOdoo(): Promise<Target> {
  const script = path.join(import.meta.dirname, 'odoo.sh')
  const { stdout } = await promisify(execFile)('bash', [script, 'trial'])
  const { ODOO_TRIAL_URL = '', ODOO_TRIAL_DATABASE = '', ODOO_TRIAL_KEY_FILE = '' } = parseEnv(stdout)
  return { url: ODOO_TRIAL_URL, database: ODOO_TRIAL_DATABASE, keyFile: ODOO_TRIAL_KEY_FILE }
}

/** Runs the load as a person does, to its end, or kills it as soon as a step shows as done. */
export async function runLoad({ url, database, keyFile }: Target, killAfter?: string): Promise<Ended> {
  const started = performance.now()
  const args = [command, '--odoo-url', url, '--database', database, '--api-key-file', keyFile]
  const run = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let said = ''
  run.stdout.on('data', (chunk: Buffer) => {
    output += chunk
    if (killAfter !== undefined && output.includes(`${killAfter} `)) run.kill('SIGKILL')
  })
  run.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const [status, signal] = (await once(run, 'close')) as [number | null, NodeJS.Signals | null]
  return { status, signal, output, said, seconds: (performance.now() - started) / 1000 }
}

/** A file with a key in it, gone when it goes out of scope. */
export function keyInFile(key: string): { readonly keyFile: string } & Disposable {
  const folder = mkdtempSync(path.join(tmpdir(), 'caregraph-key-'))
  const keyFile = path.join(folder, 'key')
  writeFileSync(keyFile, `${key}\n`, { mode: 0o600 })
  return { keyFile, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) }
}
