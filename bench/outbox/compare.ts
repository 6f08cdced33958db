import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { OdooWithKey } from '#shared/odoo/accounts/odoo-with-key.ts'
import { runOutbox } from '#shared/odoo/outbox/run-command.ts'
import { percentile } from '../pages/table.ts'
import { type Act, acts, type Business, businessOf } from './acts.ts'

const rounds = Number(process.env.BENCH_OUTBOX_ROUNDS ?? 12)
/** Each act so often in a row, after one that is not counted; the fastest counts, as the others met something else. */
const turns = 3
const outbox = 'x_caregraph_outbox'

interface Measured {
  readonly without: number[]
  readonly with: number[]
  /** Rows that one of them leaves; every time the same, or the measurement is none. */
  readonly rows: Set<number>
}

/** What the outbox costs the business: acts on a copy of a real Odoo, with its rules and without, in turns. */
export async function benchOutbox(): Promise<void> {
  const copy = startCopy()
  if (copy === null)
    return console.log('\nNo real Odoo: "npm run odoo -- copy" brings none up. The outbox is left out.')
  try {
    const odoo = new OdooWithKey(copy)
    await command('install', copy)
    const business = await businessOf(odoo)
    const measured = new Map(acts.map((act): [Act, Measured] => [act, { without: [], with: [], rows: new Set() }]))
    console.log(`\nThe outbox on a copy of a real Odoo: ${rounds} rounds of ${turns}, one call at a time`)
    for (let round = 0; round < rounds; round += 1) {
      // Neither is always the first.
      const order = round % 2 === 0 ? ([false, true] as const) : ([true, false] as const)
      for (const [act, times] of measured) {
        for (const isWith of order) {
          await switchRules(odoo, isWith)
          await measure(act, business, isWith, times)
        }
      }
    }
    for (const line of table(measured)) console.log(line)
  } finally {
    process.kill(copy.pid, 'SIGTERM')
  }
}

async function measure(act: Act, business: Business, isWith: boolean, times: Measured): Promise<void> {
  const taken: number[] = []
  for (let turn = 0; turn <= turns; turn += 1) {
    const run = await act.prepare(business)
    await empty(business.odoo)
    const started = performance.now()
    await run()
    // Odoo loads what it needs at the first.
    if (turn > 0) taken.push(performance.now() - started)
    const rows = await empty(business.odoo)
    if (isWith) times.rows.add(rows)
  }
  times[isWith ? 'with' : 'without'].push(Math.min(...taken))
}

/** Gives how many there were. */
async function empty(odoo: OdooWithKey): Promise<number> {
  const rows = await odoo.read(outbox, [], ['id'])
  if (rows.length > 0) await odoo.call(`${outbox}/unlink`, { ids: rows.map(({ id }) => id) })
  return rows.length
}

async function switchRules(odoo: OdooWithKey, active: boolean): Promise<void> {
  const rules = await odoo.read('base.automation', [['name', 'like', 'Caregraph outbox: ']], ['id'])
  await odoo.call('base.automation/write', { ids: rules.map(({ id }) => id), vals: { active } })
}

function table(measured: ReadonlyMap<Act, Measured>): string[] {
  const header = ['act', 'rows', 'p50 ms without', 'p50 ms with', 'more', 'at most']
  const rows = [...measured].map(([{ name, budget }, times]) => {
    const [without, withRules] = [percentile(times.without, 50), percentile(times.with, 50)]
    // Side by side: whatever else the machine does, both of a round met it.
    const ratios = times.with.map((milliseconds, round) => milliseconds / (times.without[round] ?? Number.NaN))
    const more = 100 * (percentile(ratios, 50) - 1)
    return [
      name,
      [...times.rows].join(' or '),
      without.toFixed(1),
      withRules.toFixed(1),
      `${more.toFixed(0)} %`,
      budget === null ? '' : `${budget} %: ${more <= budget ? 'kept' : 'NOT KEPT'}`,
    ]
  })
  const cells = [header, header.map(() => '---'), ...rows]
  const widths = header.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)))
  return cells.map((row) => `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`)
}

async function command(words: string, { url, database, apiKey }: Copy): Promise<void> {
  const settings = { ODOO_URL: url, ODOO_DATABASE: database, ODOO_ADMIN_API_KEY: apiKey }
  const said: string[] = []
  const status = await runOutbox(words.split(' '), settings, { print: () => {}, say: (line) => said.push(line) })
  if (status !== 0) throw new Error(`Cannot measure: odoo:outbox ${words} ended with ${status}: ${said.join('; ')}`)
}

interface Copy {
  readonly url: string
  readonly database: string
  readonly apiKey: string
  readonly pid: number
}

/** An Odoo with a fresh copy of the hospital group, which may be spoilt; null where none can be had. */
function startCopy(): Copy | null {
  try {
    const script = new URL('../../test/live/odoo.sh', import.meta.url).pathname
    const told = parseEnv(
      execFileSync('bash', [script, 'copy'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    )
    return {
      url: told.ODOO_COPY_URL ?? '',
      database: told.ODOO_COPY_DATABASE ?? '',
      apiKey: readFileSync(told.ODOO_ADMIN_KEY_FILE ?? '', 'utf8').trim(),
      pid: Number(told.ODOO_COPY_PID),
    }
  } catch {
    return null
  }
}
