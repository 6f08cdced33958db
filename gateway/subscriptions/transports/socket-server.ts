import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { handleProtocols } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import { HttpFault } from '#gateway/http/answer.ts'
import { originMayConnect } from './origin.ts'
import { SocketSession } from './socket-session.ts'
import type { TransportServices } from './transport-services.ts'

/** A client's name for a connection, with room for the number of an operation. */
const longestName = 48

/** Buffers that the parts of one message may come in, and frames it may be cut into. */
const mostChunks = 4_096
const mostFragments = 256

/** The sockets of a server. */
export class SocketServer {
  readonly #services: TransportServices
  readonly #server: WebSocketServer
  readonly #sessions = new Set<SocketSession>()
  /** Those of whom it is not known yet who they are, the oldest first. */
  readonly #waiting = new Set<SocketSession>()
  readonly #on = {
    settled: (session: SocketSession) => {
      this.#waiting.delete(session)
    },
    closed: (session: SocketSession) => this.#closed(session),
  }

  constructor(services: TransportServices) {
    this.#services = services
    const options = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      handleProtocols,
      maxPayload: services.limits.messageBytes,
      maxBufferedChunks: mostChunks,
      maxFragments: mostFragments,
      closeTimeout: services.limits.closingMs,
    }
    this.#server = new WebSocketServer(options)
  }

  get size(): number {
    return this.#sessions.size
  }

  /** Takes a connection over. @throws HttpFault where it may not be, and nothing was sent yet */
  upgrade(request: IncomingMessage, connection: Socket, head: Buffer, correlationId: string): void {
    const { counts, limits } = this.#services
    if (!originMayConnect(request.headers, limits.origins)) {
      throw new HttpFault(403, 'Cannot open a WebSocket: pages of this origin may not', 'FORBIDDEN')
    }
    if (counts.isFull) throw new HttpFault(503, 'Cannot open a WebSocket: too many are open', 'RATE_LIMITED')
    const name = correlationId.slice(0, longestName)
    this.#server.handleUpgrade(request, connection, head, (socket) => {
      this.#open(new SocketSession(socket, connection, name, this.#services, this.#on), socket.protocol !== '')
    })
  }

  /** Says goodbye to all. */
  goAway(): void {
    for (const session of [...this.#sessions]) session.cutOff('going_away')
  }

  /** Ends what has not answered that. */
  terminate(): void {
    for (const session of [...this.#sessions]) session.terminate()
  }

  #open(session: SocketSession, speaksProtocol: boolean): void {
    const { counts, figures, limits, rounds } = this.#services
    counts.opened()
    figures.open.sockets += 1
    rounds.add(session)
    this.#sessions.add(session)
    this.#waiting.add(session)
    if (!speaksProtocol) {
      session.cutOff('subprotocol')
      return
    }
    const [oldest] = this.#waiting
    if (this.#waiting.size > limits.waiting) oldest?.cutOff('init_late')
  }

  #closed(session: SocketSession): void {
    const { counts, figures, rounds } = this.#services
    counts.closed()
    figures.open.sockets -= 1
    rounds.remove(session)
    this.#sessions.delete(session)
    this.#waiting.delete(session)
  }
}
