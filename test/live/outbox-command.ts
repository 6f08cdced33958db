import { CaregraphError } from '#shared/errors/errors.ts'
import { OdooOutbox, type OutboxRow } from '#shared/odoo/outbox/outbox.ts'
import { runOutbox } from '#shared/odoo/outbox/run-command.ts'
import { OdooTransport } from '#shared/odoo/transport.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import type { Ended } from './accounts-command.ts'
import type { SeededOdoo } from './live.ts'

/** Does what `npm run odoo:outbox -- …` does. `onSaid` is told of each line, and ends the command when it throws. */
export async function outboxCommand(
  { url, database, adminKey }: SeededOdoo,
  words: string,
  onSaid: (line: string) => void = () => undefined,
): Promise<Ended> {
  const settings = { ODOO_URL: url, ODOO_DATABASE: database, ODOO_ADMIN_API_KEY: adminKey }
  const printed: string[] = []
  const said: string[] = []
  const status = await runOutbox(words.split(' '), settings, {
    print: (line) => printed.push(`${line}\n`),
    say: (line) => {
      said.push(`${line}\n`)
      onSaid(line)
    },
  })
  return { status, output: printed.join(''), said: said.join('') }
}

export function anyScope() {
  return { signal: AbortSignal.timeout(60_000), calls: new SourceCalls() }
}

/** The outbox of an Odoo as the relay with this key has it. */
export function outboxOf({ url, database }: Pick<SeededOdoo, 'url' | 'database'>, apiKey: string): OdooOutbox {
  return new OdooOutbox(new OdooTransport({ url, database, apiKey, concurrency: 2 }))
}

/** All rows that are there, which are then gone. @throws when one of them cannot be read. */
export async function drain(outbox: OdooOutbox): Promise<OutboxRow[]> {
  const rows = await outbox.read(500, anyScope())
  await outbox.remove(
    rows.map(({ id }) => id),
    anyScope(),
  )
  return rows.map((row) => {
    if ('garbage' in row) throw new Error(`Cannot read a row: ${row.why}`)
    return row
  })
}

/** The status and code of a refusal; the answer where there was none. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    return error instanceof CaregraphError ? error.code : (error as Error).message
  }
}
