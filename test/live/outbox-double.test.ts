import { afterAll, beforeAll, expect, it } from 'vitest'
import { OdooRefused, OdooWithKey } from '#shared/odoo/accounts/odoo-with-key.ts'
import type { OdooOutbox } from '#shared/odoo/outbox/outbox.ts'
import { type OdooDouble, startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { dumpTables } from '#shared/sandbox/odoo-double/dump.ts'
import { modelNamed } from '#shared/sandbox/odoo-double/models.ts'
import { accountsCommand } from './accounts-command.ts'
import { describeSeeded } from './live.ts'
import { type OdooCopy, startOdooCopy } from './odoo-copy.ts'
import { drain, outboxCommand, outboxOf } from './outbox-command.ts'

type Call = <Result = unknown>(name: `${string}/${string}`, named: object) => Promise<Result>

interface Peer {
  readonly call: Call
  readonly outbox: OdooOutbox
  /** What was made there so far, in order: it has other ids on each. */
  readonly made: number[]
}

/** Business on one of them, which gives nothing: what is compared is what was noted, and what the records say then. */
interface Act {
  readonly call: `${string}/${string}`
  readonly named: (at: { readonly first: First; readonly made: readonly number[] }) => Promise<object>
}

type First = (model: string, domain: readonly unknown[], place?: number) => Promise<number>

const write = (model: string, domain: readonly unknown[], vals: object, place = 0): Act => ({
  call: `${model}/write`,
  named: async ({ first }) => ({ ids: [await first(model, domain, place)], vals }),
})
const writeMade = (model: string, vals: object): Act => ({
  call: `${model}/write`,
  named: async ({ made }) => ({ ids: [made.at(-1)], vals }),
})
const create = (model: string, vals: object): Act => ({
  call: `${model}/create`,
  named: async () => ({ vals_list: [vals] }),
})
const unlinkMade = (model: string): Act => ({
  call: `${model}/unlink`,
  named: async ({ made }) => ({ ids: [made.at(-1)] }),
})
const press = (call: `${string}/${string}`, domain: readonly unknown[]): Act => ({
  call,
  named: async ({ first }) => ({ ids: [await first(call.split('/')[0] ?? '', domain)] }),
})

const asked = [
  ['state', '=', 'draft'],
  ['order_line', '!=', false],
  ['picking_ids', '=', false],
]
const approved = [
  ['state', '=', 'purchase'],
  ['receipt_status', '=', 'pending'],
]
const received = [
  ['state', '=', 'purchase'],
  ['receipt_status', '=', 'full'],
]
const inStock = [
  ['location_id.usage', '=', 'internal'],
  ['quantity', '>', 0],
]
const unpaid = [
  ['move_type', '=', 'out_invoice'],
  ['state', '=', 'posted'],
  ['payment_state', '=', 'not_paid'],
]
const draft = [
  ['move_type', '=', 'out_invoice'],
  ['state', '=', 'draft'],
  ['amount_residual', '>', 0],
]
const bill = [
  ['move_type', '=', 'in_invoice'],
  ['state', '=', 'posted'],
  ['payment_state', '=', 'not_paid'],
]
const item = [
  ['type', '=', 'consu'],
  ['active', '=', true],
]

const acts: Readonly<Record<string, readonly Act[]>> = {
  'an order through its states': [
    write('purchase.order', asked, { state: 'sent' }),
    write('purchase.order', [['state', '=', 'sent']], { state: 'purchase' }),
    write('purchase.order', approved, { state: 'cancel' }),
    write('purchase.order', received, { state: 'cancel' }),
    write('purchase.order', asked, { state: 'draft', partner_ref: 'R' }),
    press('purchase.order/button_cancel', asked),
    press('purchase.order/button_draft', [
      ['state', '=', 'cancel'],
      ['picking_ids', '=', false],
    ]),
  ],
  'goods received': [
    write(
      'stock.picking',
      [
        ['state', '=', 'assigned'],
        ['picking_type_code', '=', 'incoming'],
      ],
      { state: 'done' },
    ),
  ],
  'a transfer inside': [write('stock.picking', [['picking_type_code', '!=', 'incoming']], { state: 'done' })],
  'stock counted': [
    write('stock.quant', inStock, { quantity: 7.5 }),
    write('stock.quant', inStock, { quantity: 7.5 }),
    write('stock.quant', [...inStock, ['lot_id', '!=', false]], { quantity: 0 }, 1),
    write('stock.quant', [['location_id.usage', '!=', 'internal']], { quantity: 3 }),
  ],
  'an invoice posted and paid': [
    write('account.move', draft, { state: 'posted' }),
    write('account.move', draft, { state: 'posted' }),
    write('account.move', unpaid, { payment_state: 'in_payment' }),
    write('account.move', bill, { payment_state: 'in_payment' }),
  ],
  'an item': [
    write('product.template', item, { name: 'Another name' }),
    write('product.template', item, { active: false }),
    write('product.template', [['active', '=', false]], { active: true }),
    write('product.template', item, { default_code: 'C-1' }, 1),
    write('product.template', item, { expiration_time: 17 }, 2),
    write('product.product', [['active', '=', true]], { default_code: 'C-2', barcode: '4000000000009' }, 3),
    write('product.product', [['active', '=', true]], { active: false }, 4),
    write('uom.uom', [], { name: 'Another unit' }),
  ],
  'a supplier': [
    create('res.partner', { name: 'New Supplies', supplier_rank: 1 }),
    writeMade('res.partner', { city: 'Northmere' }),
    writeMade('res.partner', { company_id: 1 }),
    writeMade('res.partner', { supplier_rank: 0 }),
    writeMade('res.partner', { city: 'Southmere' }),
    unlinkMade('res.partner'),
    write('res.partner', [['purchase_line_ids', '!=', false]], { active: false }),
  ],
  'a patient': [
    create('res.partner', { name: 'Pat Ient' }),
    writeMade('res.partner', { name: 'Pat I. Ent', city: 'Northmere', active: false }),
    unlinkMade('res.partner'),
  ],
  'a category': [
    create('product.category', { name: 'Above' }),
    writeMade('product.category', { name: 'Above all' }),
    write('product.category', [['child_id', '!=', false]], { name: 'With others below' }),
    unlinkMade('product.category'),
  ],
}

describeSeeded('The outbox of the double and that of a real Odoo', (seeded) => {
  let odoo: OdooCopy
  let double: OdooDouble
  let peers: Record<'real' | 'double', Peer>

  beforeAll(async () => {
    odoo = await startOdooCopy(seeded)
    expect((await outboxCommand(odoo, 'install')).status).toBe(0)
    const { ODOO_RELAY_API_KEY: key = '' } = await accountsCommand(odoo, 'caregraph').keys('create relay')
    const tables = await dumpTables({ ...odoo, apiKey: odoo.adminKey })
    const inAll = { companyIds: [1, 2], companyId: 1 }
    double = await startOdooDouble({
      tables,
      database: odoo.database,
      users: [
        { id: 2, login: 'admin', apiKey: odoo.adminKey, ...inAll, access: 'admin' },
        { id: 999_999, login: 'relay', apiKey: key, ...inAll, access: 'relay' },
      ],
    })
    const peerAt = ({ url }: { readonly url: string }): Peer => {
      const at = new OdooWithKey({ url, database: odoo.database, apiKey: odoo.adminKey })
      const call: Call = (name, named) => at.call(name, named, { allowed_company_ids: [1, 2] })
      return { call, outbox: outboxOf({ url, database: odoo.database }, key), made: [] }
    }
    peers = { real: peerAt(odoo), double: peerAt(double) }
  })
  afterAll(async () => {
    await double.close()
    await odoo[Symbol.asyncDispose]()
  })

  /** Rows without ids and times, and in an order of their own: of several records Odoo goes about it in any order. */
  const notedBy = async ({ outbox, made }: Peer) => {
    const rows = (await drain(outbox)).map(({ model, key, op, before, after, note }) => {
      const place = made.indexOf(key)
      return JSON.stringify(
        { model, key: place < 0 ? key : `made ${place}`, op, before, after, note },
        (name, value) => (name === 'commercialPartner' && made.includes(value) ? 'made' : value),
      )
    })
    return rows.sort()
  }

  it.each(Object.entries(acts))('say the same of %s', async (_, steps) => {
    let rows = 0
    for (const [index, { call, named }] of steps.entries()) {
      const act = async (peer: Peer) => {
        const first: First = async (model, domain, place = 0) => {
          const search = { domain, order: 'id', limit: place + 1, context: { active_test: false } }
          const ids = await peer.call<number[]>(`${model}/search`, search)
          if (ids[place] === undefined) throw new Error(`There is no ${model} for step ${index + 1}`)
          return ids[place]
        }
        const body = await named({ first, made: peer.made })
        const answer = await peer.call(call, body)
        if (call.endsWith('/create')) peer.made.push(...(answer as number[]))
        return { body: call.endsWith('/create') || peer.made.length > 0 ? null : body, rows: await notedBy(peer) }
      }
      const [real, twin] = [await act(peers.real), await act(peers.double)]
      expect(twin, `step ${index + 1}: ${call}`).toEqual(real)
      rows += real.rows.length
    }
    if (!['a patient', 'a transfer inside'].includes(_)) expect(rows).toBeGreaterThan(0)
    else expect(rows).toBe(0)
  })

  it('say the same of orders that go to another supplier, as far as the double can do that', async () => {
    const { real, double } = peers
    const search = { domain: [['supplier_rank', '>', 0]], order: 'id desc', limit: 1 }
    const [supplier] = await real.call<number[]>('res.partner/search', search)
    let moved = 0
    for (const id of await real.call<number[]>('purchase.order/search', { domain: [], order: 'id' })) {
      const body = { ids: [id], vals: { partner_id: supplier } }
      const refused = await double.call('purchase.order/write', body).catch((error: OdooRefused) => error)
      if (refused instanceof OdooRefused) expect(refused.status).toBe(501)
      else await real.call('purchase.order/write', body)
      const rows = await notedBy(double)
      moved += rows.length
      expect(rows, `order ${id}`).toEqual(await notedBy(real))
      if (moved >= 8) break
    }
    expect(moved).toBeGreaterThan(0)
  })

  it('and afterwards they hold the same records', async () => {
    const models = [
      'purchase.order',
      'purchase.order.line',
      'stock.picking',
      'stock.quant',
      'stock.lot',
      'account.move',
      'account.move.line',
    ]
    const items = ['product.product', 'product.template', 'stock.warehouse.orderpoint', 'uom.uom']
    const all = [...models, ...items]
    const stored = (model: string) =>
      [...modelNamed(model).fields.values()]
        .filter(({ name, stored, type }) => stored && type !== 'one2many' && !name.startsWith('write_'))
        // What Odoo foresees: the double tells what it was given.
        .filter(({ name }) => name !== 'qty_to_order_computed' && name !== 'deadline_date')
        .map(({ name }) => name)
    const held = ({ call }: Peer, model: string) =>
      call(`${model}/search_read`, {
        domain: [],
        fields: stored(model),
        order: 'id',
        load: null,
        context: { active_test: false },
      })
    for (const model of all) expect(await held(peers.double, model), model).toEqual(await held(peers.real, model))
  })
})
