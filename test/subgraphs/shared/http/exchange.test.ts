import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { AnswerTooLarge, type ExchangeRequest, exchange } from '#shared/http/exchange.ts'

let stop = () => {}
afterEach(() => stop())

async function addressOf(server: Server): Promise<URL> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/path?query`)
}

/** A server that answers any bytes at all, HTTP or not, and then keeps the connection open or ends it. */
function answering(bytes: string, end = true): Promise<URL> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => (end ? socket.end(bytes) : socket.write(bytes)))
    stop = () => {
      socket.destroy()
      server.close()
    }
  })
  return addressOf(server)
}

const get = (): ExchangeRequest => ({ method: 'GET', headers: {}, signal: AbortSignal.timeout(20_000) })

describe('exchange()', () => {
  it('sends method, path, headers and body, whose length is counted in bytes', async () => {
    const seen: unknown[] = []
    const server = createServer(async (message, response) => {
      const { 'content-length': length, 'x-one': one } = message.headers
      seen.push(message.method, message.url, one, length, (await message.toArray()).join(''))
      response.writeHead(201).end('é')
    })
    stop = () => server.close()
    const url = await addressOf(server)
    const answer = await exchange(url, { ...get(), method: 'POST', headers: { 'x-one': '1' }, body: '"é💊"' }, 100)
    expect([answer.status, answer.body.toString()]).toEqual([201, 'é'])
    expect(seen).toEqual(['POST', '/path?query', '1', '8', '"é💊"'])
  })

  it('gives an answer as large as allowed, and none that is larger', async () => {
    const body = (bytes: number) => `HTTP/1.1 200 OK\r\ncontent-length: ${bytes}\r\n\r\n${'x'.repeat(bytes)}`
    expect((await exchange(await answering(body(100)), get(), 100)).body).toHaveLength(100)
    await expect(exchange(await answering(body(101)), get(), 100)).rejects.toThrow(AnswerTooLarge)
  })

  it('takes a redirect for an answer', async () => {
    const url = await answering('HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n')
    expect((await exchange(url, get(), 100)).status).toBe(302)
  })

  it.each([
    ['less than was announced', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'],
    ['a chunk without an end', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhalf'],
    ['no HTTP', '{"jsonrpc": "2.0"}\r\n\r\n'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
    ['endless headers', `HTTP/1.1 200 OK\r\n${'x-header: value\r\n'.repeat(10_000)}`],
    ['nothing', ''],
  ])('rejects when the server answers %s', async (_, bytes) => {
    await expect(exchange(await answering(bytes), get(), 100)).rejects.toThrow(Error)
  })

  it('rejects when the signal aborts, before the answer and in the middle of it', async () => {
    for (const bytes of ['', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf']) {
      const url = await answering(bytes, false)
      await expect(exchange(url, { ...get(), signal: AbortSignal.timeout(30) }, 100)).rejects.toMatchObject({
        name: /Abort|Timeout/,
      })
    }
  })

  it('rejects, and does not throw, what cannot be sent', async () => {
    const url = await answering('')
    await expect(exchange(url, { ...get(), headers: { 'x-one': 'a\nb' } }, 100)).rejects.toThrow(Error)
  })
})
