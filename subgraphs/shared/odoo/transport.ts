import pLimit from 'p-limit'
import pRetry from 'p-retry'
import { CaregraphError, SourceContractBroken, SourceUnavailable } from '../errors/errors.ts'
import { beforeDeadline } from '../http/deadline.ts'
import { AnswerTooLarge, type ExchangeRequest, exchange } from '../http/exchange.ts'
import type { RequestContext } from '../http/request-context.ts'
import type { SourceCall } from '../telemetry/source-calls.ts'
import type { OutboxModel } from './accounts/plans.ts'
import { odooFailure } from './failures.ts'

const origin = 'odoo'
const maxAnswerBytes = 64 * 1024 * 1024
const maxRetries = 2

/**
 * Methods of Odoo this program may call, beside taking away rows of the outbox. All of them read, so all of them may be
 * tried again.
 */
export type OdooMethod =
  | 'search_read'
  | 'web_search_read'
  | 'read'
  | 'search_count'
  | 'formatted_read_group'
  | 'get_external_id'
  | 'context_get'

export interface TransportOptions {
  /** Odoo's address, without a path. */
  readonly url: string
  readonly database: string
  readonly apiKey: string
  /** Calls under way at once; Odoo gains nothing past about two per worker. */
  readonly concurrency: number
  /** Calls that may wait for a place before further ones are refused. */
  readonly queueLimit?: number
  /** Told of each call when it has ended, whoever it was for. */
  readonly onCall?: (call: SourceCall) => void
}

type CallScope = Pick<RequestContext, 'signal' | 'calls'>

/** A way to call an Odoo. */
export type Transport = Pick<OdooTransport, 'call' | 'version'>

/** A way to the outbox of an Odoo, with the key of the account that may delete its rows. */
export type OutboxTransport = Pick<OdooTransport, 'call' | 'removeOutboxRows'>

const outboxModel = /^x_[a-z0-9_]+_outbox$/

/**
 * One way to reach one Odoo: JSON-2 over HTTP, one method per call.
 *
 * Bounds what is under way, waits no longer than the request's deadline, tries reads again while Odoo is away, and
 * turns every failure into a coded error.
 */
export class OdooTransport {
  readonly #options: TransportOptions
  readonly #limit: ReturnType<typeof pLimit>
  readonly #headers: Readonly<Record<string, string>>

  constructor(options: TransportOptions) {
    this.#options = options
    this.#limit = pLimit(options.concurrency)
    this.#headers = {
      authorization: `Bearer ${options.apiKey}`,
      'x-odoo-database': options.database,
      'content-type': 'application/json',
    }
  }

  /**
   * Calls `model`/`method` with named arguments and gives Odoo's bare result.
   * @throws {SourceTimeout} at the request's deadline, also while still waiting for a place.
   * @throws {SourceUnavailable | SourceContractBroken | Forbidden | NotFound} see `odooFailure`.
   */
  call(model: string, method: OdooMethod, body: Record<string, unknown>, scope: CallScope): Promise<unknown> {
    const call = `${model}/${method}`
    return this.#bounded(call, scope, () =>
      this.#send(call, `/json/2/${call}`, { method: 'POST', body: JSON.stringify(body) }, scope),
    )
  }

  /**
   * Deletes rows of an outbox: the only records this program ever deletes. Rows that are gone already are no error there, so this too
   * is tried again.
   * @throws as `call`.
   */
  removeOutboxRows(model: OutboxModel, ids: readonly number[], scope: CallScope): Promise<unknown> {
    if (!outboxModel.test(model)) throw new TypeError(`Cannot delete records of ${model}: it is no outbox`)
    const call = `${model}/unlink`
    return this.#bounded(call, scope, () =>
      this.#send(call, `/json/2/${call}`, { method: 'POST', body: JSON.stringify({ ids }) }, scope),
    )
  }

  /** Odoo's version: the one call that every Odoo answers, whatever the key. */
  version(scope: CallScope): Promise<unknown> {
    return this.#bounded('version', scope, () => this.#send('version', '/web/version', { method: 'GET' }, scope))
  }

  #bounded(call: string, scope: CallScope, send: () => Promise<unknown>): Promise<unknown> {
    if (this.#limit.pendingCount >= (this.#options.queueLimit ?? 1000)) {
      return Promise.reject(new SourceUnavailable(origin, `Cannot call ${call}: too many calls are waiting for Odoo`))
    }
    const answer = this.#limit(() => {
      scope.signal.throwIfAborted()
      return pRetry(send, {
        retries: maxRetries,
        minTimeout: 50,
        randomize: true,
        signal: scope.signal,
        shouldRetry: ({ error }) => error instanceof SourceUnavailable && error.retryable,
      })
    })
    return beforeDeadline(origin, scope.calls.during(answer), scope.signal, call)
  }

  async #send(
    call: string,
    path: string,
    request: Pick<ExchangeRequest, 'method' | 'body'>,
    scope: CallScope,
  ): Promise<unknown> {
    const started = performance.now()
    let failed = true
    try {
      const url = new URL(path, this.#options.url)
      const answer = await exchange(url, { ...request, headers: this.#headers, signal: scope.signal }, maxAnswerBytes)
      const body = json(answer.body)
      if (answer.status !== 200) throw odooFailure(answer.status, body, call)
      if (body === undefined) throw new SourceContractBroken(origin, `Cannot use the answer of ${call}: expected JSON`)
      failed = false
      return body
    } catch (error) {
      if (error instanceof CaregraphError || scope.signal.aborted) throw error
      if (error instanceof AnswerTooLarge) {
        throw new SourceContractBroken(origin, `Cannot use the answer of ${call}: more than ${maxAnswerBytes} bytes`)
      }
      // Node's own message holds the address; its cause goes no further either.
      throw new SourceUnavailable(origin, `Cannot call ${call}: Odoo could not be reached`)
    } finally {
      const ended = { source: origin, call, milliseconds: performance.now() - started, failed }
      scope.calls.record(ended)
      this.#options.onCall?.(ended)
    }
  }
}

/** The body as JSON; undefined when it is something else, such as a proxy's HTML. */
function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
