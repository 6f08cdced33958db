import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { auditor } from '../../../principals.ts'
import { inMs, RawClient, serveLive, until } from './transports-toy.ts'

const { engine, figure, server, tokens, url } = await serveLive()
afterAll(() => server.close())
afterEach(() => {
  for (const each of engine.running) each.finish()
})

const renewal = (token: string) => ({ type: 'ping', payload: { authorization: `Bearer ${token}` } })

describe('the end of a token', () => {
  it('is announced once, at once where it is near', async () => {
    const expiresAt = Math.ceil(inMs(30_000))
    const client = await RawClient.known(url, tokens.add('near', { expiresAt }))
    expect((await client.message('ping')).payload).toEqual({
      type: 'TOKEN_EXPIRING',
      expiresAt: new Date(expiresAt * 1000).toISOString(),
    })
    client.send({ type: 'pong' })
    client.send({ type: 'ping' })
    await client.message('pong')
    expect(client.of('ping')).toHaveLength(1)
    client.socket.close()
  })

  it('is announced a minute before', async () => {
    const expiresAt = inMs(61_000)
    const client = await RawClient.known(url, tokens.add('later', { expiresAt }))
    expect(client.of('ping')).toEqual([])
    await client.message('ping')
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt * 1000 - 60_001)
    client.socket.close()
  })

  it('is far away for one that ends in years', async () => {
    const client = await RawClient.known(url, tokens.add('years', { expiresAt: inMs(60_000 * 60 * 24 * 365 * 10) }))
    client.send({ type: 'ping' })
    await client.message('pong')
    expect(client.of('ping')).toEqual([])
    client.socket.close()
  })

  it('is the end of the socket', async () => {
    const expiresAt = inMs(1_000)
    const client = await RawClient.known(url, tokens.add('ends', { expiresAt }))
    client.subscribe('s')
    expect(await client.end()).toEqual({ code: 4403, reason: 'Forbidden' })
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt * 1000)
    await until(() => engine.running.length === 0)
    expect(await figure('caregraph_live_cut_off_total{figure="token_ended"}')).toBeGreaterThan(0)
  })

  it('is the end of a socket that has just begun', async () => {
    const client = await RawClient.opened(url)
    client.init(tokens.add('over', { expiresAt: inMs(-5_000) }))
    expect(await client.end()).toEqual({ code: 4403, reason: 'Forbidden' })
    expect(client.received).toEqual([])
  })

  it('comes before an event that is there at that moment, though nobody has looked yet', async () => {
    const seldom = await serveLive({ roundMs: 60_000 })
    const expiresAt = inMs(1_000)
    const client = await RawClient.known(seldom.url, seldom.tokens.add('ends', { expiresAt }))
    client.subscribe('s')
    await until(() => seldom.engine.running.length === 1)
    await until(() => Date.now() >= expiresAt * 1000)
    expect(client.closed).toBeNull()
    seldom.engine.emit(1)
    expect((await client.end()).code).toBe(4403)
    expect(client.of('next')).toEqual([])
    await seldom.server.close()
  })

  it('comes before the answer to a query', async () => {
    const seldom = await serveLive({ roundMs: 60_000 })
    const client = await RawClient.known(seldom.url, seldom.tokens.add('ends', { expiresAt: inMs(1_000) }))
    client.subscribe('q', '{ slow(ms: 1200) }')
    expect((await client.end()).code).toBe(4403)
    expect(client.of('next')).toEqual([])
    await seldom.server.close()
  })
})

describe('a fresh token', () => {
  it('lets the socket go on, with what the new one allows', async () => {
    const expiresAt = inMs(1_500)
    const client = await RawClient.known(url, tokens.add('first', { expiresAt }))
    client.subscribe('a')
    client.subscribe('b')
    await until(() => engine.running.length === 2)
    const renewed = Math.ceil(inMs(3_600_000))
    client.send(renewal(tokens.add('second', { expiresAt: renewed, scopes: new Set(['inventory:read']) })))
    expect((await client.message('pong')).payload).toEqual({
      type: 'TOKEN_RENEWED',
      expiresAt: new Date(renewed * 1000).toISOString(),
    })
    expect(engine.running.map(({ renewals }) => renewals)).toEqual([1, 1])
    expect([...engine.last.request.session.principal.scopes]).toEqual(['inventory:read'])
    await until(() => Date.now() > expiresAt * 1000 + 50)
    engine.emit(1)
    await client.message('next', 'a')
    expect(client.closed).toBeNull()
    client.socket.close()
  })

  it('counts for a subscription that has not begun yet', async () => {
    const gate = Promise.withResolvers<void>()
    engine.gate = gate.promise
    const client = await RawClient.known(url)
    client.subscribe('s')
    client.send(renewal(tokens.add('second', { supplier: 7 })))
    await client.message('pong')
    gate.resolve()
    await until(() => engine.running.length === 1 && engine.last.renewals === 1)
    client.socket.close()
  })

  it('is announced to end in its turn', async () => {
    const client = await RawClient.known(url, tokens.add('first', { expiresAt: inMs(20_000) }))
    await client.message('ping')
    client.send(renewal(tokens.add('second', { expiresAt: inMs(30_000) })))
    await client.until(() => client.of('ping').length === 2)
    client.socket.close()
  })

  it('counts by the order in which they were sent', async () => {
    const client = await RawClient.known(url, 'good')
    client.subscribe('s')
    await until(() => engine.running.length === 1)
    const keys = Promise.withResolvers<void>()
    client.send(renewal(tokens.add('slow', { supplier: 1 }, keys.promise)))
    client.send(renewal(tokens.add('fast', { supplier: 2 })))
    client.subscribe('q', '{ __typename }')
    await client.message('complete', 'q')
    keys.resolve()
    await client.until(() => client.of('pong').length === 2)
    expect(engine.last.request.session.principal.supplier).toBe(2)
    client.socket.close()
  })

  it.each([
    ['of another subject', { subject: 'somebody else' }],
    ['of another client', { client: 'another' }],
    ['of another issuer', { issuer: 'https://id.other.example' }],
    ['that has ended', { expiresAt: inMs(-1_000) }],
  ])('%s ends the socket, and nothing is read with it', async (_, difference) => {
    const client = await RawClient.known(url)
    client.subscribe('s')
    await until(() => engine.running.length === 1)
    const { session } = engine.last.request
    client.send(renewal(tokens.add('other', difference)))
    expect(await client.end()).toEqual({ code: 4403, reason: 'Forbidden' })
    expect(session.principal).toBe(auditor)
    expect(engine.last.renewals).toBe(0)
    await until(() => engine.running.length === 0)
  })

  it.each([
    ['nobody knows', { authorization: 'Bearer bad' }],
    ['is no text', { authorization: null }],
    ['is no bearer token', { authorization: 'good' }],
  ])('that %s ends the socket', async (_, payload) => {
    const client = await RawClient.known(url)
    client.send({ type: 'ping', payload })
    expect(await client.end()).toEqual({ code: 4403, reason: 'Forbidden' })
  })

  it('is never said back', async () => {
    const client = await RawClient.known(url)
    client.send(renewal('good'))
    client.send({ type: 'ping', payload: { text: 'hello' } })
    await client.until(() => client.of('pong').length === 2)
    expect(JSON.stringify(client.received)).not.toMatch(/Bearer|good|hello/)
    client.socket.close()
  })
})
