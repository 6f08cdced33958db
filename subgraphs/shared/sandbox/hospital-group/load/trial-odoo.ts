/** Where the group is loaded, and with whose key. */
export interface TrialOdooOptions {
  readonly url: string
  readonly database: string
  /** Of an administrator. */
  readonly apiKey: string
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

  constructor(options: TrialOdooOptions) {
    this.#options = options
  }

  /** Calls a method with its named arguments and gives its bare result. @throws {OdooRefused} */
  async call<Result>(
    call: `${string}/${string}`,
    named: object,
    { companies, context }: CallScope = {},
  ): Promise<Result> {
    const allowed = companies === undefined ? {} : { allowed_company_ids: companies }
    const body = { ...named, context: { lang: 'en_US', tz: 'UTC', ...quiet, ...allowed, ...context } }
    const response = await this.#fetch(`/json/2/${call}`, { method: 'POST', body: JSON.stringify(body) })
    const text = await response.text()
    if (!response.ok) throw new OdooRefused(`Cannot call ${call}: ${refusal(response.status, text)}`)
    return JSON.parse(text) as Result
  }

  /** Records that fit, archived ones too, ordered by id. */
  read(model: string, domain: Domain, fields: readonly string[], scope: CallScope = {}): Promise<OdooRow[]> {
    const context = { active_test: false, ...scope.context }
    return this.call(`${model}/search_read`, { domain, fields, order: 'id', load: null }, { ...scope, context })
  }

  /** The major version, such as 19. */
  async version(): Promise<number> {
    const response = await this.#fetch('/web/version', { method: 'GET' })
    const { version_info: [major] = [] } = (await response.json()) as { version_info?: readonly number[] }
    return major ?? 0
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const { url, database, apiKey } = this.#options
    const headers = {
      authorization: `Bearer ${apiKey}`,
      'x-odoo-database': database,
      'content-type': 'application/json',
    }
    try {
      return await fetch(new URL(path, url), { ...init, headers })
    } catch {
      throw new OdooRefused(`Cannot reach Odoo at ${new URL(url).origin}: is it running there?`)
    }
  }
}

function refusal(status: number, text: string): string {
  try {
    const { name, message } = JSON.parse(text) as { name: string; message: string }
    return `${status} ${name}: ${message}`
  } catch {
    return `status ${status}, and no JSON; is the database's name right?`
  }
}
