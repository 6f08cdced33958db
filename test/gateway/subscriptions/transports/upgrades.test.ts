import { afterEach, describe, expect, it } from 'vitest'
import type { GatewayServer } from '#gateway/server.ts'
import { open } from '../../http/exchange.ts'
import { serveToy } from '../../server-toy.ts'
import { RawClient, serveLive, until } from './transports-toy.ts'

const servers: GatewayServer[] = []
afterEach(() => Promise.all(servers.splice(0).map((each) => each.close())))

async function live(...options: Parameters<typeof serveLive>) {
  const served = await serveLive(...options)
  servers.push(served.server)
  return served
}

const upgrade = (path: string, headers: readonly string[] = []) =>
  [
    `GET ${path} HTTP/1.1`,
    'host: gateway.example:4000',
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol: graphql-transport-ws',
    ...headers,
    '\r\n',
  ].join('\r\n')

/** What is answered to an upgrade. */
async function answer(url: string, request: string): Promise<string> {
  const socket = await open(url)
  socket.write(request)
  const head = await socket.until('\r\n\r\n')
  if (!head.startsWith('HTTP/1.1 101')) await socket.until('never')
  socket.destroy()
  return socket.received()
}

describe('an upgrade', () => {
  it.each([
    ['of a program', []],
    ['of a page of the gateway’s own', ['origin: http://gateway.example:4000']],
    ['of such a page, where TLS is taken off before', ['origin: https://gateway.example:4000']],
    ['of a page that was allowed', ['origin: https://portal.example']],
    ['under an id of the client’s', ['x-correlation-id: partner-7']],
  ])('%s is taken', async (_, headers) => {
    const { url } = await live({ origins: ['https://portal.example'] })
    expect(await answer(url, upgrade('/graphql?from=here', headers))).toMatch(
      /^HTTP\/1.1 101 [\s\S]*Sec-WebSocket-Protocol: graphql-transport-ws/,
    )
  })

  it.each([
    ['another page', 'origin: https://evil.example'],
    ['a page at another port', 'origin: http://gateway.example:4001'],
    ['a page whose host begins alike', 'origin: http://gateway.example:4000.evil.example'],
    ['a page whose host ends alike', 'origin: http://evil-gateway.example:4000'],
    ['an origin allowed, and more', 'origin: https://portal.example.evil.example'],
    ['a file', 'origin: null'],
    ['something that is no page', 'origin: ftp://gateway.example:4000'],
    ['an extension', 'origin: chrome-extension://abcdefgh'],
    ['nothing', 'origin:'],
    ['two pages', 'origin: https://portal.example\r\norigin: https://evil.example'],
    ['another page, of an old browser', 'sec-websocket-origin: https://evil.example'],
  ])('of %s is refused', async (_, header) => {
    const { url } = await live({ origins: ['https://portal.example'] })
    const text = await answer(url, upgrade('/graphql', [header]))
    expect(text).toMatch(/^HTTP\/1.1 403 /)
    expect(text).toMatch(/"code":"FORBIDDEN"/)
    expect(text).toMatch(/x-correlation-id|correlationId/)
  })

  it.each(['/', '/graphql/', '/graphql/stream', '/health/live'])('of %s is not found', async (path) => {
    const { url } = await live()
    expect(await answer(url, upgrade(path))).toMatch(/^HTTP\/1.1 404 [\s\S]*"code":"NOT_FOUND"/)
  })

  it('is not found where there are no subscriptions', async () => {
    for (const subscriptions of [null, undefined]) {
      const { url, server } = await serveToy(subscriptions === null ? { subscriptions } : {})
      servers.push(server)
      expect(await answer(url, upgrade('/graphql'))).toMatch(/^HTTP\/1.1 404 [\s\S]*there are|has no subscriptions/)
    }
  })

  it.each([
    ['without a key', (text: string) => text.replace(/sec-websocket-key.*\r\n/, ''), 400],
    ['of another version', (text: string) => text.replace('version: 13', 'version: 7'), 400],
    ['by POST', (text: string) => text.replace('GET', 'POST'), 405],
  ])('%s is refused', async (_, change, status) => {
    const { url } = await live()
    expect(await answer(url, change(upgrade('/graphql')))).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })

  it('to something else is passed over', async () => {
    const { url } = await live()
    const socket = await open(url)
    socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n')
    expect(await socket.until('"live"')).toMatch(/^HTTP\/1.1 200 /)
    socket.destroy()
  })

  it('in the midst of an answer ends the connection, and nothing else', async () => {
    const { url } = await live()
    const query = JSON.stringify({ query: '{ slow(ms: 200) }' })
    const head = 'host: x\r\nauthorization: Bearer good\r\ncontent-type: application/json'
    for (const path of ['/graphql', '/nowhere']) {
      const socket = await open(url)
      socket.write(
        `POST /graphql HTTP/1.1\r\n${head}\r\ncontent-length: ${query.length}\r\n\r\n${query}${upgrade(path)}`,
      )
      expect(await socket.until('never')).toBe('')
    }
    expect(await answer(url, upgrade('/graphql'))).toMatch(/^HTTP\/1.1 101 /)
  })

  it('after an answer is taken', async () => {
    const { url } = await live()
    const socket = await open(url)
    socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n')
    await socket.until('"live"')
    socket.write(upgrade('/graphql'))
    expect(await socket.until('101 Switching')).toContain('101 Switching')
    socket.destroy()
  })

  it('offers no compression', async () => {
    const { url } = await live()
    const text = await answer(url, upgrade('/graphql', ['sec-websocket-extensions: permessage-deflate']))
    expect(text).not.toMatch(/sec-websocket-extensions/i)
  })
})

describe('the number of connections', () => {
  it('is bounded in all', async () => {
    const { url, figure } = await live({ connections: 2 })
    const [one, two] = [await RawClient.known(url), await RawClient.known(url)]
    expect(await answer(url, upgrade('/graphql'))).toMatch(/^HTTP\/1.1 503 [\s\S]*"code":"RATE_LIMITED"/)
    one.socket.close()
    await until(async () => (await figure('caregraph_live{figure="sockets"}')) === 1)
    const three = await RawClient.known(url)
    for (const each of [two, three]) each.socket.close()
  })

  it('is bounded for each client of an issuer', async () => {
    const { url, tokens, figure } = await live({ connectionsPerClient: 2 })
    tokens.add('other client', { client: 'other' })
    tokens.add('other issuer', { issuer: 'https://id.other.example' })
    const [one] = [await RawClient.known(url), await RawClient.known(url, tokens.add('same', { subject: 'other' }))]
    const refused = await RawClient.opened(url)
    refused.init()
    expect(await refused.end()).toEqual({ code: 4429, reason: 'Too many sockets' })
    await RawClient.known(url, tokens.add('another', { client: 'other' }))
    await RawClient.known(url, tokens.add('elsewhere', { issuer: 'https://id.other.example' }))
    one.socket.close()
    await until(async () => (await figure('caregraph_live{figure="sockets"}')) === 3)
    await RawClient.known(url)
  })

  it('is bounded for those who do not say who they are: the oldest go', async () => {
    const { url } = await live({ waiting: 3, initMs: 60_000 })
    const silent = []
    for (let i = 0; i < 3; i += 1) silent.push(await RawClient.opened(url))
    const known = await RawClient.known(url)
    expect(await silent[0]?.end()).toEqual({ code: 4408, reason: 'Connection initialisation timeout' })
    await Promise.all(Array.from({ length: 20 }, () => RawClient.known(url)))
    known.send({ type: 'ping' })
    await known.message('pong')
  })
  it('is bounded for them too where they do not say goodbye', async () => {
    const { url } = await live({ waiting: 3, initMs: 60_000 })
    const silent = []
    for (let i = 0; i < 10; i += 1) {
      const socket = await open(url)
      socket.write(upgrade('/graphql'))
      await socket.until('\r\n\r\n')
      silent.push(socket)
    }
    for (const each of silent.slice(0, 7)) await each.until('initialisation timeout')
    expect(silent.slice(7).map((each) => each.received().includes('timeout'))).toEqual([false, false, false])
    for (const each of silent) each.destroy()
  })
})
