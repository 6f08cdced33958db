import pLimit, { type LimitFunction } from 'p-limit'

/** Where the group is loaded, and with whose key. */
export interface TrialOdooOptions {
  readonly url: string
  readonly database: string
  /** Of an administrator. */
  readonly apiKey: string
  /** One at a time is slower, and gives the records of an empty Odoo the same ids every time. */
  readonly callsAtOnce: number
}

export type Domain = readonly (string | readonly [field: string, operator: string, value: unknown])[]

/** A record as Odoo reads it, without the names of what it points at. */
export type OdooRow = { readonly id: number } & Readonly<Record<string, unknown>>

export interface CallScope {
  /** Companies the call may see, the one it acts for first. */
  readonly companies?: readonly number[]
  readonly context?: Readonly<Record<string, unknown>>
}

/** Odoo refused a call, or could not be reached. */
export class OdooRefused extends Error {}

// Nobody reads the chatter of these records, and writing it takes a third of the time.
const quiet = { tracking_disable: true, mail_create_nosubscribe: true, mail_notrack: true, no_reset_password: true }

/**
 * An Odoo by JSON-2, for whoever fills a trial database.
 *
 * Its errors say what Odoo said: there are no records in it but the group's. It never tries a call again: a load that
 * stops is started anew and goes on where it was.
 */
export class TrialOdoo {
  readonly #options: TrialOdooOptions
  readonly #limit: LimitFunction

  constructor(options: TrialOdooOptions) {
    this.#options = options
    this.#limit = pLimit(options.callsAtOnce)
  }

  /** Calls a method with its named arguments and gives its bare result. @throws {OdooRefused} */
  async call<Result>(
    call: `${string}/${string}`,
    named: object,
    { companies, context }: CallScope = {},
  ): Promise<Result> {
    const allowed = companies === undefined ? {} : { allowed_company_ids: companies }
    const body = { ...named, context: { lang: 'en_US', tz: 'UTC', ...quiet, ...allowed, ...context } }
    const answer = await this.#limit(() =>
      this.#fetch(`/json/2/${call}`, { method: 'POST', body: JSON.stringify(body) }),
    )
    if (answer.status !== 200) throw new OdooRefused(this.#refusal(call, answer))
    return JSON.parse(answer.text) as Result
  }

  /** Records that fit, archived ones too, ordered by id. */
  read(model: string, domain: Domain, fields: readonly string[], scope: CallScope = {}): Promise<OdooRow[]> {
    const context = { active_test: false, ...scope.context }
    return this.call(`${model}/search_read`, { domain, fields, order: 'id', load: null }, { ...scope, context })
  }

  /** The major version, such as 19. @throws {OdooRefused} */
  async version(): Promise<number> {
    const { status, text } = await this.#fetch('/web/version', { method: 'GET' })
    const found = /"version_info":\s*\[(\d+)/.exec(text)?.[1]
    if (found !== undefined) return Number(found)
    const { origin } = new URL(this.#options.url)
    throw new OdooRefused(`Cannot use ${origin}: expected an Odoo, found status ${status} and no version`)
  }

  /** The account of the key. @throws {OdooRefused} */
  async account(): Promise<number> {
    return (await this.call<{ uid: number }>('res.users/context_get', {})).uid
  }

  async #fetch(path: string, init: RequestInit): Promise<Answer> {
    const { url, database, apiKey } = this.#options
    const headers = {
      authorization: `Bearer ${apiKey}`,
      'x-odoo-database': database,
      'content-type': 'application/json',
    }
    try {
      const response = await fetch(new URL(path, url), { ...init, headers })
      return { status: response.status, text: await response.text() }
    } catch {
      throw new OdooRefused(`Cannot reach Odoo at ${new URL(url).origin}: is it running there?`)
    }
  }

  #refusal(call: string, { status, text }: Answer): string {
    const { database } = this.#options
    if (status === 401) return `Cannot use this key: ${database} does not know it`
    try {
      const { name, message } = JSON.parse(text) as { name: string; message: string }
      return `Cannot call ${call}: ${status} ${name}: ${message}`
    } catch {
      if (status === 404) return `Cannot use the database ${database}: Odoo has none of this name`
      return `Cannot call ${call}: status ${status}, and no JSON`
    }
  }
}

interface Answer {
  readonly status: number
  readonly text: string
}
