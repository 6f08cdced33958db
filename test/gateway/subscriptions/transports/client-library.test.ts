import { type Client, createClient } from 'graphql-ws'
import { afterAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { inMs, serveLive, until } from './transports-toy.ts'

const { engine, server, tokens, url } = await serveLive()
afterAll(() => server.close())

function client(token = 'good', options: Partial<Parameters<typeof createClient>[0]> = {}): Client {
  return createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    ...options,
  })
}

describe('the client of the package graphql-ws', () => {
  it('queries, subscribes and leaves', async () => {
    const one = client()
    const { value: answer } = await one.iterate({ query: '{ __typename }' }).next()
    expect(answer.data).toEqual({ __typename: 'Query' })
    const events = one.iterate({ query: 'subscription { changes }' })
    const first = events.next()
    await until(() => engine.running.length === 1)
    engine.emit(1)
    expect((await first).value).toEqual({ data: { changes: 1 } })
    await events.return?.()
    await until(() => engine.running.length === 0)
    await one.dispose()
  })

  it('is told what is wrong with a document, and goes on', async () => {
    const one = client()
    await expect(one.iterate({ query: '{ nope }' }).next()).rejects.toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ])
    expect((await one.iterate({ query: '{ __typename }' }).next()).value.data).toEqual({ __typename: 'Query' })
    await one.dispose()
  })

  it('learns that its token is refused', async () => {
    await expect(client('bad').iterate({ query: '{ __typename }' }).next()).rejects.toMatchObject({ code: 4403 })
  })

  it('renews its token on the living socket', async () => {
    const expiresAt = inMs(1_500)
    tokens.add('first', { expiresAt })
    tokens.add('second', { expiresAt: inMs(3_600_000) })
    let socket: WebSocket | undefined
    const one = client('first', {
      on: {
        connected: (connected) => {
          socket = connected as WebSocket
        },
        ping: (received, payload) => {
          if (!received || payload?.type !== 'TOKEN_EXPIRING') return
          socket?.send(JSON.stringify({ type: 'ping', payload: { authorization: 'Bearer second' } }))
        },
      },
    })
    const events = one.iterate({ query: 'subscription { changes }' })
    const first = events.next()
    await until(() => engine.running.length === 1)
    await until(() => Date.now() > expiresAt * 1000 + 50)
    engine.emit(2)
    expect((await first).value).toEqual({ data: { changes: 2 } })
    await one.dispose()
  })

  it('comes back by itself when a server stops', async () => {
    const [old, other] = [await serveLive(), await serveLive()]
    const urls = [old.url, other.url]
    const one = client('good', {
      url: () => (urls.shift() ?? other.url).replace('http', 'ws'),
      retryAttempts: 3,
      retryWait: async () => {},
    })
    const events = one.iterate({ query: 'subscription { changes }' })
    const first = events.next()
    await until(() => old.engine.running.length === 1)
    const closed = old.server.close()
    await until(() => other.engine.running.length === 1)
    other.engine.emit(3)
    expect((await first).value).toEqual({ data: { changes: 3 } })
    await one.dispose()
    await closed
    await other.server.close()
  })
})
