import { setTimeout } from 'node:timers/promises'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { createClient as createSocketClient } from 'graphql-ws'
import type { AnswerError, ClientOptions } from './client.ts'

/** One delivery of a subscription: an event can come with errors for fields that could not be given. */
export interface EventAnswer<Data> {
  readonly data: Data | null
  readonly errors: readonly AnswerError[]
}

export interface FollowOptions<Data, Variables> extends ClientOptions {
  readonly document: TypedDocumentNode<Data, Variables>
  /** Asked for each connection: where to begin may have moved since. */
  readonly variables: () => Variables
  /** Called for each event, one after another; the next comes when it is done. What it throws ends all of it. */
  readonly onEvent: (answer: EventAnswer<Data>) => Promise<void> | void
  /** Told why a connection ended, each time, before another is made. */
  readonly onInterruption?: (why: string) => void
  readonly signal?: AbortSignal
}

/** Caregraph refuses the subscription, and would again: a right is missing, or the place to begin at is gone. */
export class SubscriptionRefused extends Error {
  readonly errors: readonly AnswerError[]
  constructor(errors: readonly AnswerError[]) {
    super(`Cannot subscribe: ${errors.map(({ extensions, message }) => `${extensions.code}: ${message}`).join('; ')}`)
    this.name = 'SubscriptionRefused'
    this.errors = errors
  }
}

const shortestPauseMs = 250
const longestPauseMs = 15_000
const heartbeatMs = 10_000

/**
 * Follows a subscription until `signal` aborts, through restarts of either side and ends of tokens. Give it a named
 * consumer, or a cursor of your own, and it goes on where you are.
 * @throws {SubscriptionRefused} where trying again cannot help.
 */
export async function followEvents<Data, Variables extends Record<string, unknown>>(
  options: FollowOptions<Data, Variables>,
): Promise<void> {
  const { signal, onInterruption } = options
  let pauseMs = shortestPauseMs
  let isTokenRefused = false
  while (!signal?.aborted) {
    const ended: Ended = await followOnce(options, isTokenRefused, () => {
      pauseMs = shortestPauseMs
    })
    if (signal?.aborted) return
    onInterruption?.(ended.why)
    isTokenRefused = ended.code === forbidden
    // Not all at once, where many were cut off together.
    await setTimeout(pauseMs * (0.5 + Math.random()), undefined, { ...(signal && { signal }) }).catch(() => undefined)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }
}

interface Ended {
  readonly why: string
  readonly code?: number | undefined
}

/** How Caregraph closes a socket whose token it does not accept, or whose token ended. */
const forbidden = 4403

/** Until the connection ends. Why it did, and the code with which it was closed, if it was. */
async function followOnce<Data, Variables extends Record<string, unknown>>(
  { url, token, document, variables, onEvent, signal }: FollowOptions<Data, Variables>,
  isTokenRefused: boolean,
  onDelivery: () => void,
): Promise<Ended> {
  const bearer = async (wasRefused: boolean) => {
    return `Bearer ${typeof token === 'string' ? token : await token(wasRefused)}`
  }
  let socket: WebSocket | undefined
  let code: number | undefined
  let why = 'the connection could not be made'
  let fault: { readonly error: unknown } | undefined
  const client = createSocketClient({
    url: url.replace(/^http/, 'ws'),
    // Made anew here, with the variables of then.
    retryAttempts: 0,
    keepAlive: heartbeatMs,
    connectionParams: async () => ({ authorization: await bearer(isTokenRefused) }),
    on: {
      connected: (connected) => {
        socket = connected as WebSocket
      },
      closed: (event) => {
        const closed = event as { readonly code?: number; readonly reason?: string }
        code = closed.code
        why = `the connection was closed: ${code ?? ''} ${closed.reason ?? ''}`.trim()
      },
      ping: async (isReceived, payload) => {
        if (!isReceived || payload?.type !== 'TOKEN_EXPIRING') return
        socket?.send(JSON.stringify({ type: 'ping', payload: { authorization: await bearer(true) } }))
      },
    },
  })
  const events = client.iterate<Data>({ query: print(document), variables: variables() })
  const end = () => void events.return?.()
  signal?.addEventListener('abort', end, { once: true })
  try {
    for await (const { data, errors } of events) {
      onDelivery()
      try {
        await onEvent({ data: data ?? null, errors: (errors ?? []) as unknown as readonly AnswerError[] })
      } catch (error) {
        fault = { error }
        break
      }
    }
    if (fault !== undefined) throw fault.error
    return { why: 'the server ended the subscription' }
  } catch (error) {
    if (fault !== undefined) throw fault.error
    // A connection that could not be made, or broke; a token that could not be had.
    if (!Array.isArray(error)) return { why, code }
    const errors = error as readonly AnswerError[]
    if (errors.every(({ extensions }) => !extensions?.retryable)) throw new SubscriptionRefused(errors)
    return { why: errors.map(({ message }) => message).join('; ') }
  } finally {
    signal?.removeEventListener('abort', end)
    await client.dispose()
  }
}
