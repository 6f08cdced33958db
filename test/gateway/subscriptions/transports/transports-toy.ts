import { WebSocket } from 'ws'
import type { GatewayServerOptions } from '#gateway/server.ts'
import type { TransportLimits } from '#gateway/subscriptions/transports/transport-limits.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { Unauthenticated } from '#shared/errors/errors.ts'
import { auditor } from '../../../principals.ts'
import { serveToy } from '../../server-toy.ts'
import { EventsByHand } from './events-by-hand.ts'

/** Seconds of Unix time, so and so many milliseconds from now. */
export const inMs = (milliseconds: number) => (Date.now() + milliseconds) / 1000

/** Whose tokens are: a test adds to them. */
export function tokensByHand() {
  const principals = new Map<string, Principal>([['good', auditor]])
  const slow = new Map<string, Promise<void>>()
  const authenticateToken = async (token: string): Promise<Principal> => {
    await slow.get(token)
    const found = principals.get(token)
    if (found === undefined) throw new Unauthenticated('Cannot authenticate: the token is not accepted')
    return found
  }
  return {
    authenticateToken,
    /** A token, which is verified no sooner than `after`. */
    add(token: string, principal: Partial<Principal>, after?: Promise<void>): string {
      if (after !== undefined) slow.set(token, after)
      principals.set(token, { ...auditor, ...principal })
      return token
    },
  }
}

/** A gateway with the toy's schema, whose events the test makes. Everything is looked at often. */
export async function serveLive(
  limits: Partial<TransportLimits> = {},
  options: Partial<Omit<GatewayServerOptions, 'limits'>> = {},
  engine = new EventsByHand(),
) {
  const tokens = tokensByHand()
  const toy = await serveToy({
    authenticate: async ({ headers: { authorization } }) => {
      if (authorization === undefined) throw new Unauthenticated('Cannot authenticate: expected a token', 'no_token')
      return tokens.authenticateToken(authorization.replace('Bearer ', ''))
    },
    subscriptions: {
      engine,
      authenticateToken: tokens.authenticateToken,
      limits: { roundMs: 10, closingMs: 500, ...limits },
    },
    ...options,
  })
  return { ...toy, engine, tokens, figure: (name: string) => figure(toy.ask, name) }
}

async function figure(ask: (path: string) => Promise<{ readonly text: string }>, name: string): Promise<number> {
  const { text } = await ask('/metrics')
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  return Number(line?.split(' ')[1] ?? Number.NaN)
}

// biome-ignore lint/suspicious/noExplicitAny: messages are read in depth, each test asserting its own shape.
export type Message = any

/** A client that says message for message what is sent. */
export class RawClient {
  readonly socket: WebSocket
  readonly received: Message[] = []
  closed: { readonly code: number; readonly reason: string } | null = null
  #notices: (() => void)[] = []

  constructor(
    url: string,
    options: { protocols?: string[]; headers?: Record<string, string>; autoPong?: boolean } = {},
  ) {
    const { protocols = ['graphql-transport-ws'], ...others } = options
    this.socket = new WebSocket(url.replace('http', 'ws'), protocols, others)
    this.socket.on('message', (data) => {
      this.received.push(JSON.parse(data.toString()))
      this.#tell()
    })
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
      this.#tell()
    })
    // A refused upgrade is an error and a close.
    this.socket.on('error', () => this.#tell())
    this.socket.on('open', () => this.#tell())
  }

  static async opened(url: string, options?: ConstructorParameters<typeof RawClient>[1]): Promise<RawClient> {
    const client = new RawClient(url, options)
    await client.until(() => client.socket.readyState === WebSocket.OPEN)
    return client
  }

  /** Connected, and known by its token. */
  static async known(url: string, token = 'good', options?: ConstructorParameters<typeof RawClient>[1]) {
    const client = await RawClient.opened(url, options)
    client.init(token)
    await client.message('connection_ack')
    return client
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  init(token = 'good'): void {
    this.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
  }

  subscribe(id: string, query = 'subscription { changes }', others: Record<string, unknown> = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, ...others } })
  }

  of(type: string, id?: string): Message[] {
    return this.received.filter((each) => each.type === type && (id === undefined || each.id === id))
  }

  /** The first message of a type, and of an operation. */
  async message(type: string, id?: string): Promise<Message> {
    await this.until(() => this.of(type, id).length > 0)
    return this.of(type, id)[0]
  }

  /** How the socket was closed. */
  async end(): Promise<{ readonly code: number; readonly reason: string }> {
    await this.until(() => this.closed !== null)
    return this.closed as { readonly code: number; readonly reason: string }
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.closed !== null) throw new Error(`closed: ${this.closed.code} ${this.closed.reason}`)
      await new Promise<void>((resolve) => this.#notices.push(resolve))
    }
  }

  #tell(): void {
    for (const notice of this.#notices.splice(0)) notice()
  }
}

/** Waits until something is so that nobody tells. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5))
}
