// A long trial of the whole way of events, from Odoo to subscribers: npm run test:soak -- --minutes 30 [--drivers 6].
// It prints what is done to the programs and, in the end, a verdict; RANDOM_SEED repeats its choices.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs, parseEnv, promisify } from 'node:util'
import { redisProgram } from '../redis/setup.ts'
import { reportOf } from './report.ts'
import type { Ground } from './surroundings.ts'
import { runTrial } from './trial.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, drivers: { type: 'string', default: '6' } },
})
const seed = Number(process.env.RANDOM_SEED ?? Date.now() % 1_000_000)
const begun = Date.now()
const tell = (line: string) => {
  const seconds = Math.round((Date.now() - begun) / 1_000)
  console.log(`${String(Math.floor(seconds / 60)).padStart(3)}:${String(seconds % 60).padStart(2, '0')} ${line}`)
}

console.log(`${values.minutes} minutes with ${values.drivers} drivers (RANDOM_SEED=${seed})`)
const milliseconds = Number(values.minutes) * 60_000
const trial = await runTrial(await ground(), { seed, drivers: Number(values.drivers), milliseconds, tell })
console.log(reportOf(trial))
if (trial.faults.length > 0) {
  const file = path.join(tmpdir(), `caregraph-history-${seed}.json`)
  await writeFile(
    file,
    JSON.stringify(trial, (_, value) => (value instanceof Map || value instanceof Set ? [...value] : value), 1),
  )
  console.log(`All of it is in ${file}`)
  process.exitCode = 1
}

/** The project's own Odoo and a Redis, brought up where they are not. */
async function ground(): Promise<Ground> {
  const redis = await redisProgram()
  if ('skipped' in redis) throw new Error(`Cannot run: ${redis.skipped}`)
  const { stdout } = await promisify(execFile)('bash', [path.resolve(import.meta.dirname, '../live/odoo.sh'), 'up'])
  const files = parseEnv(stdout)
  const key = async (name: string) => (await readFile(files[name] ?? '', 'utf8')).trim()
  const odoo = { adminKey: await key('ODOO_ADMIN_KEY_FILE'), readerKey: await key('ODOO_READER_KEY_FILE') }
  return { odoo, redis: redis.file }
}
