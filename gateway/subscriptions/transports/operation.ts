import { type FormattedExecutionResult, type GraphQLFormattedError, getOperationAST, OperationTypeNode } from 'graphql'
import { answerError, INTERNAL_MESSAGE, internal } from '#gateway/errors/coded.ts'
import { logFault } from '#gateway/errors/fault-log.ts'
import type { Prepared } from '#gateway/execution/prepare.ts'
import { type Session, type Subscription, SubscriptionEnded } from '#gateway/subscriptions/subscription.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { underCorrelationId } from '#shared/telemetry/correlation-id.ts'
import type { TransportServices } from './transport-services.ts'

/** An operation as a client sends it. */
export interface OperationRequest {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  readonly operationName?: string | undefined
  readonly lastEventId?: string | undefined
}

/** Where the answers to one operation go. What is sent is sent at once: `room` says when. */
export interface Answers {
  /** Null where there is room for an answer; else what resolves when there may be, or the connection is gone. */
  room(): Promise<void> | null
  /** The subscription runs. */
  begun(): void
  next(result: FormattedExecutionResult, cursor: string | null): void
  /** The last of all. */
  error(errors: readonly GraphQLFormattedError[]): void
  /** The last of all. */
  complete(): void
  /** Once, and before the last of all: nothing more will come, whether or not something is said of that. */
  over(): void
}

/** What a query or mutation runs under. */
export interface RunningRequest {
  readonly request: RequestContext
  /** It has ended. */
  done(): void
  /** Nobody waits for it any longer. */
  gone(): void
}

/** One operation on a connection, from its request to its last answer. */
export class Operation {
  readonly #services: TransportServices
  readonly #session: Session
  readonly #answers: Answers
  #subscription: Subscription | null = null
  #running: RunningRequest | null = null
  #isOver = false

  constructor(services: TransportServices, session: Session, answers: Answers) {
    this.#services = services
    this.#session = session
    this.#answers = answers
    services.figures.open.operations += 1
  }

  /** Runs it; `begin` makes what a query or mutation runs under. Resolves when it is over, and never rejects. */
  run(asked: OperationRequest, begin: () => RunningRequest): Promise<void> {
    const prepared = this.#services.executor.prepare(asked.query)
    // Not async, so that nothing keeps the text of a subscription as long as it runs.
    const running = isSubscription(prepared, asked.operationName)
      ? this.#subscribe(prepared, asked.variables, asked.operationName, asked.lastEventId)
      : this.#execute(prepared, asked, begin())
    return running.catch((error: unknown) => this.#fail(error))
  }

  /** The client wants no more of it, or has gone. */
  end(): void {
    if (this.#isOver) return
    this.#leave()
    this.#running?.gone()
    this.#return()
  }

  renewed(): void {
    this.#subscription?.renewed()
  }

  async #execute(prepared: Prepared, asked: OperationRequest, running: RunningRequest): Promise<void> {
    this.#running = running
    const { request } = running
    const { variables, operationName } = asked
    const result = await underCorrelationId(request.correlationId, () =>
      this.#services.executor.execute(prepared, { variables, operationName, request }),
    )
    running.done()
    if (!(await this.#hasRoom())) return
    if (result.data === undefined) {
      this.#leave()
      this.#answers.error(result.errors ?? [])
    } else {
      this.#answers.next(result, null)
      this.#complete()
    }
  }

  async #subscribe(
    prepared: Prepared,
    variables: OperationRequest['variables'],
    operationName: string | undefined,
    lastEventId: string | undefined,
  ): Promise<void> {
    const session = this.#session
    const { principal } = session
    const opened = await underCorrelationId(session.correlationId, () =>
      this.#services.engine.open({ prepared, variables, operationName, lastEventId, session }),
    )
    if ('errors' in opened) {
      await this.#refuse(opened.errors)
      return
    }
    this.#subscription = opened
    if (this.#isOver) {
      this.#return()
      return
    }
    if (session.principal !== principal) opened.renewed()
    this.#answers.begun()
    this.#services.figures.open.subscriptions += 1
    // In a function of its own, so that nothing keeps the request.
    return this.#deliver(opened).finally(() => {
      this.#services.figures.open.subscriptions -= 1
    })
  }

  async #deliver(subscription: Subscription): Promise<void> {
    for (;;) {
      const { done, value } = await subscription.next()
      if (this.#isOver) return
      if (done) break
      if (!(this.#answers.room() === null || (await this.#hasRoom()))) return
      this.#answers.next(value.result, value.cursor)
    }
    if (await this.#hasRoom()) this.#complete()
  }

  async #fail(error: unknown): Promise<void> {
    this.#return()
    if (this.#isOver) return
    if (error instanceof SubscriptionEnded) {
      await this.#refuse(error.errors)
      return
    }
    const { correlationId } = this.#session
    logFault(this.#services.log, error, { correlationId })
    await this.#refuse([answerError(INTERNAL_MESSAGE, internal, correlationId)])
  }

  async #refuse(errors: readonly GraphQLFormattedError[]): Promise<void> {
    if (!(await this.#hasRoom())) return
    this.#leave()
    // Whoever is told of an end does not come back by itself, as it does where only the connection is gone.
    if (this.#services.stopping() && this.#subscription !== null) return
    this.#services.metrics.errors(errors.map(({ extensions }) => extensions?.code))
    this.#answers.error(errors)
  }

  #complete(): void {
    if (this.#isOver) return
    this.#leave()
    if (this.#services.stopping() && this.#subscription !== null) return
    this.#answers.complete()
  }

  /** Waits until there is room. False where there is nobody to answer any longer. */
  async #hasRoom(): Promise<boolean> {
    for (let room = this.#answers.room(); room !== null && !this.#isOver; room = this.#answers.room()) await room
    return !this.#isOver
  }

  #leave(): void {
    this.#isOver = true
    this.#services.figures.open.operations -= 1
    this.#answers.over()
  }

  #return(): void {
    this.#subscription?.return().catch((error: unknown) => {
      logFault(this.#services.log, error, { correlationId: this.#session.correlationId })
    })
  }
}

function isSubscription(prepared: Prepared, operationName: string | undefined): boolean {
  if (!('document' in prepared)) return false
  return getOperationAST(prepared.document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION
}
