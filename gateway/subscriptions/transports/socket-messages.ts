import {
  CloseCode,
  type CompleteMessage,
  type ConnectionInitMessage,
  MessageType,
  type PingMessage,
  type PongMessage,
  parseMessage,
  type SubscribeMessage,
} from 'graphql-ws'
import type { CutOffReason } from './transport-figures.ts'

/** What a client may say in the protocol graphql-transport-ws. */
export type ClientMessage = ConnectionInitMessage | PingMessage | PongMessage | SubscribeMessage | CompleteMessage

/** An id is sent with every answer and kept as long as there may be one. */
const longestId = 256

const ofServers: readonly string[] = [MessageType.ConnectionAck, MessageType.Next, MessageType.Error]

/** The message of a client in a text; null where it is none. */
export function readMessage(text: string): ClientMessage | null {
  try {
    const message = parseMessage(text)
    if (ofServers.includes(message.type)) return null
    if ('id' in message && message.id.length > longestId) return null
    return message as ClientMessage
  } catch {
    return null
  }
}

/** How the end of a socket is told its client. */
export const closings: Readonly<Record<CutOffReason, readonly [code: number, reason: string]>> = {
  bad_message: [CloseCode.BadRequest, 'Invalid message received'],
  unauthorized: [CloseCode.Unauthorized, 'Unauthorized'],
  forbidden: [CloseCode.Forbidden, 'Forbidden'],
  token_ended: [CloseCode.Forbidden, 'Forbidden'],
  subprotocol: [CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable'],
  init_late: [CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'],
  init_twice: [CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests'],
  duplicate_id: [CloseCode.SubscriberAlreadyExists, 'Subscriber already exists'],
  too_many_connections: [4429, 'Too many sockets'],
  too_many_messages: [4429, 'Too many messages'],
  message_too_large: [1009, ''],
  stalled: [4413, 'Too slow'],
  dead_peer: [4413, 'Too slow'],
  going_away: [1001, 'Going away'],
  internal_error: [CloseCode.InternalServerError, 'Internal server error'],
}

/** The end of one's token is near. */
export function expiringMessage(expiresAt: number): string {
  return tokenMessage(MessageType.Ping, 'TOKEN_EXPIRING', expiresAt)
}

/** The token in a ping was taken. */
export function renewedMessage(expiresAt: number): string {
  return tokenMessage(MessageType.Pong, 'TOKEN_RENEWED', expiresAt)
}

function tokenMessage(type: MessageType, what: string, expiresAt: number): string {
  return JSON.stringify({ type, payload: { type: what, expiresAt: new Date(expiresAt * 1000).toISOString() } })
}
