import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OdooDouble, startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { smallTables } from '../small-double.ts'

const outbox = 'x_caregraph_outbox'
const { 'stock.picking.type': _, ...tables } = smallTables
let double: OdooDouble

beforeEach(async () => {
  const inAll = { companyIds: [1, 2], companyId: 1 }
  double = await startOdooDouble({
    tables,
    database: 'small',
    users: [
      { id: 2, login: 'admin', apiKey: 'admin-key', ...inAll, access: 'admin' },
      { id: 5, login: 'reader', apiKey: 'reader-key', ...inAll, access: ['purchase.order', outbox] },
      { id: 9, login: 'relay', apiKey: 'relay-key', ...inAll, access: 'relay' },
    ],
  })
})
afterEach(() => double.close())

async function ask(apiKey: string, call: string, body: object) {
  const response = await fetch(`${double.url}/json/2/${call}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: await response.json() }
}

const write = (model: string, id: number, vals: object) => ask('admin-key', `${model}/write`, { ids: [id], vals })
const rows = async () => {
  const fields = ['x_model', 'x_res_id', 'x_op', 'x_before', 'x_after', 'x_note']
  return (await ask('relay-key', `${outbox}/search_read`, { domain: [], fields, order: 'id' })).answer
}

describe('The outbox of the double', () => {
  it('is read and emptied by the relay alone, who may do nothing else', async () => {
    for (const key of ['admin-key', 'reader-key']) {
      expect((await ask(key, `${outbox}/search_read`, { domain: [], fields: [] })).status).toBe(403)
      expect((await ask(key, `${outbox}/unlink`, { ids: [1] })).status).toBe(403)
    }
    expect((await ask('relay-key', 'purchase.order/search_read', { domain: [], fields: ['name'] })).status).toBe(403)
    expect((await ask('relay-key', 'purchase.order/unlink', { ids: [1] })).status).toBe(403)
    expect((await ask('relay-key', `${outbox}/create`, { vals_list: [{ x_model: 'a' }] })).status).toBe(403)
    expect((await ask('relay-key', `${outbox}/write`, { ids: [1], vals: { x_model: 'a' } })).status).toBe(403)
  })

  it('says that rows are deleted which are gone already, as a real Odoo', async () => {
    await write('purchase.order', 4, { state: 'draft' })
    const [{ id }] = await rows()
    expect(await ask('relay-key', `${outbox}/unlink`, { ids: [id] })).toEqual({ status: 200, answer: true })
    expect(await ask('relay-key', `${outbox}/unlink`, { ids: [id] })).toEqual({ status: 200, answer: true })
    expect(await rows()).toEqual([])
  })

  it('says nothing of what stays the same, of what is not watched, and of a call that failed', async () => {
    await write('purchase.order', 4, { state: 'cancel', partner_ref: 'other' })
    await ask('admin-key', 'purchase.order/write', { ids: [4, 99], vals: { state: 'draft' } })
    await ask('admin-key', 'res.partner/create', {
      vals_list: [
        { name: 'S', supplier_rank: 1 },
        { name: 'T', country_id: 9 },
      ],
    })
    expect(await rows()).toEqual([])
  })

  it('says nothing of a partner who supplies nothing', async () => {
    const { answer } = await ask('admin-key', 'res.partner/create', { vals_list: [{ name: 'Pat Ient' }] })
    await write('res.partner', answer[0], { name: 'Pat I. Ent' })
    await ask('admin-key', 'res.partner/unlink', { ids: answer })
    expect(await rows()).toEqual([])
  })

  it('names what it was given no table of', async () => {
    await write('purchase.order', 4, { state: 'draft' })
    const [row] = await rows()
    expect(row).toMatchObject({ x_model: 'purchase.order', x_res_id: 4, x_op: 'write', x_note: 'warehouse' })
    expect(JSON.parse(row.x_after)).toMatchObject({ state: 'draft' })
  })
})
