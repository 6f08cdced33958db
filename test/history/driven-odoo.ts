import { setTimeout } from 'node:timers/promises'
import type { Outcome } from './history.ts'

/** An Odoo that is driven, by the key of an administrator. */
export interface OdooAddress {
  readonly url: string
  readonly database: string
  readonly adminKey: string
}

export interface Answer<Result> {
  readonly outcome: Outcome
  /** What Odoo answered where it was done, else null. */
  readonly result: Result | null
  /** What Odoo said where it refused. */
  readonly refusal: string | null
}

export type OdooRow = Readonly<Record<string, unknown>> & { readonly id: number }

/** To connect: what was never sent may be sent again. */
const mostTries = 30

const companies = { allowed_company_ids: [1], lang: 'en_US', tz: 'UTC' }

/** Calls Odoo as a business application does, once, and says what is known of the outcome. */
export class DrivenOdoo {
  readonly #address: OdooAddress

  constructor(address: OdooAddress) {
    this.#address = address
  }

  async call<Result = unknown>(name: string, named: object, context: object = {}): Promise<Answer<Result>> {
    const { url, database, adminKey } = this.#address
    const body = JSON.stringify({ ...named, context: { ...companies, ...context } })
    const headers = {
      authorization: `Bearer ${adminKey}`,
      'x-odoo-database': database,
      'content-type': 'application/json',
    }
    for (let tries = 1; ; tries += 1) {
      try {
        const signal = AbortSignal.timeout(60_000)
        const response = await fetch(`${url}/json/2/${name}`, { method: 'POST', headers, body, signal })
        const text = await response.text()
        // Odoo commits before it answers, and has undone all of it where it answers with an error.
        if (response.ok) return { outcome: 'done', result: JSON.parse(text) as Result, refusal: null }
        return { outcome: 'failed', result: null, refusal: refusalIn(text) }
      } catch (error) {
        const wasSent = (error as { cause?: { syscall?: string } }).cause?.syscall !== 'connect'
        if (wasSent) return { outcome: 'unknown', result: null, refusal: null }
        if (tries === mostTries) return { outcome: 'failed', result: null, refusal: 'no connection' }
        await setTimeout(100)
      }
    }
  }

  /** Makes one record. Its id where that is known. */
  async make(model: string, vals: object, context: object = {}): Promise<Answer<number>> {
    const { outcome, result, refusal } = await this.call<number[]>(`${model}/create`, { vals_list: [vals] }, context)
    return { outcome, result: result?.[0] ?? null, refusal }
  }

  /** What is read when all is quiet, archived records too. @throws where Odoo does not answer */
  async read(model: string, domain: readonly unknown[], fields: readonly string[]): Promise<readonly OdooRow[]> {
    const search = { domain, fields, order: 'id', load: null }
    const { result, refusal } = await this.call<OdooRow[]>(`${model}/search_read`, search, { active_test: false })
    if (result === null) throw new Error(`Cannot read ${model}: ${refusal ?? 'Odoo does not answer'}`)
    return result
  }

  async first(model: string, domain: readonly unknown[], fields: readonly string[] = []): Promise<OdooRow> {
    const [row] = await this.read(model, domain, fields)
    if (row === undefined) throw new Error(`Cannot find a ${model} to begin with`)
    return row
  }

  /** Python in one transaction of its own; made once, and run as often as it is called. */
  async code(name: string, lines: readonly string[]): Promise<number> {
    const about = await this.first('ir.model', [['model', '=', 'res.partner']])
    const vals = { name, model_id: about.id, state: 'code', code: lines.join('\n') }
    const { result, refusal } = await this.make('ir.actions.server', vals)
    if (result === null) throw new Error(`Cannot make ${name}: ${refusal}`)
    return result
  }
}

function refusalIn(text: string): string {
  try {
    const { name, message } = JSON.parse(text) as { readonly name: string; readonly message: string }
    return `${name}: ${message}`
  } catch {
    return 'no JSON'
  }
}
