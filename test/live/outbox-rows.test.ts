import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { OdooOutbox } from '#shared/odoo/outbox/outbox.ts'
import { accountsCommand } from './accounts-command.ts'
import { runInside } from './inside.ts'
import { describeSeeded } from './live.ts'
import { type OdooCopy, startOdooCopy } from './odoo-copy.ts'
import { businessOn, notedIn } from './outbox-business.ts'
import { anyScope, drain, outboxCommand, outboxOf } from './outbox-command.ts'

describeSeeded('The rows of the outbox in Odoo', (seeded) => {
  let odoo: OdooCopy
  let outbox: OdooOutbox
  const { admin, call, first, made, orderVals, tracked, unlink, write } = businessOn(() => odoo)
  const noted = () => notedIn(outbox)

  beforeAll(async () => {
    odoo = await startOdooCopy(seeded)
    expect((await outboxCommand(odoo, 'install')).status).toBe(0)
    const { ODOO_RELAY_API_KEY: key = '' } = await accountsCommand(odoo, 'caregraph').keys('create relay')
    outbox = outboxOf(odoo, key)
  })
  afterAll(() => odoo[Symbol.asyncDispose]())
  beforeEach(() => drain(outbox))

  it('tell an order entered, sent to another supplier, approved, and its goods received', async () => {
    const vals = await orderVals()
    const other = await first('res.partner', [
      ['supplier_rank', '>', 0],
      ['id', '!=', vals.partner_id],
    ])
    const { warehouse_id: warehouse } = await first(
      'stock.picking.type',
      [['id', '=', vals.picking_type_id]],
      ['warehouse_id'],
    )
    const { id: product, uom_id: unit } = await first(
      'product.product',
      [
        ['is_storable', '=', true],
        ['tracking', '=', 'none'],
        ['active', '=', true],
      ],
      ['uom_id'],
    )
    expect(unit).toBeTypeOf('number')
    const line = { product_id: product, product_qty: 4, price_unit: 1 }
    const id = await made('purchase.order', { ...vals, order_line: [[0, 0, line]] })
    const values = { state: 'draft', partner: vals.partner_id, company: 1, warehouse }
    const order = { model: 'purchase.order', key: id, note: null }
    expect(await noted()).toEqual([{ ...order, op: 'create', before: null, after: values }])

    await write('purchase.order', id, { partner_id: other.id })
    expect(await noted()).toEqual([{ ...order, op: 'write', before: values, after: { ...values, partner: other.id } }])

    const sent = { ...values, partner: other.id }
    await call('purchase.order/button_confirm', { ids: [id] })
    expect(await noted()).toEqual([{ ...order, op: 'write', before: sent, after: { ...sent, state: 'purchase' } }])

    const picking = await first('stock.picking', [['purchase_id', '=', id]])
    await call('stock.picking/button_validate', { ids: [picking.id] }, { skip_backorder: true })
    const rows = await noted()
    expect(rows.filter((row) => row.model === 'stock.picking')).toEqual([
      {
        model: 'stock.picking',
        key: picking.id,
        op: 'write',
        before: { ...sent, state: 'assigned' },
        after: { ...sent, state: 'done' },
        note: null,
      },
    ])
    const stock = rows.filter((row) => row.model === 'stock.quant')
    expect(stock.length).toBeGreaterThan(0)
    const added = stock.map(({ before, after }) => Number(after?.quantity) - Number(before?.quantity ?? 0))
    expect(added.reduce((sum, each) => sum + each, 0)).toBeCloseTo(4)
    for (const { after } of stock) expect(after).toMatchObject({ product, lot: null, company: 1, warehouse })
    expect(rows.map((row) => row.model).filter((each) => !['stock.picking', 'stock.quant'].includes(each))).toEqual([])
  })

  it('tell nothing of what is not watched, nor of what stays the same', async () => {
    const { partner_id, ...vals } = await orderVals()
    const id = await made('purchase.order', { ...vals, partner_id })
    await noted()
    await write('purchase.order', id, { partner_ref: 'theirs', origin: 'ours', priority: '1' })
    await write('purchase.order', id, { state: 'draft', partner_id, company_id: 1 })
    expect(await noted()).toEqual([])
  })

  it('tell several changes of one transaction one by one, and those of several records each', async () => {
    const ids = [await made('purchase.order', await orderVals()), await made('purchase.order', await orderVals())]
    await noted()
    await runInside(
      odoo,
      `orders = env['purchase.order'].browse(${JSON.stringify(ids)})
orders.write({'state': 'sent'})
orders.write({'state': 'cancel'})`,
    )
    const states = (await noted()).map(({ key, before, after }) => [key, before?.state, after?.state])
    expect(states).toEqual([
      [ids[0], 'draft', 'sent'],
      [ids[1], 'draft', 'sent'],
      [ids[0], 'sent', 'cancel'],
      [ids[1], 'sent', 'cancel'],
    ])
  })

  it('tell nothing of a transaction that is rolled back', async () => {
    const id = await made('purchase.order', await orderVals())
    await noted()
    const failed = runInside(
      odoo,
      `env['purchase.order'].browse(${id}).write({'state': 'sent'})
raise UserError('rolled back')`,
    )
    await expect(failed).rejects.toThrow(': 422 ')
    expect(await noted()).toEqual([])
  })

  it('come from a transaction that ends late too, after later ones were removed', async () => {
    const [slow, quick] = [
      await made('purchase.order', await orderVals()),
      await made('purchase.order', await orderVals()),
    ]
    await noted()
    // It ends when it sees, outside of itself, that the other one has ended, and that its row was taken.
    const late = runInside(
      odoo,
      `env['purchase.order'].browse(${slow}).write({'state': 'sent'})
env.flush_all()
log('the slow one has begun')
for turn in range(600):
    outside = env.registry.cursor()
    outside.execute('select state from purchase_order where id = %s', (${quick},))
    state = outside.fetchone()[0]
    outside.execute('select count(*) from x_caregraph_outbox where x_res_id = %s', (${quick},))
    waiting = outside.fetchone()[0]
    outside.close()
    if state == 'sent' and not waiting:
        break
    time.sleep(0.05)`,
    )
    const begun = () => admin().read('ir.logging', [['message', '=', 'the slow one has begun']], ['id'])
    await expect.poll(begun, { timeout: 30_000, interval: 50 }).toHaveLength(1)
    await write('purchase.order', quick, { state: 'sent' })
    const early = await outbox.read(10, anyScope())
    expect(early.map((row) => ('key' in row ? row.key : 0))).toEqual([quick])
    await outbox.remove(
      early.map(({ id }) => id),
      anyScope(),
    )
    await late
    const after = await outbox.read(10, anyScope())
    expect(after.map((row) => ('key' in row ? row.key : 0))).toEqual([slow])
    expect(after[0]?.id).toBeLessThan(early[0]?.id ?? 0)
  })

  it('tell a deletion, with what the record held', async () => {
    const id = await made('purchase.order', await orderVals())
    await call('purchase.order/button_cancel', { ids: [id] })
    await noted()
    await unlink('purchase.order', id)
    expect(await noted()).toEqual([
      {
        model: 'purchase.order',
        key: id,
        op: 'unlink',
        before: expect.objectContaining({ state: 'cancel', company: 1 }),
        after: null,
        note: null,
      },
    ])
  })

  it('tell the companies before and after', async () => {
    const id = await made('res.partner', { name: 'Moving Supplies', supplier_rank: 1, company_id: 1 })
    await noted()
    await write('res.partner', id, { company_id: 2 })
    const values = { company: 1, active: true, commercialPartner: id, supplier: true }
    expect(await noted()).toEqual([
      { model: 'res.partner', key: id, op: 'write', before: values, after: { ...values, company: 2 }, note: null },
    ])
  })

  it('tell quantities as decimals, also of what was entered by hand, and nothing of stock outside', async () => {
    const { id: product } = await first('product.product', [
      ['is_storable', '=', true],
      ['tracking', '=', 'none'],
      ['active', '=', true],
    ])
    const location = await first(
      'stock.location',
      [
        ['usage', '=', 'internal'],
        ['company_id', '=', 1],
      ],
      ['warehouse_id'],
    )
    const id = await made('stock.location', { name: 'A new shelf', location_id: location.id, usage: 'internal' })
    await noted()
    const quant = { product_id: product, location_id: id, inventory_quantity: 0.3 }
    const ids = await call<number[]>('stock.quant/create', { vals_list: [quant] }, { inventory_mode: true })
    await call('stock.quant/action_apply_inventory', { ids })
    const rows = await noted()
    const values = { product, location: id, lot: null, company: 1, warehouse: location.warehouse_id }
    expect(new Set(rows.map((row) => row.model))).toEqual(new Set(['stock.quant']))
    expect(rows.every(({ after, before }) => (after ?? before)?.location === id)).toBe(true)
    expect(rows.at(-1)).toMatchObject({ op: 'write', after: { quantity: '0.3', ...values } })
  })

  it('tell stock that is counted once, though Odoo is asked to make what is there already', async () => {
    const { id: product } = await first('product.product', [
      ['is_storable', '=', true],
      ['tracking', '=', 'none'],
      ['active', '=', true],
    ])
    const location = await first('stock.location', [
      ['usage', '=', 'internal'],
      ['company_id', '=', 1],
    ])
    const id = await made('stock.location', { name: 'A third shelf', location_id: location.id, usage: 'internal' })
    await noted()
    const ask = (count: object) =>
      call<number[]>(
        'stock.quant/create',
        { vals_list: [{ product_id: product, location_id: id, ...count }] },
        { inventory_mode: true },
      )
    const changes = async () => {
      const quantities = (await noted()).map(({ before, after }) => [before?.quantity ?? '0', after?.quantity])
      return quantities.filter(([before, after]) => before !== after)
    }
    await ask({ inventory_quantity_auto_apply: 5 })
    expect(await changes()).toEqual([['0', '5']])
    // What was noted is gone, so that its age alone tells that it was there, were it a moment ago.
    await call('stock.quant/action_apply_inventory', { ids: await ask({ inventory_quantity: 8 }) })
    expect(await changes()).toEqual([['5', '8']])
    await ask({ inventory_quantity_auto_apply: 3 })
    expect(await changes()).toEqual([['8', '3']])
  })

  it('tell an invoice entered, posted, and gone to another payer, and nothing of a bill', async () => {
    const payers = [await made('res.partner', { name: 'Payer One' }), await made('res.partner', { name: 'Payer Two' })]
    await noted()
    const line = { name: 'Care', quantity: 1, price_unit: 100 }
    const document = { partner_id: payers[0], invoice_date: '2026-11-02', invoice_line_ids: [[0, 0, line]] }
    const id = await made('account.move', { ...document, move_type: 'out_invoice' })
    const bill = await made('account.move', { ...document, move_type: 'in_invoice' })
    const rows = await noted()
    expect(rows.every(({ key }) => key === id)).toBe(true)
    expect(rows.at(-1)).toMatchObject({
      after: { state: 'draft', moveType: 'out_invoice', partner: payers[0], company: 1 },
    })

    await write('account.move', id, { partner_id: payers[1] })
    await call('account.move/action_post', { ids: [id, bill] })
    const told = (await noted()).filter((row) => row.model === 'account.move')
    expect(told.map(({ key }) => key).every((key) => key === id)).toBe(true)
    expect(told[0]).toMatchObject({ before: { partner: payers[0] }, after: { partner: payers[1], state: 'draft' } })
    expect(told.at(-1)).toMatchObject({ before: { state: 'draft' }, after: { state: 'posted', partner: payers[1] } })
  })

  it('tell too what Odoo works out only when a rule asks for it', async () => {
    const unpaid: [string, string, unknown][] = [
      ['move_type', '=', 'out_invoice'],
      ['state', '=', 'posted'],
      ['payment_state', '=', 'not_paid'],
    ]
    const { id } = await first('account.move', unpaid)
    await write('account.move', id, { payment_state: 'paid' })
    await noted()
    // A cancelled invoice is not paid: Odoo finds that out when somebody looks.
    await write('account.move', id, { state: 'cancel' })
    const rows = await noted()
    const changes = rows.flatMap(({ before, after }) => [
      `${before?.state} to ${after?.state}`,
      `${before?.paymentState} to ${after?.paymentState}`,
    ])
    expect(changes).toEqual(expect.arrayContaining(['posted to cancel', 'paid to not_paid']))
  })

  it('tell nothing of patients, and when a partner becomes a supplier or is none any longer', async () => {
    const id = await made('res.partner', { name: 'Pat Ient', email: 'pat@example.org' })
    await write('res.partner', id, { name: 'Pat I. Ent', phone: '1', active: false })
    await write('res.partner', id, { active: true })
    expect(await noted()).toEqual([])
    await write('res.partner', id, { supplier_rank: 1 })
    await write('res.partner', id, { supplier_rank: 0 })
    await write('res.partner', id, { phone: '2' })
    expect((await noted()).map(({ before, after }) => [before?.supplier, after?.supplier])).toEqual([
      [false, true],
      [true, false],
    ])
    // Whoever was ordered from is one, whatever Odoo marks.
    const order = await made('purchase.order', {
      partner_id: id,
      order_line: [[0, 0, { product_id: (await tracked()).id, product_qty: 1, price_unit: 1 }]],
    })
    await noted()
    await write('res.partner', id, { phone: '3' })
    expect(await noted()).toMatchObject([{ model: 'res.partner', key: id, before: { supplier: true } }])
    await call('purchase.order/button_cancel', { ids: [order] })
    await unlink('purchase.order', order)
    await noted()
    await unlink('res.partner', id)
    expect(await noted()).toEqual([])
  })

  it('tell items by their template and its variants, and what else a cache may hold', async () => {
    const template = await made('product.template', { name: 'Gauze', default_code: 'GZ-1' })
    const [variant] = (await noted()).filter(({ model: of, op }) => of === 'product.product' && op === 'create')
    const key = variant?.key ?? 0
    await write('product.product', key, { name: 'Gauze swab', barcode: `98${template}` })
    const active = { company: null, active: true }
    expect(await noted()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ model: 'product.template', key: template, after: { ...active, variants: [key] } }),
        expect.objectContaining({ model: 'product.product', key, after: active }),
      ]),
    )
    await write('product.template', template, { active: false })
    await noted()
    await unlink('product.template', template)
    expect((await noted()).filter(({ op }) => op === 'unlink')).toEqual([
      {
        model: 'product.template',
        key: template,
        op: 'unlink',
        before: { company: null, active: false, variants: [key] },
        after: null,
        note: null,
      },
    ])

    const category = await made('product.category', { name: 'Dressings' })
    const below = await made('product.category', { name: 'Sterile', parent_id: category })
    await noted()
    await write('product.category', category, { name: 'Wound care' })
    expect((await noted()).map(({ model: of, key }) => `${of} ${key}`)).toEqual(
      expect.arrayContaining([`product.category ${category}`, `product.category ${below}`]),
    )
    const unit = await first('uom.uom', [['active', '=', true]], ['name'])
    await write('uom.uom', unit.id, { name: `${unit.name} (new)` })
    expect(await noted()).toMatchObject([{ model: 'uom.uom', key: unit.id, after: { active: true } }])
    const place = await first(
      'stock.location',
      [
        ['usage', '=', 'internal'],
        ['warehouse_id', '!=', false],
      ],
      ['warehouse_id'],
    )
    await write('stock.location', place.id, { name: 'Another name' })
    expect(await noted()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          model: 'stock.location',
          key: place.id,
          after: expect.objectContaining({ warehouse: place.warehouse_id }),
        }),
      ]),
    )
    const house = await first('stock.warehouse', [], ['name', 'company_id'])
    await write('stock.warehouse', house.id, { name: `${house.name} (new)` })
    expect(await noted()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          model: 'stock.warehouse',
          key: house.id,
          after: { active: true, company: house.company_id },
        }),
      ]),
    )
  })

  it('tell minima and lots', async () => {
    const rule = await first('stock.warehouse.orderpoint', [], ['product_min_qty', 'product_id', 'warehouse_id'])
    await write('stock.warehouse.orderpoint', rule.id, { product_min_qty: Number(rule.product_min_qty) + 1 })
    const values = { product: rule.product_id, warehouse: rule.warehouse_id, active: true }
    expect(await noted()).toMatchObject([
      { model: 'stock.warehouse.orderpoint', key: rule.id, op: 'write', before: values, after: values },
    ])
    const product = (await tracked()).id
    const lot = await made('stock.lot', { name: 'L-1', product_id: product, company_id: 1 })
    await write('stock.lot', lot, { expiration_date: '2027-01-01 00:00:00' })
    await unlink('stock.lot', lot)
    const rows = await noted()
    expect(rows.every(({ model: of, key }) => of === 'stock.lot' && key === lot)).toBe(true)
    expect(rows[0]).toMatchObject({ op: 'create', after: { product, company: 1 } })
    expect(rows.at(-1)).toMatchObject({ op: 'unlink', before: { product, company: 1 }, after: null })
  })
})
