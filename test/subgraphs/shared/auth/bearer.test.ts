import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearerToken } from '#shared/auth/bearer.ts'
import { Unauthenticated } from '#shared/errors/errors.ts'

let server: Server
let seen: IncomingMessage

beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => void server.close())

/** A request as Node reads it from a socket, with just these lines. */
async function requestWith(...lines: string[]): Promise<IncomingMessage> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.end(`${['POST / HTTP/1.1', 'Host: test', 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`)
  socket.resume()
  await once(socket, 'close')
  return seen
}

describe('bearerToken()', () => {
  it.each([
    ['Authorization: Bearer abc.def-_~+/==', 'abc.def-_~+/=='],
    ['authorization: bearer abc', 'abc'],
    ['AUTHORIZATION:BEARER   abc  ', 'abc'],
  ])('reads %j', async (line, token) => {
    expect(bearerToken(await requestWith(line))).toBe(token)
  })

  it.each([
    ['none', []],
    ['an empty one', ['Authorization:']],
    ['another scheme', ['Authorization: Basic YTpi']],
    ['the scheme alone', ['Authorization: Bearer']],
    ['the token alone', ['Authorization: abc']],
    ['no space', ['Authorization: Bearerabc']],
    ['a tab for a space', ['Authorization: Bearer\tabc']],
    ['two tokens', ['Authorization: Bearer abc def']],
    ['two tokens in a list', ['Authorization: Bearer abc, Bearer def']],
    ['signs no token has', ['Authorization: Bearer ab"c']],
    ['a sign in the middle that only ends a token', ['Authorization: Bearer a=b']],
    ['letters beyond ASCII', ['Authorization: Bearer é']],
    ['two headers', ['Authorization: Bearer abc', 'Authorization: Bearer def']],
    ['the same header twice', ['Authorization: Bearer abc', 'authorization: Bearer abc']],
    ['a good one after an empty one', ['Authorization:', 'Authorization: Bearer abc']],
    ['one of a proxy', ['Proxy-Authorization: Bearer abc']],
  ])('refuses %s', async (_, lines) => {
    const request = await requestWith(...lines)
    expect(() => bearerToken(request)).toThrow(
      new Unauthenticated('Cannot authenticate: expected one Authorization header with a bearer token'),
    )
  })
})
