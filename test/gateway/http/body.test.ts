import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { serveToy } from '../server-toy.ts'
import { open } from './exchange.ts'

const { url, ask, post, server } = await serveToy({ limits: { bodyBytes: 1_000 }, timeoutMs: 300 })
afterAll(() => server.close())

const send = (body: BodyInit, headers: Record<string, string>) => ask('/graphql', { method: 'POST', headers, body })
const json = { 'content-type': 'application/json' }
const padded = (bytes: number) => {
  const [head, tail] = ['{"query":"{ __typename }","extensions":{"pad":"', '"}}']
  return head + 'x'.repeat(bytes - head.length - tail.length) + tail
}

describe('the body of a request', () => {
  it('may be as large as allowed and not one byte larger', async () => {
    expect(await post(padded(1_000))).toMatchObject({ status: 200, json: { data: { __typename: 'Query' } } })
    const refused = await post(padded(1_001))
    expect(refused).toMatchObject({ status: 413, json: { errors: [{ extensions: { code: 'COST_LIMIT' } }] } })
  })

  it('is counted in bytes, not characters', async () => {
    expect((await post(padded(900).replace('xxx', '€'.repeat(60)))).status).toBe(413)
  })

  it('is not read to its end when it is announced as too large', async () => {
    const socket = await open(url)
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000000\r\n\r\n{',
    )
    expect(await socket.until('COST_LIMIT')).toMatch(/^HTTP\/1.1 413 /)
    socket.destroy()
  })

  it('is not read to its end when it grows too large without an announcement', async () => {
    const socket = await open(url)
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    )
    socket.write(`7d0\r\n${'x'.repeat(2_000)}\r\n`)
    expect(await socket.until('COST_LIMIT')).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close/i)
    socket.destroy()
  })

  it('lets a client that sends all of it first read the answer', async () => {
    expect(await post('x'.repeat(5_000_000))).toMatchObject({ status: 413 })
  })

  it('must arrive before the deadline', async () => {
    const socket = await open(url)
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query"',
    )
    expect(await socket.until('BAD_USER_INPUT')).toMatch(/^HTTP\/1.1 408 /)
    socket.destroy()
  })

  it.each([
    ['no content type', {}],
    ['text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['another charset', { 'content-type': 'application/json; charset=utf-16' }],
    ['a compression', { ...json, 'content-encoding': 'gzip' }],
  ])('is refused with %s', async (_, headers) => {
    const body = Buffer.from('{"query":"{ __typename }"}')
    const answer = await send('content-encoding' in headers ? gzipSync(body) : body, headers as Record<string, string>)
    expect(answer).toMatchObject({ status: 415, json: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } })
  })

  it.each([
    ['nothing', ''],
    ['half of a JSON text', '{"query": "{ __ty'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['a number of NaN', '{"query": NaN}'],
  ])('is refused where it is %s, without being quoted', async (_, body) => {
    expect(await send(body, json)).toMatchObject({
      status: 400,
      json: { errors: [{ message: 'Cannot read the body: it is not JSON', extensions: { code: 'BAD_USER_INPUT' } }] },
    })
  })
})
