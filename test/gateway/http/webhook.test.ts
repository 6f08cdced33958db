import { afterAll, describe, expect, it } from 'vitest'
import { serveToy } from '../server-toy.ts'

const secret = 's'.repeat(32)
let calls = 0
const { server, url } = await serveToy({
  webhook: {
    secret,
    onCall: () => {
      calls += 1
    },
  },
})
afterAll(() => server.close())

const knock = async (path: string, init: RequestInit = { method: 'POST', body: '{"_id":1}' }) => {
  const response = await fetch(new URL(path, url), init)
  await response.body?.cancel()
  return response.status
}

describe('The webhook', () => {
  it('is told, whatever is sent', async () => {
    expect(await knock(`/hooks/odoo/${secret}`)).toBe(204)
    expect(await knock(`/hooks/odoo/${secret}`, { method: 'POST', body: 'x'.repeat(1_000_000) })).toBe(204)
    expect(calls).toBe(2)
  })

  it('is not there for whoever does not know its address, nor by another method', async () => {
    const before = calls
    for (const path of ['/hooks/odoo/', `/hooks/odoo/${secret}x`, `/hooks/odoo/${secret.slice(1)}`, '/hooks/odoo']) {
      expect(await knock(path)).toBe(404)
    }
    expect(await knock(`/hooks/odoo/${secret}`, { method: 'GET' })).toBe(405)
    expect(calls).toBe(before)
  })
})
