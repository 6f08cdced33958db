import { execFile } from 'node:child_process'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseEnv, promisify } from 'node:util'
import type { SeededOdoo } from './live.ts'

/** An Odoo with a copy of the seeded group, that a test may do with what it likes. */
export interface OdooCopy extends SeededOdoo, AsyncDisposable {}

/** Makes a fresh copy of the seeded database, and starts an Odoo that serves it: the keys are those of the seeded one. */
export async function startOdooCopy(seeded: SeededOdoo): Promise<OdooCopy> {
  const { stdout } = await promisify(execFile)('bash', [path.join(import.meta.dirname, 'odoo.sh'), 'copy'])
  const { ODOO_COPY_URL: url = '', ODOO_COPY_DATABASE: database = '', ODOO_COPY_PID: pid = '' } = parseEnv(stdout)
  return { ...seeded, url, database, [Symbol.asyncDispose]: () => ended(Number(pid)) }
}

async function ended(pid: number): Promise<void> {
  const isThere = () => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  if (isThere()) process.kill(pid, 'SIGTERM')
  for (let tries = 0; tries < 50 && isThere(); tries += 1) await setTimeout(100)
  if (isThere()) process.kill(pid, 'SIGKILL')
}
