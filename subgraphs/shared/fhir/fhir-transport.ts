import { setTimeout as wait } from 'node:timers/promises'
import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
} from 'cockatiel'
import pLimit from 'p-limit'
import pRetry from 'p-retry'
import { CaregraphError, SourceContractBroken, SourceUnavailable } from '../errors/errors.ts'
import { beforeDeadline } from '../http/deadline.ts'
import { AnswerTooLarge, type ExchangeAnswer, exchange } from '../http/exchange.ts'
import type { SourceCall } from '../telemetry/source-calls.ts'
import type { FhirAuthorization } from './authorization.ts'
import { FhirAway, FhirLeftAlone, FhirRateLimited, fhirFailure, origin } from './failures.ts'
import type { FhirScope } from './fhir.ts'
import { jsonOf } from './json.ts'
import { retryAfterMs } from './retry-after.ts'

const maxRetries = 2
/** As long as this is waited where a server asks for it. Whoever would have to wait longer is told so at once. */
const longestWaitMs = 5_000
/** Calls in a row by which a server that is away is known. */
const failuresUntilLeftAlone = 5

export interface FhirTransportOptions {
  /** The base of the server: `https://fhir.example.org/r4`. */
  readonly url: string
  /** Null where the server asks for none. */
  readonly auth: FhirAuthorization | null
  /** Calls under way at once. */
  readonly concurrency: number
  /** Calls that may wait for a place before further ones are refused. */
  readonly queueLimit?: number
  /** Told of each call when it has ended, whoever it was for. */
  readonly onCall?: (call: SourceCall) => void
  /** An answer larger than this is given up on. */
  readonly answerBytes?: number
}

export interface FhirRequest {
  /** What is counted: without ids. */
  readonly call: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The statuses of a result. */
  readonly expects: readonly number[]
  /** Whether it may be sent again where nobody knows what became of it. */
  readonly repeatable: boolean
}

export interface FhirAnswer {
  readonly status: number
  /** Null when there is none. */
  readonly body: unknown
  readonly etag: string | undefined
  readonly location: string | undefined
}

/**
 * One way to reach one FHIR server.
 *
 * Bounds what is under way, waits no longer than the request's deadline, tries again what may be, leaves a server alone
 * that is away, and turns every failure into a coded error.
 */
export class FhirTransport {
  readonly #options: FhirTransportOptions
  readonly #limit: ReturnType<typeof pLimit>
  readonly #maxBytes: number
  readonly #breaker: CircuitBreakerPolicy

  constructor(options: FhirTransportOptions) {
    this.#options = options
    this.#limit = pLimit(options.concurrency)
    this.#maxBytes = options.answerBytes ?? 32 * 1024 * 1024
    this.#breaker = circuitBreaker(handleWhen(isAway), {
      breaker: new ConsecutiveBreaker(failuresUntilLeftAlone),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: 500, maxDelay: 10_000 }),
    })
  }

  /**
   * The answer, whose status is one of those expected.
   * @throws {SourceTimeout} at the request's deadline, also while still waiting for a place.
   * @throws {CaregraphError} as `fhirFailure` says; NotFound only where the server itself says that there is no such resource.
   */
  send(request: FhirRequest, scope: FhirScope): Promise<FhirAnswer> {
    const { call } = request
    if (this.#limit.pendingCount >= (this.#options.queueLimit ?? 1000)) {
      const tooMany = `Cannot call ${call}: too many calls are waiting for the FHIR server`
      return Promise.reject(new SourceUnavailable(origin, tooMany))
    }
    const answer = this.#limit(() => {
      scope.signal.throwIfAborted()
      return pRetry(() => this.#authorized(request, scope), {
        retries: request.repeatable ? maxRetries : 0,
        minTimeout: 100,
        randomize: true,
        signal: scope.signal,
        shouldRetry: ({ error }) => mayTryAgain(error, scope.signal),
      })
    })
    return beforeDeadline(origin, scope.calls.during(answer), scope.signal, call)
  }

  async #authorized(request: FhirRequest, scope: FhirScope): Promise<FhirAnswer> {
    const { auth } = this.#options
    const token = auth === null ? null : await auth.token()
    const answer = await this.#guarded(request, token, scope)
    if (answer.status !== 401 || auth === null || token === null) return expected(answer, request)
    // Nothing was done yet, so this may be sent again whatever it is.
    const renewed = await auth.renewed(token)
    return expected(renewed === token ? answer : await this.#guarded(request, renewed, scope), request)
  }

  async #guarded(request: FhirRequest, token: string | null, scope: FhirScope): Promise<ExchangeAnswer> {
    try {
      return await this.#breaker.execute(() => this.#exchange(request, token, scope))
    } catch (error) {
      if (!isBrokenCircuitError(error)) throw error
      throw new FhirLeftAlone(
        `Cannot call ${request.call}: the FHIR server has been away and is left alone for a moment`,
      )
    }
  }

  async #exchange(request: FhirRequest, token: string | null, scope: FhirScope): Promise<ExchangeAnswer> {
    const { call, url, method, body } = request
    const started = performance.now()
    let failed = true
    try {
      const headers = {
        accept: 'application/fhir+json',
        // By it a server's own log tells which request of ours a call was for.
        ...(scope.correlationId === undefined ? {} : { 'x-request-id': scope.correlationId }),
        ...request.headers,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      }
      const sent = { method, headers, signal: scope.signal, ...(body === undefined ? {} : { body }) }
      const answer = await exchange(url, sent, this.#maxBytes)
      failed = !request.expects.includes(answer.status)
      const failure = failed ? failureOf(answer, call) : null
      // Told to the breaker; the rest is not about whether the server is there.
      if (failure instanceof FhirAway) throw failure
      return answer
    } catch (error) {
      if (error instanceof CaregraphError) throw error
      if (scope.signal.aborted) throw scope.signal.reason
      if (error instanceof AnswerTooLarge) {
        throw new SourceContractBroken(origin, `Cannot use the answer of ${call}: more than ${this.#maxBytes} bytes`)
      }
      // Node's own message holds the address; its cause goes no further either.
      throw new FhirAway(`Cannot call ${call}: the FHIR server could not be reached`)
    } finally {
      const ended = { source: origin, call, milliseconds: performance.now() - started, failed }
      scope.calls.record(ended)
      this.#options.onCall?.(ended)
    }
  }
}

function expected(answer: ExchangeAnswer, { call, expects }: FhirRequest): FhirAnswer {
  if (!expects.includes(answer.status)) throw failureOf(answer, call)
  const body = jsonOf(answer.body)
  if (body === undefined) throw new SourceContractBroken(origin, `Cannot use the answer of ${call}: expected JSON`)
  const { etag, location } = answer.headers
  return { status: answer.status, body, etag, location }
}

function failureOf({ status, headers, body }: ExchangeAnswer, call: string): CaregraphError {
  return fhirFailure({ status, body: jsonOf(body), retryAfterMs: retryAfterMs(headers['retry-after']) }, call)
}

/** A client that has gone says nothing about the server; a deadline that has passed does. */
function isAway(error: unknown): boolean {
  return error instanceof FhirAway || (error instanceof DOMException && error.name === 'TimeoutError')
}

/** Whether it is worth another try; waits first for as long as the server asked for. */
async function mayTryAgain(error: Error, signal: AbortSignal): Promise<boolean> {
  if (error instanceof FhirLeftAlone) return false
  if (error instanceof FhirRateLimited || error instanceof FhirAway) {
    const wanted = error.retryAfterMs ?? 0
    if (wanted > longestWaitMs) return false
    await wait(wanted, undefined, { signal })
    return true
  }
  return error instanceof SourceUnavailable && error.retryable
}
