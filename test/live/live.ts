import { existsSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { describe, inject, it } from 'vitest'

/** An Odoo 19 that tests may read, whatever is in it. */
export interface LiveOdoo {
  readonly url: string
  readonly database: string
  /** Of the account Caregraph is to use. */
  readonly readerKey: string
}

/** The project's own Odoo, with the hospital group of seed/ in it. */
export interface SeededOdoo extends LiveOdoo {
  readonly adminKey: string
  /** Of an account that reads what the reader reads, of the second company only. */
  readonly company2Key: string
}

export interface NoOdoo {
  /** Why there is none. */
  readonly skipped: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The file in which it will be written which Odoo there is. */
    odoo: string
  }
}

// A suite is made for the Odoo there is, so its file waits here until that is known.
const odoo = await thereIs(inject('odoo'))

async function thereIs(file: string): Promise<LiveOdoo | SeededOdoo | NoOdoo> {
  while (!existsSync(file)) await setTimeout(100)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/**
 * A suite on any real Odoo 19.
 *
 * Without one it is skipped by its name with the reason, or fails where CAREGRAPH_REQUIRE_LIVE is 1.
 */
export function describeLive(name: string, suite: (odoo: LiveOdoo) => void): void {
  if ('skipped' in odoo) skip(name, odoo.skipped)
  else describe(name, () => suite(odoo))
}

/** A suite that relies on the seeded hospital group; skipped as `describeLive` is, and on an Odoo with other data. */
export function describeSeeded(name: string, suite: (odoo: SeededOdoo) => void): void {
  if ('skipped' in odoo) skip(name, odoo.skipped)
  else if ('adminKey' in odoo) describe(name, () => suite(odoo))
  else skip(name, 'it needs the seeded data, and TEST_ODOO_URL names an Odoo with its own')
}

function skip(name: string, reason: string): void {
  const isRequired = process.env.CAREGRAPH_REQUIRE_LIVE === '1'
  // Not every reporter names what was skipped.
  if (!isRequired) console.warn(`Skipped: ${name}: ${reason}`)
  describe(`${name} (skipped: ${reason})`, () => {
    it.skipIf(!isRequired)('has an Odoo', () => {
      throw new Error(`Cannot run ${name}: ${reason}`)
    })
  })
}

/** Calls a method of Odoo by JSON-2 with its named arguments; of a refusal it throws the status and Odoo's error name. */
export async function callOdoo<Result>(
  odoo: LiveOdoo,
  key: string,
  call: `${string}/${string}`,
  named: Record<string, unknown>,
): Promise<Result> {
  const response = await fetch(`${odoo.url}/json/2/${call}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'x-odoo-database': odoo.database, 'content-type': 'application/json' },
    body: JSON.stringify(named),
  })
  const answer = (await response.json()) as { name?: string }
  if (!response.ok) throw new Error(`Cannot call ${call}: ${response.status} ${answer.name}`)
  return answer as Result
}
