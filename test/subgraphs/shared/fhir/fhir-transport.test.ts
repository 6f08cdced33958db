import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CaregraphError, type ErrorCode, SourceTimeout } from '#shared/errors/errors.ts'
import type { FhirAuthorization } from '#shared/fhir/authorization.ts'
import type { FhirScope } from '#shared/fhir/fhir.ts'
import { deadlineWhen } from '../../../deadline-when.ts'
import {
  type Answer,
  canary,
  claim,
  clientOf,
  cut,
  empty,
  everythingIn,
  failureOf,
  found,
  hang,
  hostileServer,
  html,
  json,
  outcome,
  refuse,
  scope,
  text,
} from './hostile-server.ts'

const one = found([claim('1')])
const search = (client: ReturnType<typeof clientOf>, given = scope()) => client.search('Claim', {}, given)

describe('An answer that is no result', () => {
  const temporary: [string, Answer][] = [
    ['a connection that breaks at once', refuse],
    ['an answer that breaks off', cut],
    ['HTML with status 502', html(502)],
    ['HTML with status 503', html(503)],
    ['status 500 with an OperationOutcome', json(outcome('exception'), 500)],
    ['status 500 without a body', empty(500)],
    ['status 408', empty(408)],
    ['status 400 for what is only for now', json(outcome('transient'), 400)],
  ]
  it.each(temporary)('is tried again twice and then SOURCE_UNAVAILABLE: %s', async (_, answer) => {
    await using server = await hostileServer(() => answer)
    const given = scope()
    const error = await failureOf(search(clientOf(server), given))
    expect(error.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', origin: 'fhir', retryable: true })
    expect(server.received).toHaveLength(3)
    expect(given.calls.made.map(({ source, call, failed }) => [source, call, failed])).toEqual(
      Array(3).fill(['fhir', 'Claim/_search', true]),
    )
    expect(everythingIn(error)).not.toContain(canary)
    expect(everythingIn(error)).not.toContain(new URL(server.url).host)
  })

  const lasting: [string, Answer, ErrorCode][] = [
    ['HTML with status 200', html(), 'SOURCE_CONTRACT_BROKEN'],
    ['HTML with status 404', html(404), 'SOURCE_CONTRACT_BROKEN'],
    ['a type the server does not know', json(outcome('not-found'), 404), 'SOURCE_CONTRACT_BROKEN'],
    ['an empty body', empty(200), 'SOURCE_CONTRACT_BROKEN'],
    ['null', text('null'), 'SOURCE_CONTRACT_BROKEN'],
    ['a list', text('[]'), 'SOURCE_CONTRACT_BROKEN'],
    ['a resource in place of a Bundle', json(claim('1')), 'SOURCE_CONTRACT_BROKEN'],
    ['another kind of Bundle', json({ resourceType: 'Bundle', type: 'history' }), 'SOURCE_CONTRACT_BROKEN'],
    ['status 202', json(one, 202), 'SOURCE_CONTRACT_BROKEN'],
    ['status 304', empty(304), 'SOURCE_CONTRACT_BROKEN'],
    ['status 501', empty(501), 'SOURCE_CONTRACT_BROKEN'],
    ['a parameter the server does not know', json(outcome('not-supported'), 400), 'SOURCE_CONTRACT_BROKEN'],
    ['an OperationOutcome with status 200', json(outcome('processing')), 'SOURCE_CONTRACT_BROKEN'],
    ['status 401', json(outcome('login'), 401), 'FORBIDDEN'],
    ['status 403', json(outcome('forbidden'), 403), 'FORBIDDEN'],
    ['status 403 with HTML', html(403), 'FORBIDDEN'],
  ]
  it.each(lasting)('is not tried again: %s', async (_, answer, code) => {
    await using server = await hostileServer(() => answer)
    const error = await failureOf(search(clientOf(server)))
    expect(error.extensions).toEqual({ code, origin: 'fhir', retryable: false })
    expect(error.message).toMatch(/^Cannot /)
    expect(server.received).toHaveLength(1)
    expect(everythingIn(error)).not.toContain(canary)
  })

  it('is given up on when it is larger than allowed', async () => {
    await using server = await hostileServer(() => (response) => {
      const write = () => {
        if (!response.destroyed) response.write(Buffer.alloc(4096, ' '), () => setImmediate(write))
      }
      write()
    })
    const error = await failureOf(search(clientOf(server, { answerBytes: 100_000 })))
    expect(error.message).toBe('Cannot use the answer of Claim/_search: more than 100000 bytes')
    expect(server.received).toHaveLength(1)
    await expect.poll(() => server.hungUp).toBe(1)
  })

  it('is a redirect too, and nobody else sees the token', async () => {
    await using elsewhere = await hostileServer(() => one)
    await using server = await hostileServer(() => empty(307, { location: elsewhere.url }))
    expect((await failureOf(search(clientOf(server)))).code).toBe('SOURCE_CONTRACT_BROKEN')
    expect(elsewhere.received).toHaveLength(0)
  })
})

describe('Trying again', () => {
  it('ends as soon as the server is back', async () => {
    await using server = await hostileServer((_, place) => (place === 0 ? empty(503) : one))
    const given = scope()
    expect((await search(clientOf(server), given)).matches).toHaveLength(1)
    expect(given.calls.made.map(({ failed }) => failed)).toEqual([true, false])
  })

  it.each([429, 503])('waits for as long as the server asks: status %d', async (status) => {
    const at: number[] = []
    await using server = await hostileServer(() => {
      at.push(performance.now())
      return at.length === 1 ? json(outcome('throttled'), status, { 'retry-after': '1' }) : one
    })
    expect((await search(clientOf(server))).matches).toHaveLength(1)
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(990)
  })

  it('is left to whoever asked where the server wants a long pause', async () => {
    await using server = await hostileServer(() => json(outcome('throttled'), 429, { 'retry-after': '3600' }))
    const error = await failureOf(search(clientOf(server)))
    expect(error.extensions).toEqual({ code: 'RATE_LIMITED', origin: 'fhir', retryable: true })
    expect(error).toMatchObject({ retryAfterMs: 3_600_000 })
    expect(server.received).toHaveLength(1)
    expect(everythingIn(error)).not.toContain(canary)
  })

  it('waits no longer than the deadline', async () => {
    await using server = await hostileServer(() => empty(503, { 'retry-after': '4' }))
    const given: FhirScope = { ...scope(), signal: deadlineWhen(() => given.calls.made.length === 1) }
    expect(await failureOf(search(clientOf(server), given))).toBeInstanceOf(SourceTimeout)
    await expect.poll(() => given.calls.underWay).toBe(0)
    expect(server.received).toHaveLength(1)
  })
})

describe('A deadline', () => {
  it('ends a call that hangs and closes its connection', async () => {
    await using server = await hostileServer(() => hang)
    const given = { ...scope(), signal: deadlineWhen(() => server.received.length === 1) }
    const error = await failureOf(search(clientOf(server), given))
    expect(error.extensions).toEqual({ code: 'SOURCE_TIMEOUT', origin: 'fhir', retryable: true })
    await expect.poll(() => server.hungUp).toBe(1)
  })

  it('ends a call that still waits for its place, and the server never hears of it', async () => {
    await using server = await hostileServer((_, place) => (place === 0 ? hang : one))
    const [client, first, second] = [clientOf(server, { concurrency: 1 }), new AbortController(), scope(50)]
    const hanging = failureOf(search(client, { ...scope(), signal: first.signal }))
    expect(await failureOf(search(client, second))).toBeInstanceOf(SourceTimeout)
    first.abort()
    await hanging
    expect((await search(client)).matches).toHaveLength(1)
    expect(server.received).toHaveLength(2)
    expect(second.calls.count()).toBe(0)
  })

  it('that has passed lets no call out', async () => {
    await using server = await hostileServer(() => one)
    const given = { ...scope(), signal: AbortSignal.abort() }
    expect(await failureOf(search(clientOf(server), given))).toBeInstanceOf(SourceTimeout)
    expect(server.received).toHaveLength(0)
  })

  it('ends a call whose token does not come', async () => {
    await using server = await hostileServer(() => one)
    const never: FhirAuthorization = { token: () => new Promise(() => {}), renewed: () => new Promise(() => {}) }
    expect(await failureOf(search(clientOf(server, { auth: never }), scope(50)))).toBeInstanceOf(SourceTimeout)
    expect(server.received).toHaveLength(0)
  })
})

describe('Concurrency', () => {
  it('is bounded: the others wait, and all of them are answered', async () => {
    let [underWay, most] = [0, 0]
    await using server = await hostileServer(() => async (response, request) => {
      most = Math.max(most, ++underWay)
      await new Promise((resolve) => setTimeout(resolve, 5))
      underWay -= 1
      await json(one)(response, request)
    })
    const client = clientOf(server, { concurrency: 3 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => search(client)))
    expect(answers.every(({ matches }) => matches.length === 1)).toBe(true)
    expect(most).toBe(3)
  })

  it('refuses calls once too many wait', async () => {
    await using server = await hostileServer(() => hang)
    const client = clientOf(server, { concurrency: 1, queueLimit: 2 })
    let refused: CaregraphError | undefined
    const given = { ...scope(), signal: deadlineWhen(() => refused !== undefined) }
    const accepted = [1, 2, 3].map(() => failureOf(search(client, given)))
    await expect.poll(() => server.received.length).toBe(1)
    refused = await failureOf(search(client, given))
    expect(refused.message).toBe('Cannot call Claim/_search: too many calls are waiting for the FHIR server')
    expect(refused.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', origin: 'fhir', retryable: true })
    for (const error of await Promise.all(accepted)) expect(error).toBeInstanceOf(SourceTimeout)
  })
})

describe('A server that is away', () => {
  // The clock by which it is left alone stands still, however busy the machine is.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  it('is left alone after five calls in a row, asked by one a little later, and used again', async () => {
    let isAway = true
    await using server = await hostileServer(() => (isAway ? empty(503) : one))
    let tokens = 0
    const auth = { token: async () => `token-${++tokens}`, renewed: async (refused: string) => refused }
    const client = clientOf(server, { auth })
    await failureOf(search(client))
    await failureOf(search(client))
    expect(server.received).toHaveLength(5)
    tokens = 0
    const error = await failureOf(search(client))
    expect(tokens).toBe(1)
    expect(error.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', origin: 'fhir', retryable: true })
    expect(error.message).toContain('left alone')
    expect(await client.isUp(scope())).toBe(false)
    expect(server.received).toHaveLength(5)
    vi.setSystemTime(Date.now() + 10_000)
    await failureOf(search(client))
    expect(server.received).toHaveLength(6)
    isAway = false
    vi.setSystemTime(Date.now() + 10_000)
    const later = await Promise.all([search(client), search(client), search(client)])
    expect(later.map(({ matches }) => matches.length)).toEqual([1, 1, 1])
  })

  it('is one that never answers before the deadline', async () => {
    await using server = await hostileServer(() => hang)
    const client = clientOf(server)
    for (let count = 1; count <= 5; count += 1) {
      const given = { ...scope(), signal: deadlineWhen(() => server.received.length === count) }
      expect(await failureOf(search(client, given))).toBeInstanceOf(SourceTimeout)
      // Not by expect.poll, which moves the clock on: the server would be asked again.
      while (given.calls.underWay > 0) await turn()
    }
    expect((await failureOf(search(client))).message).toContain('left alone')
    expect(server.received).toHaveLength(5)
    await expect.poll(() => server.hungUp).toBe(5)
  })

  it('is not one whose askers have gone', async () => {
    await using server = await hostileServer((_, place) => (place < 6 ? hang : one))
    const client = clientOf(server)
    for (let count = 1; count <= 6; count += 1) {
      const gone = new AbortController()
      const asked = failureOf(search(client, { ...scope(), signal: gone.signal }))
      await expect.poll(() => server.received.length).toBe(count)
      gone.abort(new DOMException('the client has gone', 'AbortError'))
      await asked
    }
    expect((await search(client)).matches).toHaveLength(1)
  })

  it('is not one that refuses or fails at single calls', async () => {
    await using server = await hostileServer(({ path }) =>
      path.includes('Claim') ? json(outcome('exception'), 500) : one,
    )
    const client = clientOf(server)
    for (let count = 1; count <= 3; count += 1) await failureOf(search(client))
    expect(server.received).toHaveLength(9)
  })
})

describe('A token', () => {
  const tokens = (...all: string[]): FhirAuthorization & { renewals: string[] } => {
    const renewals: string[] = []
    return {
      renewals,
      token: async () => all[0] ?? '',
      renewed: async (refused) => {
        renewals.push(refused)
        return all[1] ?? refused
      },
    }
  }

  it('goes along with each call', async () => {
    await using server = await hostileServer(() => one)
    await search(clientOf(server, { auth: tokens('token-1') }))
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1'])
    expect(server.received[0]?.headers).not.toHaveProperty('x-request-id')
  })

  it('is told of by the id of the request it is for, where there is one', async () => {
    await using server = await hostileServer(() => one)
    await search(clientOf(server), { ...scope(), correlationId: 'request-7' })
    expect(server.received.map(({ headers }) => headers['x-request-id'])).toEqual(['request-7'])
  })

  it('that is refused is renewed once, and the call sent again, also one that writes', async () => {
    await using server = await hostileServer(({ headers }) =>
      headers.authorization === 'Bearer token-2' ? json(claim('1'), 201) : json(outcome('expired'), 401),
    )
    const auth = tokens('token-1', 'token-2')
    const given = scope()
    const written = await clientOf(server, { auth }).create({ resourceType: 'Claim' } as never, {}, given)
    expect(written).toMatchObject({ created: true, resource: { id: '1' } })
    expect(auth.renewals).toEqual(['token-1'])
    expect(given.calls.made.map(({ failed }) => failed)).toEqual([true, false])
  })

  it.each([
    ['when the new one is refused too', tokens('token-1', 'token-2'), 2],
    ['when there is no other', tokens('token-1'), 1],
  ])('ends with FORBIDDEN %s, and is in no error', async (_, auth, calls) => {
    await using server = await hostileServer(() => json(outcome('login'), 401))
    const error = await failureOf(search(clientOf(server, { auth })))
    expect(error.extensions).toEqual({ code: 'FORBIDDEN', origin: 'fhir', retryable: false })
    expect(server.received).toHaveLength(calls)
    expect(everythingIn(error)).not.toMatch(/token-\d/)
  })
})
