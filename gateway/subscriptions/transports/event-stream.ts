import type { ServerResponse } from 'node:http'
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'
import { answerError, type Coded, internal } from '#gateway/errors/coded.ts'
import { answerText } from '#gateway/http/answer.ts'
import type { MediaType } from '#gateway/http/media-type.ts'
import type { Session } from '#gateway/subscriptions/subscription.ts'
import type { Principal } from '#shared/auth/principal.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { Drain } from './drain.ts'
import { type Answers, Operation, type OperationRequest } from './operation.ts'
import { resultText } from './result-text.ts'
import type { Watched } from './rounds.ts'
import type { CutOffReason } from './transport-figures.ts'
import type { TransportServices } from './transport-services.ts'

const tokenEnded: Coded = { code: 'UNAUTHENTICATED', origin: 'caregraph', retryable: false }

/** A sign of life that means nothing to whoever reads events. */
const heartbeat = ':\n\n'

/** One operation whose answers are a stream of events: graphql-sse, each operation on a connection of its own. */
export class EventStream implements Session, Answers, Watched {
  readonly principal: Principal
  readonly correlationId: string
  readonly #request: RequestContext
  readonly #response: ServerResponse
  readonly #services: TransportServices
  readonly #drain: Drain
  readonly #refusalType: MediaType
  readonly #operation: Operation
  #hasBegun = false
  #isOver = false
  /** When to show that it lives; once it is over, when to hang up on whoever has not read to the end. */
  #nextAt = 0

  /** `refusalType` is how it is said why an operation does not begin. */
  constructor(request: RequestContext, response: ServerResponse, refusalType: MediaType, services: TransportServices) {
    this.principal = request.principal
    this.correlationId = request.correlationId
    this.#request = request
    this.#response = response
    this.#refusalType = refusalType
    this.#services = services
    this.#drain = new Drain(response)
    this.#operation = new Operation(services, this, this)
    response.once('close', () => {
      this.#isOver = true
      this.#operation.end()
      this.#drain.release()
    })
  }

  run(asked: OperationRequest): Promise<void> {
    const request = this.#request
    // Its signal aborts by itself at the deadline, and when the response closes.
    return this.#operation.run(asked, () => ({ request, done() {}, gone() {} }))
  }

  look(now: number): void {
    if (this.#isOver) {
      if (now >= this.#nextAt) this.#response.destroy()
      return
    }
    if (this.#hasEnded()) {
      this.#endWithToken()
      return
    }
    if (!this.#hasBegun) return
    if (this.#drain.stuckFor(now) >= this.#services.limits.stalledMs) {
      this.#cutOff('stalled')
      this.#operation.end()
      this.#response.destroy()
    } else if (now >= this.#nextAt && this.room() === null) {
      this.#write(heartbeat)
    }
  }

  /** The server stops: whoever reads comes back, since nothing was said to be complete. */
  goAway(): void {
    if (this.#isOver) return
    this.#cutOff('going_away')
    this.#operation.end()
    if (this.#hasBegun) this.#response.end()
    else this.#response.destroy()
  }

  terminate(): void {
    this.#response.destroy()
  }

  room(): Promise<void> | null {
    return this.#drain.room()
  }

  begun(): void {
    if (this.#hasBegun || this.#isOver) return
    this.#hasBegun = true
    this.#response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies such as nginx would collect what is to arrive at once.
      'x-accel-buffering': 'no',
    })
    this.#write(heartbeat)
  }

  next(result: FormattedExecutionResult, cursor: string | null): void {
    if (this.#isOver) return
    if (this.#hasEnded()) {
      this.#endWithToken()
      return
    }
    this.begun()
    this.#writeNext(resultText(result), cursor)
  }

  error(errors: readonly GraphQLFormattedError[]): void {
    if (this.#isOver) return
    if (!this.#hasBegun) {
      this.#refuse(errors)
      return
    }
    this.#services.figures.sent.error += 1
    this.#writeNext(JSON.stringify({ errors }), null)
    this.complete()
  }

  complete(): void {
    if (this.#isOver) return
    this.#finish()
    this.#services.figures.sent.complete += 1
    this.#response.end('event: complete\ndata:\n\n')
  }

  over(): void {}

  #writeNext(text: string, cursor: string | null): void {
    this.#services.figures.sent.next += 1
    this.#write(`event: next\n${cursor === null ? '' : `id: ${cursor}\n`}data: ${text}\n\n`)
  }

  #write(text: string): void {
    this.#nextAt = performance.now() + this.#services.limits.heartbeatMs
    this.#response.write(text)
  }

  #refuse(errors: readonly GraphQLFormattedError[]): void {
    this.#finish()
    const isOurs = errors.some(({ extensions }) => extensions?.code === internal.code)
    const status = isOurs ? 500 : this.#refusalType === 'application/json' ? 200 : 400
    const body = JSON.stringify({ errors, extensions: { correlationId: this.correlationId } })
    answerText(this.#response, status, body, `${this.#refusalType}; charset=utf-8`)
  }

  #hasEnded(): boolean {
    return this.principal.expiresAt * 1000 <= Date.now()
  }

  /** Nothing more will come; what was sent has some time to be read. */
  #finish(): void {
    this.#isOver = true
    this.#nextAt = performance.now() + this.#services.limits.stalledMs
  }

  /** There is no way to send another token on an event stream: another stream goes on after the last event. */
  #endWithToken(): void {
    this.#cutOff('token_ended')
    this.#operation.end()
    const message = 'Cannot go on: the token has ended'
    this.#services.metrics.errors([tokenEnded.code])
    this.#isOver = false
    this.error([answerError(message, tokenEnded, this.correlationId)])
  }

  #cutOff(reason: CutOffReason): void {
    this.#finish()
    this.#services.figures.cutOff('event_stream', reason, this.correlationId, 1)
  }
}
