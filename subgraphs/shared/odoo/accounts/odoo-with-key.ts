/** An Odoo, and a key of one of its accounts. */
export interface OdooTarget {
  readonly url: string
  readonly database: string
  readonly apiKey: string
}

export type Domain = readonly (string | readonly [field: string, operator: string, value: unknown])[]

/** A record as Odoo reads it, without the names of what it points at. */
export type OdooRow = { readonly id: number } & Readonly<Record<string, unknown>>

/** Odoo refused a call, or could not be asked. */
export class OdooRefused extends Error {
  /** The status of Odoo's answer; null where there was none. */
  readonly status: number | null
  constructor(message: string, status: number | null = null) {
    super(message)
    this.status = status
  }
}

/** A call may wait for others that change accounts, and the first one for Odoo to load. */
const timeoutMs = 120_000

/** Accounts made here get no mail, and nothing of it is written into anybody's chatter. */
const quiet = {
  lang: 'en_US',
  tz: 'UTC',
  no_reset_password: true,
  tracking_disable: true,
  mail_create_nosubscribe: true,
}

/**
 * An Odoo by JSON-2, as the account of one key has it.
 *
 * Its errors say what Odoo said: only administrators get to see them. It never tries a call again: a command that stops
 * is given anew and goes on where it was.
 */
export class OdooWithKey {
  readonly target: OdooTarget

  constructor(target: OdooTarget) {
    this.target = target
  }

  /** Calls a method with its named arguments and gives its bare result. @throws {OdooRefused} */
  async call<Result>(call: `${string}/${string}`, named: object, context: object = {}): Promise<Result> {
    const body = JSON.stringify({ ...named, context: { ...quiet, ...context } })
    const { status, text } = await this.#fetch(`/json/2/${call}`, { method: 'POST', body })
    if (status !== 200) throw new OdooRefused(this.#refusal(call, status, text), status)
    return JSON.parse(text) as Result
  }

  /** Records that fit, archived ones too, ordered by id. @throws {OdooRefused} */
  read(model: string, domain: Domain, fields: readonly string[]): Promise<OdooRow[]> {
    return this.call(`${model}/search_read`, { domain, fields, order: 'id', load: null }, { active_test: false })
  }

  /** The major version, such as 19. @throws {OdooRefused} */
  async version(): Promise<number> {
    const { status, text } = await this.#fetch('/web/version', { method: 'GET' })
    // Odoo's hosted versions say "saas~19.1" where others say 19.
    const found = /"version_info":\s*\[(?:"\D*)?(\d+)/.exec(text)?.[1]
    if (found !== undefined) return Number(found)
    throw new OdooRefused(`Cannot use ${this.#origin}: expected an Odoo, found status ${status} and no version`)
  }

  /** The account the key is of. @throws {OdooRefused} */
  async account(): Promise<number> {
    return (await this.call<{ uid: number }>('res.users/context_get', {})).uid
  }

  get #origin(): string {
    return new URL(this.target.url).origin
  }

  async #fetch(path: string, init: RequestInit): Promise<{ readonly status: number; readonly text: string }> {
    const { url, database, apiKey } = this.target
    const headers = {
      authorization: `Bearer ${apiKey}`,
      'x-odoo-database': database,
      'content-type': 'application/json',
    }
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      // Whatever sends elsewhere is not the Odoo that was named, and must not get the key.
      const response = await fetch(new URL(path, url), { ...init, headers, signal, redirect: 'manual' })
      return { status: response.status, text: await response.text() }
    } catch {
      throw new OdooRefused(`Cannot reach Odoo at ${this.#origin}: is it running there?`)
    }
  }

  #refusal(call: string, status: number, text: string): string {
    const { database } = this.target
    if (status === 401) return `Cannot use this key: ${database} does not know it, or it has ended`
    try {
      const { name, message } = JSON.parse(text) as { name: string; message: string }
      return `Cannot call ${call}: ${status} ${name}: ${message}`
    } catch {
      if (status === 404) return `Cannot use the database ${database}: Odoo has none of this name`
      return `Cannot call ${call}: status ${status}, and no JSON`
    }
  }
}
