import type { Socket } from 'node:net'
import { MessageType, type SubscribeMessage } from 'graphql-ws'
import type { RawData, WebSocket } from 'ws'
import { answerError } from '#gateway/errors/coded.ts'
import { logFault } from '#gateway/errors/fault-log.ts'
import { timedScope } from '#gateway/http/request-context.ts'
import type { Session } from '#gateway/subscriptions/subscription.ts'
import { bearerTokenOf } from '#shared/auth/bearer.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { Unauthenticated } from '#shared/errors/errors.ts'
import { Drain } from './drain.ts'
import { MessageAllowance } from './message-allowance.ts'
import { Operation, type RunningRequest } from './operation.ts'
import type { Watched } from './rounds.ts'
import { type AnsweringSocket, SocketAnswers } from './socket-answers.ts'
import { closings, expiringMessage, readMessage, renewedMessage } from './socket-messages.ts'
import type { CutOffReason } from './transport-figures.ts'
import type { TransportServices } from './transport-services.ts'

type Payload = Readonly<Record<string, unknown>> | null | undefined

export interface SessionListener {
  readonly settled: (session: SocketSession) => void
  readonly closed: (session: SocketSession) => void
}

/** One socket and whoever is at its other end: the protocol graphql-transport-ws, from the upgrade to the close. */
export class SocketSession implements Session, AnsweringSocket, Watched {
  readonly correlationId: string
  readonly #socket: WebSocket
  readonly #services: TransportServices
  readonly #drain: Drain
  readonly #allowance: MessageAllowance
  /** Told when it is known who it is, or no longer asked, and when the socket has closed. */
  readonly #on: SessionListener
  readonly #operations = new Map<string, Operation>()
  #principal: Principal | null = null
  #isInitReceived = false
  #isCutOff = false
  #isExpiryTold = false
  #isAlive = true
  #begun = 0
  /** When to ping; until it is known who it is, when to give up. */
  #nextAt: number
  /** The last renewal asked for: they are taken in the order they came. */
  #renewal: Promise<void> | null = null

  /** `connection` is what the socket goes over. */
  constructor(
    socket: WebSocket,
    connection: Socket,
    correlationId: string,
    services: TransportServices,
    on: SessionListener,
  ) {
    this.#socket = socket
    this.correlationId = correlationId
    this.#services = services
    this.#drain = new Drain(connection)
    this.#on = on
    const { limits } = services
    const now = performance.now()
    this.#allowance = new MessageAllowance(limits.messagesAtOnce, limits.messagesPerSecond, now)
    this.#nextAt = now + limits.initMs
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('ping', () => this.#allow())
    socket.on('pong', () => this.#allow())
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#close())
  }

  get principal(): Principal {
    if (this.#principal === null) throw new Error('Cannot tell who it is: nobody has said so')
    return this.#principal
  }

  look(now: number): void {
    if (this.#isCutOff) return
    const { limits } = this.#services
    if (this.#principal === null) {
      if (!this.#isInitReceived && now >= this.#nextAt) this.cutOff('init_late')
      return
    }
    this.#watchToken(this.#principal)
    if (this.#isCutOff) return
    if (this.#drain.stuckFor(now) >= limits.stalledMs) {
      this.cutOff('stalled')
      return
    }
    if (now < this.#nextAt) return
    if (!this.#isAlive) {
      this.cutOff('dead_peer')
      this.#socket.terminate()
      return
    }
    this.#isAlive = false
    this.#nextAt = now + limits.pingMs
    this.#socket.ping()
  }

  /** Ends it, and says why. */
  cutOff(reason: CutOffReason): void {
    if (this.#isCutOff) return
    this.#services.figures.cutOff('websocket', reason, this.correlationId, this.#operations.size)
    this.#socket.close(...closings[reason])
    this.#leave()
  }

  /** Ends it without a word. */
  terminate(): void {
    this.#socket.terminate()
  }

  room(): Promise<void> | null {
    return this.#drain.room()
  }

  sendNext(text: string): void {
    if (this.#isCutOff) return
    if (hasEnded(this.principal)) {
      this.cutOff('token_ended')
      return
    }
    this.#services.figures.sent.next += 1
    this.#socket.send(text)
  }

  send(kind: 'error' | 'complete', text: string): void {
    if (this.#isCutOff) return
    this.#services.figures.sent[kind] += 1
    this.#socket.send(text)
  }

  free(id: string): void {
    this.#operations.delete(id)
  }

  #allow(): boolean {
    this.#isAlive = true
    if (this.#isCutOff) return false
    if (this.#allowance.take(performance.now())) return true
    this.cutOff('too_many_messages')
    return false
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.#allow()) return
    const message = isBinary ? null : readMessage(data.toString())
    if (message === null) {
      this.cutOff('bad_message')
      return
    }
    switch (message.type) {
      case MessageType.ConnectionInit:
        this.#init(message.payload)
        break
      case MessageType.Ping:
        this.#answerPing(message.payload)
        break
      case MessageType.Subscribe:
        this.#subscribe(message)
        break
      case MessageType.Complete:
        this.#operations.get(message.id)?.end()
    }
  }

  #init(payload: Payload): void {
    if (this.#isInitReceived) {
      this.cutOff('init_twice')
      return
    }
    this.#isInitReceived = true
    this.#identify(payload?.authorization, (principal) => {
      if (!this.#services.counts.claim(principal)) {
        this.cutOff('too_many_connections')
        return
      }
      this.#principal = principal
      this.#nextAt = performance.now() + this.#services.limits.pingMs
      this.#on.settled(this)
      const { correlationId } = this
      this.#socket.send(JSON.stringify({ type: MessageType.ConnectionAck, payload: { correlationId } }))
      this.#watchToken(principal)
    })
  }

  #answerPing(payload: Payload): void {
    if (payload === null || payload === undefined || !Object.hasOwn(payload, 'authorization')) {
      // What a client says is not said back: it could be long, and it may never read it.
      this.#socket.send('{"type":"pong"}')
      return
    }
    if (this.#principal === null) {
      this.cutOff('unauthorized')
      return
    }
    const renew = () => this.#identify(payload.authorization, (principal) => this.#renew(principal))
    const renewal = this.#renewal === null ? renew() : this.#renewal.then(renew)
    this.#renewal = renewal
    renewal.then(() => {
      if (this.#renewal === renewal) this.#renewal = null
    })
  }

  #renew(principal: Principal): void {
    const { issuer, subject, client } = this.principal
    if (principal.issuer !== issuer || principal.subject !== subject || principal.client !== client) {
      this.cutOff('forbidden')
      return
    }
    this.#principal = principal
    this.#isExpiryTold = false
    for (const operation of [...this.#operations.values()]) operation.renewed()
    if (this.#isCutOff) return
    this.#socket.send(renewedMessage(principal.expiresAt))
    this.#watchToken(principal)
  }

  /** Whoever a token speaks for, unless it is nobody, or the socket was closed meanwhile. Never rejects. */
  async #identify(authorization: unknown, then: (principal: Principal) => void): Promise<void> {
    const { authenticateToken, log } = this.#services
    const { correlationId } = this
    try {
      const principal = await authenticateToken(bearerTokenOf(authorization), correlationId)
      if (this.#isCutOff) return
      if (hasEnded(principal)) this.cutOff('token_ended')
      else then(principal)
    } catch (error) {
      if (error instanceof Unauthenticated) {
        if (error.why !== null) log.warn('auth.request_refused', { correlationId, reason: error.why })
        this.cutOff('forbidden')
        return
      }
      logFault(log, error, { correlationId })
      this.cutOff('internal_error')
    }
  }

  #watchToken(principal: Principal): void {
    const left = principal.expiresAt * 1000 - Date.now()
    if (left <= 0) {
      this.cutOff('token_ended')
      return
    }
    if (this.#isExpiryTold || left > this.#services.limits.expiryNoticeMs) return
    this.#isExpiryTold = true
    this.#socket.send(expiringMessage(principal.expiresAt))
  }

  #subscribe({ id, payload }: SubscribeMessage): void {
    const services = this.#services
    if (this.#principal === null) {
      this.cutOff('unauthorized')
      return
    }
    if (this.#operations.has(id)) {
      this.cutOff('duplicate_id')
      return
    }
    // The socket ends in a moment, and the client asks again where it goes then.
    if (services.stopping()) return
    const answers = new SocketAnswers(id, this)
    if (this.#operations.size >= services.limits.operationsPerSocket) {
      const message = `Cannot begin: ${this.#operations.size} operations are under way on this socket`
      const rateLimited = { code: 'RATE_LIMITED', origin: 'caregraph', retryable: true } as const
      services.metrics.errors([rateLimited.code])
      answers.error([answerError(message, rateLimited, this.correlationId)])
      return
    }
    const operation = new Operation(services, this, answers)
    this.#operations.set(id, operation)
    const { query, variables, operationName } = payload
    const asked = { query, variables: variables ?? undefined, operationName: operationName ?? undefined }
    operation.run(asked, () => this.#beginRequest(this.principal))
  }

  /** Each query and mutation is a request of its own, with a name that begins with the socket's. */
  #beginRequest(principal: Principal): RunningRequest {
    this.#begun += 1
    const { scope, done, gone } = timedScope(`${this.correlationId}.${this.#begun}`, this.#services.timeoutMs)
    return { request: { ...scope, principal }, done, gone }
  }

  /** The package has closed it already, with the code of the WebSocket protocol where there is one. */
  #fail({ code }: Error & { readonly code?: unknown }): void {
    if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') this.cutOff('message_too_large')
    else this.cutOff(String(code).startsWith('WS_ERR_') ? 'bad_message' : 'dead_peer')
  }

  #close(): void {
    if (!this.#isCutOff) this.#leave()
    if (this.#principal !== null) this.#services.counts.release(this.#principal)
    this.#on.closed(this)
  }

  #leave(): void {
    this.#isCutOff = true
    this.#on.settled(this)
    for (const operation of [...this.#operations.values()]) operation.end()
    this.#drain.release()
  }
}

function hasEnded({ expiresAt }: Principal): boolean {
  return expiresAt * 1000 <= Date.now()
}
