import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { RequestContext } from '#shared/http/request-context.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import { SECRET } from '../../server-toy.ts'
import { ended } from './events-by-hand.ts'
import { RawClient, serveLive, until } from './transports-toy.ts'

const lines: string[] = []
const { engine, figure, server, tokens, url } = await serveLive(
  { operationsPerSocket: 3, messageBytes: 20_000, messagesAtOnce: 60, messagesPerSecond: 1 },
  { log: jsonLog({ write: (line) => lines.push(line) }) },
)
const impatient = await serveLive({ initMs: 1_000 }, { timeoutMs: 300 })
afterAll(() => Promise.all([server.close(), impatient.server.close()]))
afterEach(() => {
  engine.refusal = null
  engine.gate = Promise.resolve()
  for (const each of engine.running) each.finish()
  lines.length = 0
})

describe('the handshake', () => {
  it('knows whoever sends a token, and names the connection', async () => {
    const client = await RawClient.opened(url, { headers: { 'x-correlation-id': 'partner-7' } })
    client.init()
    expect(await client.message('connection_ack')).toEqual({
      type: 'connection_ack',
      payload: { correlationId: 'partner-7' },
    })
    client.socket.close()
  })

  it.each([
    ['no payload', undefined],
    ['a payload of null', null],
    ['no token', {}],
    ['an empty text', { authorization: '' }],
    ['a password', { authorization: 'Basic YnV5ZXI6c2FuZGJveA==' }],
    ['a bare token', { authorization: 'good' }],
    ['something that is no text', { authorization: ['Bearer good'] }],
    ['a token under another name', { Authorization: 'Bearer good' }],
    ['a token that nobody knows', { authorization: 'Bearer bad' }],
  ])('turns away whoever sends %s', async (_, payload) => {
    const client = await RawClient.opened(url)
    client.send({ type: 'connection_init', payload })
    expect(await client.end()).toEqual({ code: 4403, reason: 'Forbidden' })
    expect(client.received).toEqual([])
  })

  it('says in the log that there was no token', async () => {
    const client = await RawClient.opened(url)
    client.send({ type: 'connection_init' })
    await client.end()
    const told = lines.map((line) => JSON.parse(line))
    expect(told).toContainEqual(expect.objectContaining({ event: 'auth.request_refused', reason: 'no_token' }))
    expect(told).toContainEqual(
      expect.objectContaining({ event: 'connection.cut_off', transport: 'websocket', reason: 'forbidden' }),
    )
  })

  it('takes a token once', async () => {
    const client = await RawClient.known(url)
    client.init()
    expect(await client.end()).toEqual({ code: 4429, reason: 'Too many initialisation requests' })
  })

  it('does not wait for ever', async () => {
    const client = await RawClient.opened(impatient.url)
    client.send({ type: 'ping' })
    await client.message('pong')
    expect(await client.end()).toEqual({ code: 4408, reason: 'Connection initialisation timeout' })
  })

  it.each([
    ['an operation', { id: '1', type: 'subscribe', payload: { query: '{ __typename }' } }],
    ['a fresh token', { type: 'ping', payload: { authorization: 'Bearer good' } }],
  ])('comes before %s', async (_, message) => {
    const client = await RawClient.opened(url)
    client.send(message)
    expect(await client.end()).toEqual({ code: 4401, reason: 'Unauthorized' })
  })

  it('has to be over before an operation', async () => {
    const client = await RawClient.opened(url)
    client.init()
    client.subscribe('1')
    expect(await client.end()).toEqual({ code: 4401, reason: 'Unauthorized' })
  })

  it.each([[[]], [['graphql-ws']], [['mqtt', 'subscriptions-transport-ws']]])(
    'refuses the protocols %j',
    async (protocols) => {
      const client = new RawClient(url, { protocols })
      if (protocols.length > 0) {
        // The package's client hangs up where none of its protocols is taken; the code is for those who go on.
        await until(() => client.closed !== null)
      } else {
        expect(await client.end()).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' })
      }
      expect(await figure('caregraph_live_cut_off_total{figure="subprotocol"}')).toBeGreaterThan(0)
    },
  )

  it('takes the protocol among others', async () => {
    const client = await RawClient.known(url, 'good', { protocols: ['graphql-ws', 'graphql-transport-ws'] })
    expect(client.socket.protocol).toBe('graphql-transport-ws')
    client.socket.close()
  })
})

describe('a message that is none', () => {
  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"start"}'],
    ['a message of a server', '{"type":"connection_ack"}'],
    ['an answer', '{"type":"next","id":"1","payload":{}}'],
    ['an operation without an id', '{"type":"subscribe","payload":{"query":"{ __typename }"}}'],
    ['an operation with a number for an id', '{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}'],
    ['an operation without a query', '{"type":"subscribe","id":"1","payload":{}}'],
    ['variables in a list', '{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":[]}}'],
    ['an id of 300 characters', JSON.stringify({ type: 'complete', id: 'x'.repeat(300) })],
  ])('such as %s ends the socket', async (_, text) => {
    const client = await RawClient.known(url)
    client.send(text)
    expect(await client.end()).toEqual({ code: 4400, reason: 'Invalid message received' })
  })

  it('such as one in bytes ends the socket', async () => {
    const client = await RawClient.known(url)
    client.socket.send(Buffer.from('{"type":"ping"}'))
    expect(await client.end()).toEqual({ code: 4400, reason: 'Invalid message received' })
  })

  it('such as one that is too large ends the socket', async () => {
    const client = await RawClient.known(url)
    client.send({ type: 'ping', payload: { text: 'x'.repeat(20_001) } })
    expect((await client.end()).code).toBe(1009)
    expect(await figure('caregraph_live_cut_off_total{figure="message_too_large"}')).toBe(1)
  })

  it('such as one of too many ends the socket', async () => {
    const client = await RawClient.known(url)
    for (let i = 0; i < 80; i += 1) client.send(i % 2 ? { type: 'complete', id: '1' } : { type: 'ping' })
    expect(await client.end()).toEqual({ code: 4429, reason: 'Too many messages' })
    expect(client.of('pong').length).toBeLessThanOrEqual(30)
  })

  it('such as one of too many pings of the WebSocket protocol ends the socket', async () => {
    const client = await RawClient.known(url)
    for (let i = 0; i < 80; i += 1) client.socket.ping()
    expect(await client.end()).toEqual({ code: 4429, reason: 'Too many messages' })
  })
})

describe('a query or mutation', () => {
  it('is answered like over HTTP, under a name of its own', async () => {
    const client = await RawClient.known(url, 'good', { headers: { 'x-correlation-id': 'partner-8' } })
    client.subscribe('q', 'query A { __typename } query B($n: Int) { rows(count: $n) { id } }', {
      variables: { n: 1 },
      operationName: 'B',
    })
    expect((await client.message('next', 'q')).payload).toEqual({
      data: { rows: [{ id: '0' }] },
      extensions: { correlationId: 'partner-8.1' },
    })
    await client.message('complete', 'q')
    client.subscribe('q', 'mutation { write }', { variables: null, operationName: null, extensions: null })
    await client.until(() => client.of('complete', 'q').length === 2)
    expect(client.of('next', 'q')[1].payload).toEqual({
      data: { write: 1 },
      extensions: { correlationId: 'partner-8.2' },
    })
    client.socket.close()
  })

  it('is answered with what data there is', async () => {
    const client = await RawClient.known(url)
    client.subscribe('q', '{ rows(count: 1) { id broken down } }')
    const { payload } = await client.message('next', 'q')
    expect(payload.data).toEqual({ rows: [{ id: '0', broken: null, down: null }] })
    expect(payload.errors).toHaveLength(2)
    expect(JSON.stringify(client.received) + lines.join()).not.toContain(SECRET)
    client.socket.close()
  })

  it.each([
    ['does not parse', '{', 'BAD_USER_INPUT'],
    ['is empty', '', 'BAD_USER_INPUT'],
    ['is not valid', '{ nope }', 'BAD_USER_INPUT'],
    ['asks for too much', `{ ${'self { '.repeat(20)}__typename${' }'.repeat(21)}`, 'COST_LIMIT'],
    ['lacks a variable', 'query($id: ID!) { needs(id: $id) }', 'BAD_USER_INPUT'],
    ['has no operation', 'fragment F on Query { __typename }', 'BAD_USER_INPUT'],
  ])('whose document %s is answered an error, and the socket stays', async (_, query, code) => {
    const client = await RawClient.known(url)
    client.subscribe('bad', query)
    const { payload } = await client.message('error', 'bad')
    expect(payload[0].extensions).toMatchObject({ code, origin: 'caregraph', retryable: false })
    client.subscribe('good', '{ __typename }')
    await client.message('complete', 'good')
    expect(client.of('next', 'bad').concat(client.of('complete', 'bad'))).toEqual([])
    client.socket.close()
  })

  it('has a deadline', async () => {
    const client = await RawClient.known(impatient.url)
    client.subscribe('q', '{ aborted }')
    const { payload } = await client.message('next', 'q')
    expect(payload).toMatchObject({ data: { aborted: null }, errors: [{ extensions: { code: 'SOURCE_TIMEOUT' } }] })
    client.socket.close()
  })

  it('is broken off when nobody waits for it any longer', async () => {
    const asked: RequestContext[] = []
    const watched = await serveLive({}, { contextFor: (request) => asked.push(request) && request })
    const [client, leaving] = [await RawClient.known(watched.url), await RawClient.known(watched.url)]
    client.subscribe('q', '{ aborted }')
    leaving.subscribe('q', '{ aborted }')
    await until(() => asked.length === 2)
    expect(asked.some(({ signal }) => signal.aborted)).toBe(false)
    client.send({ type: 'complete', id: 'q' })
    leaving.socket.terminate()
    await until(() => asked.every(({ signal }) => signal.aborted && signal.reason.name === 'AbortError'))
    client.subscribe('q', '{ slow(ms: 1) }')
    await client.message('complete', 'q')
    expect(client.of('next', 'q')).toHaveLength(1)
    expect(await watched.figure('caregraph_live{figure="operations"}')).toBe(0)
    await watched.server.close()
  })
})

describe('a subscription', () => {
  it('is opened for whoever it is, as it was asked for', async () => {
    tokens.add('buyer', { subject: 'buyer' })
    const client = await RawClient.known(url, 'buyer', { headers: { 'x-correlation-id': 'partner-9' } })
    client.subscribe('s', 'subscription A { changes } subscription B { changes }', {
      operationName: 'B',
      variables: { after: 'c' },
    })
    await until(() => engine.running.length === 1)
    const { request } = engine.last
    expect(request).toMatchObject({ operationName: 'B', variables: { after: 'c' }, lastEventId: undefined })
    expect([request.session.principal.subject, request.session.correlationId]).toEqual(['buyer', 'partner-9'])
    client.socket.close()
  })

  it('gives its events in order, and says when there are no more', async () => {
    const client = await RawClient.known(url)
    client.subscribe('s')
    await until(() => engine.running.length === 1)
    for (let i = 0; i < 50; i += 1) engine.emit(i)
    await client.until(() => client.of('next').length === 50)
    engine.last.finish()
    await client.message('complete', 's')
    expect(client.of('next').map(({ payload }) => payload.data.changes)).toEqual(
      Array.from({ length: 50 }, (_, i) => i),
    )
    client.socket.close()
  })

  it('that is refused is answered an error, and the socket stays', async () => {
    engine.refusal = [{ message: 'Cannot go on', extensions: { code: 'CURSOR_EXPIRED' } }]
    const client = await RawClient.known(url)
    client.subscribe('s')
    expect((await client.message('error', 's')).payload).toEqual(engine.refusal)
    engine.refusal = null
    client.subscribe('s')
    await until(() => engine.running.length === 1)
    client.socket.close()
  })

  it('that is ended is answered an error with its cursor, and the others go on', async () => {
    const client = await RawClient.known(url)
    client.subscribe('ended')
    await until(() => engine.running.length === 1)
    const [first] = engine.running
    client.subscribe('other')
    await until(() => engine.running.length === 2)
    first?.fail(ended('RATE_LIMITED', 'at-7'))
    expect((await client.message('error', 'ended')).payload[0].extensions).toMatchObject({ cursor: 'at-7' })
    engine.emit(8)
    await client.message('next', 'other')
    expect(client.of('complete')).toEqual([])
    client.socket.close()
  })

  it('that fails tells its client nothing of why', async () => {
    const client = await RawClient.known(url)
    client.subscribe('s')
    await until(() => engine.running.length === 1)
    engine.last.fail(new TypeError(SECRET))
    const { payload } = await client.message('error', 's')
    expect(payload[0].extensions).toMatchObject({ code: 'INTERNAL' })
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: 'internal_error', error: 'TypeError' }),
    )
    expect(JSON.stringify(client.received) + lines.join()).not.toContain(SECRET)
    client.socket.close()
  })

  it('ends when its client says so, and nothing more is said of it', async () => {
    const client = await RawClient.known(url)
    client.subscribe('s')
    await until(() => engine.running.length === 1)
    client.send({ type: 'complete', id: 's' })
    await until(() => engine.running.length === 0)
    client.send({ type: 'ping' })
    await client.message('pong')
    expect(client.of('complete').concat(client.of('next'), client.of('error'))).toEqual([])
    client.socket.close()
  })

  it('ends at once where its client ended it before it began, whoever has its id then', async () => {
    const gate = Promise.withResolvers<void>()
    engine.gate = gate.promise
    const client = await RawClient.known(url)
    client.subscribe('s')
    client.send({ type: 'complete', id: 's' })
    client.subscribe('s')
    client.send({ type: 'ping' })
    await client.message('pong')
    const before = engine.opened.length
    gate.resolve()
    await until(() => engine.opened.length === before + 2 && engine.running.length === 1)
    engine.emit(1)
    await client.message('next', 's')
    expect(client.of('next')).toHaveLength(1)
    client.subscribe('s')
    expect((await client.end()).code).toBe(4409)
  })

  it('ends when its client goes away, with and without a word', async () => {
    for (const leave of ['close', 'terminate'] as const) {
      const client = await RawClient.known(url)
      client.subscribe('s')
      await until(() => engine.running.length === 1)
      client.socket[leave]()
      await until(() => engine.running.length === 0)
    }
    await until(async () => (await figure('caregraph_live{figure="sockets"}')) === 0)
    expect(await figure('caregraph_live{figure="subscriptions"}')).toBe(0)
    expect(await figure('caregraph_live{figure="operations"}')).toBe(0)
  })

  it('has an id of its own', async () => {
    const client = await RawClient.known(url)
    client.subscribe('s')
    client.subscribe('s')
    expect(await client.end()).toEqual({ code: 4409, reason: 'Subscriber already exists' })
    await until(() => engine.running.length === 0)
  })

  it('is refused where the socket has too many, and the socket stays', async () => {
    const client = await RawClient.known(url)
    for (const id of ['1', '2', '3']) client.subscribe(id)
    client.subscribe('4')
    const { payload } = await client.message('error', '4')
    expect(payload[0].extensions).toMatchObject({ code: 'RATE_LIMITED', retryable: true })
    client.send({ type: 'complete', id: '2' })
    client.subscribe('4')
    await until(() => engine.running.length === 3)
    expect(client.of('error')).toHaveLength(1)
    client.socket.close()
  })
})
