import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { SubscriptionEnded } from '#gateway/subscriptions/subscription.ts'
import { auditor } from '../../../principals.ts'
import { open } from '../../http/exchange.ts'
import { SECRET, serveToy } from '../../server-toy.ts'
import { EventsByHand, ended } from './events-by-hand.ts'
import { inMs, RawClient, serveLive, until } from './transports-toy.ts'

const { ask, engine, figure, server, tokens, url } = await serveLive(
  { heartbeatMs: 50, stalledMs: 500, connectionsPerClient: 3 },
  {},
  new EventsByHand(20),
)
afterAll(() => server.close())
afterEach(async () => {
  engine.refusal = null
  for (const each of engine.running) each.finish()
  await until(async () => (await figure('caregraph_live{figure="event_streams"}')) === 0)
})

const subscription = { query: 'subscription { changes }' }

function posted(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: 'Bearer good',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

/** An event stream as it is read: text by text. */
async function stream(body: unknown, headers: Record<string, string> = {}, of = url) {
  const controller = new AbortController()
  const response = await fetch(new URL('/graphql/stream', of), { ...posted(body, headers), signal: controller.signal })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  let isOver = false
  return {
    response,
    text: () => text,
    events: () => text.split('\n\n').filter((each) => each !== '' && each !== ':'),
    isOver: () => isOver,
    async until(isSo: () => boolean): Promise<void> {
      while (!isSo()) {
        const { done, value } = await reader.read()
        text += decoder.decode(value, { stream: !done })
        if (done) isOver = true
        if (done && !isSo()) throw new Error(`ended after ${text}`)
      }
    },
    leave: () => controller.abort(),
  }
}

describe('an event stream', () => {
  it('gives events with their cursors, and says when there are no more', async () => {
    const events = await stream({ query: 'subscription S { changes }', variables: { a: 1 }, operationName: 'S' })
    expect(events.response.status).toBe(200)
    expect(Object.fromEntries(events.response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-correlation-id': engine.last.request.session.correlationId,
    })
    expect(engine.last.request).toMatchObject({ variables: { a: 1 }, operationName: 'S', lastEventId: undefined })
    expect(engine.last.request.session.principal).toBe(auditor)
    engine.emit(1)
    engine.emit('two\nlines', 'at-2')
    await events.until(() => events.events().length === 2)
    engine.last.finish()
    await events.until(() => events.isOver())
    expect(events.events()).toEqual([
      'event: next\nid: at-1\ndata: {"data":{"changes":1}}',
      'event: next\nid: at-2\ndata: {"data":{"changes":"two\\nlines"}}',
      'event: complete\ndata:',
    ])
  })

  it('begins before there is an event, and shows that it lives', async () => {
    const events = await stream(subscription)
    await events.until(() => events.text().split(':\n\n').length > 3)
    expect(events.events()).toEqual([])
    events.leave()
  })

  it('goes on after the last event that its client has', async () => {
    const events = await stream(subscription, { 'last-event-id': 'at-7' })
    expect(engine.last.request.lastEventId).toBe('at-7')
    events.leave()
  })

  it('ends at once when its client goes away', async () => {
    const events = await stream(subscription)
    const { last } = engine
    events.leave()
    await until(() => last.isOver)
  })

  it('that is ended says why, and is complete', async () => {
    const events = await stream(subscription)
    engine.last.fail(ended('RATE_LIMITED', 'at-7'))
    await events.until(() => events.isOver())
    const [next, complete] = events.events()
    expect(JSON.parse(next?.replace('event: next\ndata: ', '') ?? '')).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', cursor: 'at-7' } }],
    })
    expect(complete).toBe('event: complete\ndata:')
  })

  it('that fails tells its client nothing of why', async () => {
    const events = await stream(subscription)
    engine.last.fail(new TypeError(SECRET))
    await events.until(() => events.isOver())
    expect(events.text()).toContain('"code":"INTERNAL"')
    expect(events.text()).not.toContain(SECRET)
  })

  it('ends with its token', async () => {
    const expiresAt = inMs(1_000)
    tokens.add('ends', { expiresAt })
    const events = await stream(subscription, { authorization: 'Bearer ends' })
    const { last } = engine
    engine.emit(1)
    await events.until(() => events.isOver())
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt * 1000)
    expect(events.events()).toEqual([
      'event: next\nid: at-1\ndata: {"data":{"changes":1}}',
      expect.stringMatching(/^event: next\ndata: {"errors":\[{.*"code":"UNAUTHENTICATED"/),
      'event: complete\ndata:',
    ])
    expect(last.isOver).toBe(true)
  })

  it('gives the answer to a query, too', async () => {
    const events = await stream({ query: '{ __typename }' })
    await events.until(() => events.isOver())
    expect(events.events()).toEqual([
      expect.stringMatching(/^event: next\ndata: {"data":{"__typename":"Query"},"extensions":{"correlationId":/),
      'event: complete\ndata:',
    ])
  })

  it('that nobody reads is cut off', async () => {
    const socket = await open(url)
    const body = JSON.stringify(subscription)
    socket.write(
      `POST /graphql/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer good\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    await socket.until('text/event-stream')
    const { last } = engine
    socket.pause()
    let emitted = 0
    while (!last.isOver) {
      emitted += 1
      engine.emit(`${emitted} ${'x'.repeat(100_000)}`, `at-${emitted}`)
      expect(last.waiting).toBeLessThanOrEqual(20)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await figure('caregraph_live_cut_off_total{figure="stalled"}')).toBe(1)
    socket.destroy()
  })

  it('ends before an event that is there when its token ends, though nobody has looked yet', async () => {
    const seldom = await serveLive({ roundMs: 60_000 })
    const expiresAt = inMs(1_000)
    seldom.tokens.add('ends', { expiresAt })
    const events = await stream(subscription, { authorization: 'Bearer ends' }, seldom.url)
    await until(() => Date.now() >= expiresAt * 1000)
    seldom.engine.emit(1)
    await events.until(() => events.isOver())
    expect(events.text()).toContain('UNAUTHENTICATED')
    expect(events.text()).not.toContain('at-1')
    await seldom.server.close()
  })

  it('whose end nobody reads is cut off', async () => {
    const socket = await open(url)
    const body = JSON.stringify(subscription)
    socket.write(
      `POST /graphql/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer good\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    await socket.until('text/event-stream')
    socket.pause()
    engine.last.fail(new SubscriptionEnded([{ message: 'x'.repeat(30_000_000) }]))
    await until(async () => (await figure('caregraph_live_messages_total{figure="complete"}')) > 0)
    await until(async () => (await figure('caregraph_live{figure="event_streams"}')) === 0)
    socket.destroy()
  })
})

describe('an event stream that does not begin', () => {
  it.each([
    ['text/event-stream', 400, 'application/graphql-response+json'],
    ['text/event-stream, */*', 400, 'application/graphql-response+json'],
    ['text/event-stream, application/graphql-response+json', 400, 'application/graphql-response+json'],
    ['text/event-stream, application/json', 200, 'application/json'],
  ])('is answered as GraphQL over HTTP has it for %s', async (accept, status, type) => {
    engine.refusal = [{ message: 'Cannot go on', extensions: { code: 'CURSOR_EXPIRED' } }]
    for (const [query, code] of [
      ['subscription { changes }', 'CURSOR_EXPIRED'],
      ['{', 'BAD_USER_INPUT'],
      ['subscription { nope }', 'BAD_USER_INPUT'],
      ['query($id: ID!) { needs(id: $id) }', 'BAD_USER_INPUT'],
    ]) {
      const answer = await ask('/graphql/stream', posted({ query }, { accept }))
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, `${type}; charset=utf-8`])
      expect(answer.json.errors[0].extensions.code).toBe(code)
      expect(answer.json.extensions.correlationId).toBe(answer.headers.get('x-correlation-id'))
    }
  })

  it.each([
    ['no token', { authorization: '' }, 401, 'UNAUTHENTICATED'],
    ['a token that nobody knows', { authorization: 'Bearer bad' }, 401, 'UNAUTHENTICATED'],
    ['an Accept that is none of events', { accept: 'application/json' }, 406, 'BAD_USER_INPUT'],
    ['a body that is no JSON by its type', { 'content-type': 'text/plain' }, 415, 'BAD_USER_INPUT'],
  ])('is refused for %s', async (_, headers, status, code) => {
    const answer = await ask('/graphql/stream', posted(subscription, headers))
    expect([answer.status, answer.json.errors[0].extensions.code]).toEqual([status, code])
  })

  it.each([
    ['no JSON', '{'],
    ['null', null],
    ['a batch', [subscription]],
    ['no query', {}],
    ['an empty query', { query: '' }],
    ['variables in a list', { ...subscription, variables: [] }],
    ['an operation name that is no text', { ...subscription, operationName: 1 }],
  ])('is refused for a body of %s', async (_, body) => {
    const answer = await ask('/graphql/stream', posted(body))
    expect([answer.status, answer.json.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
  })

  it('is refused for GET, which is for documents that are trusted', async () => {
    const answer = await ask('/graphql/stream?query={__typename}', { headers: { accept: 'text/event-stream' } })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('is not found where there are no subscriptions', async () => {
    const without = await serveToy()
    const answer = await without.ask('/graphql/stream', posted(subscription))
    expect([answer.status, answer.json.errors[0].message]).toEqual([
      404,
      'Cannot subscribe: this server has no subscriptions',
    ])
    await without.server.close()
  })

  it('is refused where its client has too many, sockets among them', async () => {
    const streams = [await stream(subscription), await stream(subscription)]
    const client = await RawClient.known(url)
    const answer = await ask('/graphql/stream', posted(subscription))
    expect([answer.status, answer.json.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED'])
    for (const each of streams) each.leave()
    client.socket.close()
  })
})
