import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseEnv, promisify } from 'node:util'
import type { OdooAddress } from './driven-odoo.ts'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')

/** A copy of the seeded Odoo with the outbox in it, that can be killed and started again. */
export interface TrialOdoo extends OdooAddress, AsyncDisposable {
  readonly readerKey: string
  readonly relayKey: string
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>
  /** Starts it as it was started first, and waits until it answers. */
  start(): Promise<void>
}

interface Keys {
  readonly adminKey: string
  readonly readerKey: string
}

/** Makes the copy, and what Caregraph needs in it by Caregraph's own commands. */
export async function startTrialOdoo(keys: Keys): Promise<TrialOdoo> {
  const { stdout } = await run('bash', [path.join(root, 'test/live/odoo.sh'), 'copy'])
  const { ODOO_COPY_URL: url = '', ODOO_COPY_DATABASE: database = '', ODOO_COPY_PID } = parseEnv(stdout)
  const address = { url, database, adminKey: keys.adminKey }
  let pid = Number(ODOO_COPY_PID)
  let child: ChildProcess | undefined
  const started = asStarted(pid)
  const kill = async (signal: NodeJS.Signals) => {
    if (isThere(pid)) process.kill(pid, signal)
    for (let tries = 0; tries < 100 && isThere(pid); tries += 1) await setTimeout(50)
    if (isThere(pid)) process.kill(pid, 'SIGKILL')
  }
  const odoo = {
    ...address,
    readerKey: keys.readerKey,
    kill: () => kill('SIGKILL'),
    async start() {
      const { file, args, ...options } = started
      child = spawn(file, args, { ...options, stdio: 'ignore', detached: true })
      child.unref()
      pid = child.pid ?? 0
      await answers(address)
    },
    [Symbol.asyncDispose]: () => kill('SIGTERM'),
  }
  try {
    await command(address, 'outbox', 'install')
    const printed = await command(address, 'accounts', 'create relay')
    return { ...odoo, relayKey: parseEnv(printed).ODOO_RELAY_API_KEY ?? '' }
  } catch (error) {
    await odoo[Symbol.asyncDispose]()
    throw error
  }
}

/** The program of a process, with whose rights and surroundings it runs. */
function asStarted(pid: number) {
  const texts = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8').split('\0').filter(Boolean)
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const idOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1])
  const [file = '', ...args] = texts('cmdline')
  const env = Object.fromEntries(texts('environ').map((each) => each.split(/=(.*)/s).slice(0, 2)))
  return { file, args, env, uid: idOf('Uid'), gid: idOf('Gid'), cwd: '/' }
}

function isThere(pid: number): boolean {
  try {
    // What has ended and nobody asked about is still listed.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** The first call loads the registry. */
async function answers({ url, database, adminKey }: OdooAddress): Promise<void> {
  const headers = {
    authorization: `Bearer ${adminKey}`,
    'x-odoo-database': database,
    'content-type': 'application/json',
  }
  for (let tries = 0; ; tries += 1) {
    try {
      const options = { method: 'POST', headers, body: '{"domain":[]}', signal: AbortSignal.timeout(60_000) }
      const response = await fetch(`${url}/json/2/res.partner/search_count`, options)
      if (response.ok) return
    } catch (error) {
      if (tries > 600) throw new Error('Cannot start Odoo again: it does not answer', { cause: error })
    }
    await setTimeout(100)
  }
}

async function command({ url, database, adminKey }: OdooAddress, which: string, words: string): Promise<string> {
  const file = path.join(root, `subgraphs/shared/odoo/${which}/main.ts`)
  const env = { PATH: process.env.PATH, ODOO_URL: url, ODOO_DATABASE: database, ODOO_ADMIN_API_KEY: adminKey }
  const { stdout } = await run(process.execPath, [file, ...words.split(' ')], { cwd: '/', env })
  return stdout
}
