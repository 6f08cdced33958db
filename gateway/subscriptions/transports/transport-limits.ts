/** How much the connections of subscriptions may take, and how long things may last. Durations are in milliseconds. */
export interface TransportLimits {
  /** Origins of pages that may open a WebSocket, besides the gateway's own host: `https://portal.example`. */
  readonly origins: readonly string[]
  /** Sockets and streams of this process. */
  readonly connections: number
  /** Sockets and streams of one client of one issuer, in this process. */
  readonly connectionsPerClient: number
  /** Sockets that have not said yet who they are: where one more comes, the oldest of them goes. */
  readonly waiting: number
  /** Operations under way on one socket. */
  readonly operationsPerSocket: number
  /** Bytes of one message of a client. */
  readonly messageBytes: number
  /** Messages and pings that one socket may send at once, and each second in the long run. */
  readonly messagesAtOnce: number
  readonly messagesPerSecond: number
  /** From the upgrade to `connection_init`. */
  readonly initMs: number
  /** From one ping of the WebSocket protocol to the next; whoever has not answered by then is gone. */
  readonly pingMs: number
  /** From one sign of life on a quiet event stream to the next. */
  readonly heartbeatMs: number
  /** How long a connection may take nothing of what is sent to it. */
  readonly stalledMs: number
  /** How long before its end a token's end is announced. */
  readonly expiryNoticeMs: number
  /** How long a socket may take to say goodbye. */
  readonly closingMs: number
  /** How often all connections are looked at: by so much any of the times above may be late. */
  readonly roundMs: number
}

export const defaultTransportLimits: TransportLimits = {
  origins: [],
  connections: 10_000,
  connectionsPerClient: 6_000,
  waiting: 500,
  operationsPerSocket: 100,
  messageBytes: 256_000,
  messagesAtOnce: 300,
  messagesPerSecond: 30,
  initMs: 5_000,
  pingMs: 30_000,
  heartbeatMs: 15_000,
  stalledMs: 10_000,
  expiryNoticeMs: 60_000,
  closingMs: 2_000,
  roundMs: 1_000,
}
