import { describe, expect, it } from 'vitest'
import { open } from '../../http/exchange.ts'
import { upgrade } from './raw-socket.ts'
import { RawClient, serveLive, until } from './transports-toy.ts'

describe('a server that stops', () => {
  it('says goodbye to sockets, and that nothing is complete', async () => {
    const { engine, server, url } = await serveLive()
    const [idle, subscribed] = [await RawClient.known(url), await RawClient.known(url)]
    subscribed.subscribe('s')
    await until(() => engine.running.length === 1)
    engine.emit(1)
    const closed = server.close()
    expect(await idle.end()).toEqual({ code: 1001, reason: 'Going away' })
    expect(await subscribed.end()).toEqual({ code: 1001, reason: 'Going away' })
    expect(subscribed.received.map(({ type }) => type)).toEqual(['connection_ack', 'next'])
    await closed
    expect(engine.isClosed).toBe(true)
    expect(server.httpServer.listening).toBe(false)
  })

  it('answers first what it was asked', async () => {
    const { server, url } = await serveLive()
    const client = await RawClient.known(url)
    client.subscribe('q', '{ slow(ms: 300) }')
    client.send({ type: 'ping' })
    await client.message('pong')
    const closed = server.close()
    client.subscribe('late', '{ __typename }')
    await client.message('complete', 'q')
    expect((await client.end()).code).toBe(1001)
    expect(client.of('next').map(({ id }) => id)).toEqual(['q'])
    await closed
  })

  it('begins nothing on connections that are still there', async () => {
    const { server, url } = await serveLive()
    const [slow, other, third] = [await open(url), await RawClient.known(url), await open(url)]
    other.subscribe('q', '{ slow(ms: 500) }')
    const query = JSON.stringify({ query: '{ slow(ms: 400) }' })
    const head = `host: x\r\nauthorization: Bearer good\r\ncontent-type: application/json\r\n`
    for (const each of [slow, third]) {
      each.write(`POST /graphql HTTP/1.1\r\n${head}content-length: ${query.length}\r\n\r\n${query}`)
    }
    other.send({ type: 'ping' })
    await other.message('pong')
    const closed = server.close()
    third.write(`POST /graphql/stream HTTP/1.1\r\n${head}content-length: ${query.length}\r\n\r\n${query}`)
    expect(await third.until('stopping')).toMatch(/HTTP\/1.1 200 [\s\S]*HTTP\/1.1 503 /)
    await closed
    slow.destroy()
  })

  it('ends event streams without saying that they are complete', async () => {
    const { engine, server, url } = await serveLive()
    const socket = await open(url)
    const body = JSON.stringify({ query: 'subscription { changes }' })
    socket.write(
      `POST /graphql/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer good\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    await until(() => engine.running.length === 1)
    engine.emit(1)
    await socket.until('at-1')
    await server.close()
    expect(await socket.until('never')).not.toContain('complete')
  })

  it('does not wait for a client that does not answer', async () => {
    const { server, url } = await serveLive({ closingMs: 100 })
    const socket = await open(url)
    socket.write(upgrade)
    await socket.until('101')
    await Promise.all([server.close(), server.close()])
    expect(await socket.until('never')).toContain('Going away')
  })
})
