import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { deadlineWhen } from '../deadline-when.ts'
import * as faults from './faults.ts'
import { type OdooProxy, startOdooProxy } from './proxy.ts'

/** What stands for Odoo: tells what it was sent. */
let target: Server
let heard: { url: string | undefined; authorization: string | undefined; body: string }[] = []
let abandoned: (string | undefined)[] = []
let proxy: OdooProxy

beforeAll(async () => {
  target = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    heard.push({ url: request.url, authorization: request.headers.authorization, body })
    response.setHeader('content-type', 'application/json; charset=utf-8')
    if (request.url?.includes('/slow/')) response.once('close', () => abandoned.push(request.url))
    else if (request.url === '/web/version') response.end('{"version":"19.0"}')
    else if (request.url?.includes('/no.such/')) response.writeHead(404).end('{"name":"werkzeug.exceptions.NotFound"}')
    else response.end('[{"id":1},{"id":2},{"id":3}]')
  }).listen(0, '127.0.0.1')
  await once(target, 'listening')
  proxy = await startOdooProxy({ target: `http://127.0.0.1:${(target.address() as AddressInfo).port}` })
})

afterEach(() => {
  proxy.clear()
  heard = []
  abandoned = []
})

afterAll(async () => {
  await proxy.close()
  target.close()
})

const call = (path: string, body: object = {}, init: RequestInit = {}) =>
  fetch(`${proxy.url}/json/2/${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...init,
  })

describe('startOdooProxy()', () => {
  it('passes a call on and gives the answer back as it is', async () => {
    const response = await call('res.partner/read', { ids: [1, 2, 3] })
    expect(await response.json()).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
    expect(heard).toEqual([{ url: '/json/2/res.partner/read', authorization: 'Bearer key', body: '{"ids":[1,2,3]}' }])
    expect((await call('no.such/read')).status).toBe(404)
  })

  it('records every call with its arguments and how long it took', async () => {
    await call('res.partner/read', { ids: [1] })
    await (await fetch(`${proxy.url}/web/version`)).json()
    expect(proxy.calls).toEqual([
      { model: 'res.partner', method: 'read', body: { ids: [1] }, milliseconds: expect.any(Number), hungUp: false },
      { model: 'web', method: 'version', body: {}, milliseconds: expect.any(Number), hungUp: false },
    ])
  })

  it('spoils only the calls that match, by the fault added last, until cleared', async () => {
    proxy.fault({ model: 'res.partner' }, faults.accessError())
    proxy.fault({ model: 'res.partner', method: 'read' }, faults.unauthorized())
    proxy.fault(({ body }) => body.limit === 7, faults.userError())
    expect((await call('res.partner/read')).status).toBe(401)
    expect((await call('res.partner/search_read')).status).toBe(403)
    expect((await call('uom.uom/search_read', { limit: 7 })).status).toBe(422)
    expect((await call('uom.uom/search_read')).status).toBe(200)
    expect(heard).toHaveLength(1)
    proxy.clear()
    expect((await call('res.partner/read')).status).toBe(200)
    expect(proxy.calls).toHaveLength(1)
  })

  it('knows when the client hung up, and hangs up on the target too', async () => {
    await expect(call('slow/read', {}, { signal: deadlineWhen(() => heard.length === 1) })).rejects.toThrow()
    await expect.poll(() => proxy.calls[0]?.hungUp).toBe(true)
    expect(proxy.calls[0]?.milliseconds).toBeUndefined()
    await expect.poll(() => abandoned).toEqual(['/json/2/slow/read'])
  })

  it('is an Odoo 19 by itself where there is no target', async () => {
    await using alone = await startOdooProxy({
      answer: ({ model, body }) => (model === 'uom.uom' ? [{ asked: body }] : undefined),
    })
    expect(await (await fetch(`${alone.url}/web/version`)).json()).toMatchObject({ version: '19.0' })
    const post = (model: string) => fetch(`${alone.url}/json/2/${model}/read`, { method: 'POST', body: '{"ids":[1]}' })
    expect(await (await post('uom.uom')).json()).toEqual([{ asked: { ids: [1] } }])
    const unknown = await post('no.such')
    expect(unknown.status).toBe(404)
    expect(await unknown.json()).toMatchObject({ name: 'werkzeug.exceptions.NotFound' })
  })

  it('breaks what hangs and refuses connections once closed', async () => {
    const gone = await startOdooProxy({})
    gone.fault(() => true, faults.hang())
    const hanging = fetch(`${gone.url}/web/version`)
    hanging.catch(() => {})
    await expect.poll(() => gone.calls.length).toBe(1)
    await gone.close()
    await gone.close()
    await expect(hanging).rejects.toThrow()
    await expect(fetch(`${gone.url}/web/version`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })
})

describe('Faults', () => {
  const spoiled = async (fault: ReturnType<typeof faults.refuse>) => {
    proxy.fault(() => true, fault)
    return await call('res.partner/read')
  }

  it('refuse() resets the connection', async () => {
    await expect(spoiled(faults.refuse())).rejects.toThrow('fetch failed')
    expect(proxy.calls[0]?.hungUp).toBe(false)
  })

  it('delay() gives the true answer, late', async () => {
    proxy.fault(() => true, faults.delay(100))
    const answered = call('res.partner/read')
    expect(await Promise.race([answered, setTimeout(20, 'nothing yet')])).toBe('nothing yet')
    expect(await (await answered).json()).toHaveLength(3)
  })

  it('cut() breaks the connection in the middle of the body', async () => {
    const response = await spoiled(faults.cut())
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })

  it('garbage() announces JSON and sends none', async () => {
    const response = await spoiled(faults.garbage())
    expect(response.headers.get('content-type')).toContain('application/json')
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  it.each([200, 404, 500, 502, 503] as const)('html() answers %i with a page', async (status) => {
    const response = await spoiled(faults.html(status))
    expect(response.status).toBe(status)
    expect(await response.text()).toContain('<html>')
  })

  it('contentType() changes the announcement only', async () => {
    const response = await spoiled(faults.contentType('text/plain'))
    expect(response.headers.get('content-type')).toBe('text/plain')
    expect(await response.json()).toHaveLength(3)
  })

  it('json() answers with a shape nobody asked for', async () => {
    expect(await (await spoiled(faults.json({ id: 'one' }))).json()).toEqual({ id: 'one' })
  })

  it('drop() leaves records out', async () => {
    const response = await spoiled(faults.drop(({ id }) => id === 2))
    expect(await response.json()).toEqual([{ id: 1 }, { id: 3 }])
  })

  it.each([
    [faults.traceback, 500, 'builtins.ValueError'],
    [faults.accessError, 403, 'odoo.exceptions.AccessError'],
    [faults.userError, 422, 'odoo.exceptions.UserError'],
    [faults.missingError, 404, 'odoo.exceptions.MissingError'],
  ])('%o() is shaped as Odoo shapes it, with the canary in message and traceback', async (fault, status, name) => {
    const response = await spoiled(fault())
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({
      name,
      message: expect.stringContaining(faults.canary),
      debug: expect.stringContaining(faults.canary),
    })
  })

  it('unauthorized() is 401', async () => {
    expect((await spoiled(faults.unauthorized())).status).toBe(401)
  })
})
