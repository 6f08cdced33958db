import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CaregraphError, type ErrorCode, Forbidden, SourceTimeout, SourceUnavailable } from '#shared/errors/errors.ts'
import { OdooTransport, type TransportOptions } from '#shared/odoo/transport.ts'
import { deadlineWhen } from '../../../deadline-when.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { type Fault, type OdooProxy, startOdooProxy } from '../../../odoo-peer/proxy.ts'
import { request } from './small-odoo.ts'

const apiKey = 'secret-key-41d2'
let peer: OdooProxy

beforeEach(async () => {
  peer = await startOdooProxy({ answer: ({ body }) => ({ echoed: body.ask ?? null }) })
})
afterEach(() => peer.close())

function transport(options: Partial<TransportOptions> = {}): OdooTransport {
  return new OdooTransport({ url: peer.url, database: 'small', apiKey, concurrency: 4, ...options })
}

function ask(what: number, scope = request(), over = transport()): Promise<unknown> {
  return over.call('res.partner', 'search_read', { ask: what }, scope)
}

async function failureOf(work: Promise<unknown>): Promise<CaregraphError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof CaregraphError) return error
  throw new Error('Expected the call to fail with a coded error', { cause: error })
}

/** Every text one could find in an error, whatever road it takes out of the process. */
function everythingIn(error: CaregraphError): string {
  return [
    error.message,
    error.stack,
    JSON.stringify(error),
    JSON.stringify(error.extensions),
    inspect(error, { depth: null, showHidden: true }),
  ].join('\n')
}

async function serve(listener: RequestListener): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: stop }
}

describe('OdooTransport.call()', () => {
  it('posts named arguments as JSON with key and database, and gives the bare result', async () => {
    const seen: unknown[] = []
    await using odoo = await serve(async (message, response) => {
      const { authorization, 'x-odoo-database': database, 'content-type': type } = message.headers
      seen.push(message.method, message.url, authorization, database, type, (await message.toArray()).join(''))
      response.end('[1,"two"]')
    })
    const answer = await transport({ url: odoo.url }).call(
      'res.partner',
      'search_read',
      { domain: [['a', '=', 'é']] },
      request(),
    )
    expect(answer).toEqual([1, 'two'])
    expect(seen).toEqual([
      'POST',
      '/json/2/res.partner/search_read',
      `Bearer ${apiKey}`,
      'small',
      'application/json',
      '{"domain":[["a","=","é"]]}',
    ])
  })

  it('counts and times each call, the failed ones too', async () => {
    const scope = request()
    await ask(1, scope)
    peer.fault({}, faults.accessError())
    await failureOf(ask(2, scope))
    expect(scope.calls.made.map(({ source, call, failed }) => [source, call, failed])).toEqual([
      ['odoo', 'res.partner/search_read', false],
      ['odoo', 'res.partner/search_read', true],
    ])
    expect(scope.calls.made.every(({ milliseconds }) => milliseconds > 0)).toBe(true)
    expect(scope.calls.count('odoo')).toBe(peer.calls.length)
  })

  it('tells whoever counts for all operations of each call, too', async () => {
    const [one, other] = [request(), request()]
    const counted: unknown[] = []
    const over = transport({ onCall: (call) => counted.push(call) })
    await ask(1, one, over)
    await ask(2, other, over)
    expect(counted).toEqual([...one.calls.made, ...other.calls.made])
    expect(counted).toHaveLength(2)
  })
})

describe('An answer that is no result', () => {
  const postgres =
    (name: string): Fault =>
    async () => ({
      status: 500,
      contentType: 'application/json',
      body: JSON.stringify({ name, message: faults.canary, arguments: [faults.canary], debug: faults.canary }),
    })
  const bare =
    (status: number, body = faults.canary): Fault =>
    async () => ({ status, contentType: 'text/plain', body })

  const temporary: [string, Fault][] = [
    ['a refused connection', faults.refuse()],
    ['an answer that breaks off', faults.cut()],
    ['HTML with status 500', faults.html(500)],
    ['HTML with status 502', faults.html(502)],
    ['HTML with status 503', faults.html(503)],
    ['status 429', bare(429)],
    ['status 500 with null for a body', bare(500, 'null')],
    ['status 500 with a name that is no text', bare(500, `{"name":["${faults.canary}"]}`)],
    ['a serialization failure', postgres('psycopg2.errors.SerializationFailure')],
    ['a lost database', postgres('psycopg2.OperationalError')],
    ['a locked record', postgres('odoo.exceptions.LockError')],
  ]
  it.each(temporary)('is tried again twice and then SOURCE_UNAVAILABLE: %s', async (_, fault) => {
    peer.fault({}, fault)
    const scope = request()
    const error = await failureOf(ask(1, scope))
    expect(error.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', origin: 'odoo', retryable: true })
    expect(peer.calls).toHaveLength(3)
    expect(scope.calls.made.map(({ failed }) => failed)).toEqual([true, true, true])
    expect(everythingIn(error)).not.toContain(faults.canary)
  })

  const lasting: [string, Fault, ErrorCode][] = [
    ['a key that is not accepted', faults.unauthorized(), 'SOURCE_UNAVAILABLE'],
    ['status 401 with HTML', bare(401, `<html>${faults.canary}</html>`), 'SOURCE_UNAVAILABLE'],
    ['a record or model the account may not read', faults.accessError(), 'FORBIDDEN'],
    ['a record that is gone', faults.missingError(), 'NOT_FOUND'],
    ['a business rule', faults.userError(), 'SOURCE_CONTRACT_BROKEN'],
    ['a traceback', faults.traceback(), 'SOURCE_CONTRACT_BROKEN'],
    ['an exception nobody knows', postgres(`${faults.canary}.Error`), 'SOURCE_CONTRACT_BROKEN'],
    ['a database that is not there', faults.html(404), 'SOURCE_CONTRACT_BROKEN'],
    ['a redirect', bare(303), 'SOURCE_CONTRACT_BROKEN'],
    ['status 204', bare(204, ''), 'SOURCE_CONTRACT_BROKEN'],
    ['HTML with status 200', faults.html(200), 'SOURCE_CONTRACT_BROKEN'],
    ['bytes that are no JSON', faults.garbage(), 'SOURCE_CONTRACT_BROKEN'],
    ['an empty body', bare(200, ''), 'SOURCE_CONTRACT_BROKEN'],
  ]
  it.each(lasting)('is not tried again: %s', async (_, fault, code) => {
    peer.fault({}, fault)
    const error = await failureOf(ask(1))
    expect(error.extensions).toEqual({ code, origin: 'odoo', retryable: false })
    expect(error.message).toMatch(/^Cannot /)
    expect(peer.calls).toHaveLength(1)
    expect(everythingIn(error)).not.toContain(faults.canary)
  })

  it('holds neither key nor address in its error when Odoo is not there', async () => {
    await peer.close()
    const error = await failureOf(ask(1))
    expect(error).toBeInstanceOf(SourceUnavailable)
    expect(everythingIn(error)).not.toContain(apiKey)
    expect(everythingIn(error)).not.toContain(new URL(peer.url).host)
    expect(error.cause).toBeUndefined()
  })

  it('never sends the key after a redirect', async () => {
    let reached = false
    await using elsewhere = await serve((_, response) => {
      reached = true
      response.end('[]')
    })
    await using odoo = await serve((_, response) => response.writeHead(307, { location: elsewhere.url }).end())
    const error = await failureOf(ask(1, request(), transport({ url: odoo.url })))
    expect(error.code).toBe('SOURCE_CONTRACT_BROKEN')
    expect(reached).toBe(false)
  })

  it('is given up on when it grows past 64 MiB', async () => {
    let hungUp = false
    await using odoo = await serve((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ')
      const write = () => {
        if (!hungUp) response.write(chunk, () => setImmediate(write))
      }
      response.on('close', () => {
        hungUp = true
      })
      response.writeHead(200)
      write()
    })
    const error = await failureOf(ask(1, request(), transport({ url: odoo.url })))
    expect(error.message).toBe('Cannot use the answer of res.partner/search_read: more than 67108864 bytes')
    await expect.poll(() => hungUp).toBe(true)
  })
})

describe('Trying again', () => {
  it('ends as soon as Odoo is back', async () => {
    let failures = 2
    peer.fault({}, (_, forward) => (failures-- > 0 ? faults.html(503)(_, forward) : forward()))
    const scope = request()
    expect(await ask(7, scope)).toEqual({ echoed: 7 })
    expect(scope.calls.made.map(({ failed }) => failed)).toEqual([true, true, false])
  })

  it('ends with the deadline', async () => {
    peer.fault({}, async (call, forward) => {
      await faults.delay(40)(call, forward)
      throw new Error('refused on purpose')
    })
    expect(await failureOf(ask(1, request(60)))).toBeInstanceOf(SourceTimeout)
    expect(peer.calls.length).toBeLessThan(3)
  })
})

describe('A deadline', () => {
  it('ends a call that hangs and closes its connection', async () => {
    peer.fault({}, faults.hang())
    const error = await failureOf(ask(1, { ...request(), signal: deadlineWhen(() => peer.calls.length === 1) }))
    expect(error.extensions).toEqual({ code: 'SOURCE_TIMEOUT', origin: 'odoo', retryable: true })
    await expect.poll(() => peer.calls[0]?.hungUp).toBe(true)
  })

  it('ends a call whose answer has begun and then hangs', async () => {
    await using odoo = await serve((_, response) => void response.write('[1,'))
    expect(await failureOf(ask(1, request(50), transport({ url: odoo.url })))).toBeInstanceOf(SourceTimeout)
  })

  it('ends a call that still waits for its place, and Odoo never hears of it', async () => {
    peer.fault(({ body }) => body.ask === 1, faults.hang())
    const [over, first, second] = [transport({ concurrency: 1 }), new AbortController(), request(50)]
    const hanging = failureOf(ask(1, { ...request(), signal: first.signal }, over))
    expect(await failureOf(ask(2, second, over))).toBeInstanceOf(SourceTimeout)
    first.abort()
    await hanging
    expect(await ask(3, request(), over)).toEqual({ echoed: 3 })
    expect(peer.calls.map(({ body }) => body.ask)).toEqual([1, 3])
    expect(second.calls.count()).toBe(0)
  })

  it('that has passed before the call lets no call out, and leaves no rejection behind', async () => {
    const unhandled: unknown[] = []
    const notice = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', notice)
    const scope = { ...request(), signal: AbortSignal.abort() }
    expect(await failureOf(ask(1, scope))).toBeInstanceOf(SourceTimeout)
    await new Promise((resolve) => setTimeout(resolve, 20))
    process.off('unhandledRejection', notice)
    expect(peer.calls).toHaveLength(0)
    expect(unhandled).toEqual([])
  })
})

describe('Concurrency', () => {
  it('is bounded: the others wait, and all of them are answered', async () => {
    let [underWay, most] = [0, 0]
    peer.fault({}, async (_, forward) => {
      most = Math.max(most, ++underWay)
      await new Promise((resolve) => setTimeout(resolve, 5))
      underWay -= 1
      return forward()
    })
    const over = transport({ concurrency: 3 })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index, request(), over)))
    expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => ({ echoed: index })))
    expect(most).toBe(3)
  })

  it('refuses calls once too many wait, instead of letting the queue grow', async () => {
    peer.fault({}, faults.hang())
    let refused: CaregraphError | undefined
    const over = transport({ concurrency: 1, queueLimit: 2 })
    const scope = { ...request(), signal: deadlineWhen(() => refused !== undefined) }
    const accepted = [1, 2, 3].map((what) => failureOf(ask(what, scope, over)))
    await expect.poll(() => peer.calls.length).toBe(1)
    refused = await failureOf(ask(4, scope, over))
    expect(refused.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', origin: 'odoo', retryable: true })
    expect(refused.message).toBe('Cannot call res.partner/search_read: too many calls are waiting for Odoo')
    for (const error of await Promise.all(accepted)) expect(error).toBeInstanceOf(SourceTimeout)
  })

  it('gives a place back after a failure', async () => {
    peer.fault(({ body }) => body.ask === 1, faults.accessError())
    const over = transport({ concurrency: 1 })
    expect(await failureOf(ask(1, request(), over))).toBeInstanceOf(Forbidden)
    expect(await ask(2, request(), over)).toEqual({ echoed: 2 })
  })
})

describe('OdooTransport.version()', () => {
  it('asks without a database call', async () => {
    expect(await transport().version(request())).toEqual({ version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' })
    expect(peer.calls.map(({ model, method }) => `${model}/${method}`)).toEqual(['web/version'])
  })
})
