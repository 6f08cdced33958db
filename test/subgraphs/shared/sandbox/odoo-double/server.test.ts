import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { asking } from './asking.ts'
import { admin, smallTables } from './small-double.ts'

const count = '/json/2/res.partner/search_count'
const json = { 'content-type': 'application/json' }
const asAdmin = { authorization: `Bearer ${admin}` }

describe('The door of the double', () => {
  const double = asking()
  const send = (path: string, init: RequestInit) => fetch(double.url() + path, init)
  const post = (headers: Record<string, string>, body = '{"domain":[]}') =>
    send(count, { method: 'POST', headers, body })

  it('says the version of Odoo without a key, and closes the connection', async () => {
    const response = await send('/web/version', {})

    expect(response.headers.get('connection')).toBe('close')
    expect(await response.json()).toEqual({ version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' })
  })

  it('says that it is well', async () => {
    expect(await (await send('/web/health?db_server_status=1', {})).json()).toEqual({
      status: 'pass',
      db_server_status: true,
    })
  })

  it.each([
    ['no key', json, 'User not authenticated, use an API Key with a Bearer Authorization header.'],
    ['a wrong key', { ...json, authorization: 'Bearer x' }, 'Invalid apikey'],
    ['another kind of authorization', { ...json, authorization: 'Basic eDp5' }, 'User not authenticated'],
  ])('refuses %s and asks for a bearer', async (_, headers, message) => {
    const response = await post(headers)

    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer ')
    expect(await response.json()).toMatchObject({
      name: 'werkzeug.exceptions.Unauthorized',
      message: expect.stringContaining(message),
      arguments: [expect.any(String), 401],
      context: {},
      debug: expect.any(String),
    })
  })

  it.each([{}, { 'x-odoo-database': 'small' }, { 'x-odoo-database': '' }])(
    'takes its own database: %o',
    async (named) => {
      expect((await post({ ...json, ...asAdmin, ...named })).status).toBe(200)
    },
  )

  it('answers with a page for another database', async () => {
    const response = await post({ ...json, ...asAdmin, 'x-odoo-database': 'other' })

    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('No database is selected')
  })

  it('answers with a page for another content type', async () => {
    const response = await post({ ...asAdmin, 'content-type': 'text/plain' })

    expect([response.status, response.headers.get('content-type')]).toEqual([415, 'text/html; charset=utf-8'])
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('does not take %s for a call', async (method) => {
    const response = await send(count, { method, headers: asAdmin })

    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      name: 'werkzeug.exceptions.NotFound',
      message: 'Did you mean POST /json/2/<model>/<method>?',
    })
  })

  it('refuses a body that is no JSON, once the key is known to be right', async () => {
    const body = '{"domain":'

    expect((await post({ ...json }, body)).status).toBe(401)
    expect((await post({ ...json, ...asAdmin }, body)).status).toBe(400)
  })

  it.each(['[[]]', '"x"', 'null', '5', ''])('takes %s for no arguments at all', async (body) => {
    const response = await post({ ...json, ...asAdmin }, body)

    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ message: "missing a required argument: 'domain'" })
  })

  it('minds neither the letters of "bearer" nor a slash at the end', async () => {
    const response = await send(`${count}/`, {
      method: 'POST',
      headers: { ...json, authorization: `bEARER  ${admin}` },
      body: '{"domain":[]}',
    })

    expect(await response.json()).toBe(7)
  })

  it('refuses other doors of Odoo as its own shortcoming', async () => {
    expect((await send('/jsonrpc', { method: 'POST', headers: json, body: '{}' })).status).toBe(501)
  })
})

describe('startOdooDouble()', () => {
  it('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = (other.address() as { port: number }).port

    await expect(startOdooDouble({ tables: smallTables, database: 'small', users: [], port })).rejects.toThrow(
      'EADDRINUSE',
    )
    other.close()
  })

  it('lets go of its port when it closes, with a connection open', async () => {
    const double = await startOdooDouble({ tables: smallTables, database: 'small', users: [] })
    const { port } = new URL(double.url)
    await fetch(`${double.url}/web/version`)
    await double.close()

    const again = await startOdooDouble({ tables: smallTables, database: 'small', users: [], port: Number(port) })
    expect(again.url).toBe(double.url)
    await again.close()
  })
})
