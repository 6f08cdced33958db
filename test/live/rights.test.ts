import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, codesOf, everyNode, type Graph, graphOver } from './graph.ts'
import { runInside } from './inside.ts'
import { describeSeeded } from './live.ts'
import { lossOf } from './loss.ts'
import { askOdoo, idOf } from './oracle.ts'

const document = readFileSync(
  new URL('../../schema/documents/internal/purchase-orders.graphql', import.meta.url),
  'utf8',
)
const variables = { first: 8 }

const keyIn = (id: string) => Number(Buffer.from(id, 'base64url').toString().split('/')[2])

// A reader of its own: what is taken from it, nobody else misses.
const makeReader = `
env['res.users'].with_context(active_test=False).search([('login', '=', 'caregraph-test')]).unlink()
readers = env['res.groups'].search([('name', '=', 'Caregraph: read')])
user = env['res.users'].with_context(no_reset_password=True).create({
    'name': 'For a test', 'login': 'caregraph-test', 'group_ids': [(6, 0, readers.ids)],
    'company_id': 1, 'company_ids': [(6, 0, env['res.company'].search([]).ids)],
})
until = datetime.datetime.now() + datetime.timedelta(days=1)
result = {'user': user.id, 'key': env['res.users.apikeys'].with_user(user).sudo()._generate('rpc', 'test', until)}
`

describeSeeded('An account that may not see everything', (odoo) => {
  let reader: { readonly user: number; readonly key: string }
  let graph: Graph
  let truth: Answer
  /** An order that has everything: a line with an item, a receipt with a move, a bill. */
  let order: Answer

  beforeAll(async () => {
    reader = await runInside(odoo, makeReader)
    graph = graphOver(odoo, { key: reader.key })
    truth = await graph.ask(document, { variables }).then(({ data }) => data)
    const page = await graph.data(`{ purchaseOrders(first: 8) { nodes {
      id supplier { id } facility { id } lines { nodes { id item { id } } } receipts { nodes { id moves { nodes { id } } } } bills { nodes { id } }
    } } }`)
    const hasAll = ({ lines, receipts, bills }: Answer) =>
      lines.nodes[0].item && receipts.nodes[0]?.moves.nodes[0] && bills.nodes[0]
    order = page.purchaseOrders.nodes.find(hasAll)
  })
  afterEach(() =>
    runInside(
      odoo,
      `
env['ir.rule'].search([('name', '=', 'For a test')]).unlink()
env['res.users'].browse(${reader.user}).write({'group_ids': [(6, 0, env['res.groups'].search([('name', '=', 'Caregraph: read')]).ids)]})
without = env['res.groups'].search([('name', '=', 'For a test')])
env['ir.model.access'].search([('group_id', 'in', without.ids)]).unlink()
without.unlink()
`,
    ),
  )
  afterAll(() => runInside(odoo, `env['res.users'].browse(${reader?.user}).unlink()`))

  /** A record rule that hides one record from the reader of this test. */
  const hide = (model: string, { id }: { readonly id: string }) =>
    runInside(
      odoo,
      `
env['ir.rule'].create({
    'name': 'For a test', 'model_id': env['ir.model']._get_id('${model}'),
    'domain_force': "[('id', '!=', ${keyIn(id)})] if user.id == ${reader.user} else [(1, '=', 1)]",
})
`,
    )

  /** Takes the right to read one model away from the reader of this test. */
  const refuse = (model: string) =>
    runInside(
      odoo,
      `
without = env['res.groups'].create({'name': 'For a test'})
for access in env['ir.model.access'].search([('group_id.name', '=', 'Caregraph: read'), ('model_id.model', '!=', '${model}')]):
    access.copy({'group_id': without.id})
env['res.users'].browse(${reader.user}).write({'group_ids': [(6, 0, without.ids)]})
`,
    )

  describe('because a rule hides one record that others point at', () => {
    it.each([
      ['res.partner', () => order.supplier, /\.supplier\.name$/],
      ['stock.warehouse', () => order.facility, /\.facility\.name$/],
      ['product.product', () => order.lines.nodes[0].item, /\.item\.(name|identifiers|stock)$/],
    ])('is told so in its place, and has all the rest (%s)', async (model, record, place) => {
      await hide(model, record())
      const { lost, codes } = lossOf(truth, await graph.ask(document, { variables }))
      expect(lost.length).toBeGreaterThan(0)
      for (const path of lost) expect(path).toMatch(place)
      expect(codes).toEqual(['NOT_FOUND of odoo'])
    })
  })

  it('is told so where a rule hides what names the facility and tells receipts from returns, and has all the rest', async () => {
    const types = (await askOdoo(odoo)).byId('purchase.order', ['picking_type_id'])
    const type = (await types).get(keyIn(order.id))?.picking_type_id
    const some =
      '{ purchaseOrders(first: 8) { nodes { number facility { name } receipts { nodes { kind number } } } } }'
    const all = await graph.data(some)
    expect(all.purchaseOrders.nodes.some(({ receipts }: Answer) => receipts.nodes.length > 0)).toBe(true)
    await hide('stock.picking.type', { id: idOf('OperationType', type) })
    // Operation types are known beforehand.
    expect(lossOf(all, await graph.ask(some))).toEqual({ lost: [], codes: [] })
    const { lost, codes } = lossOf(all, await graphOver(odoo, { key: reader.key }).ask(some))
    expect(lost.length).toBeGreaterThan(0)
    for (const path of lost) expect(path).toMatch(/\.(facility|receipts)$/)
    expect(codes).toEqual(['NOT_FOUND of odoo'])
  })

  describe('because a rule hides one record of a list', () => {
    it.each([
      ['purchase.order.line', () => order.lines.nodes[0], ({ lines }: Answer) => lines.nodes],
      ['account.move', () => order.bills.nodes[0], ({ bills }: Answer) => bills.nodes],
      ['stock.picking', () => order.receipts.nodes[0], ({ receipts }: Answer) => receipts.nodes],
      [
        'stock.move',
        () => order.receipts.nodes[0].moves.nodes[0],
        ({ receipts }: Answer) => receipts.nodes[0].moves.nodes,
      ],
    ])('has the list without it, as if it were not there (%s)', async (model, record, listOf) => {
      await hide(model, record())
      const seen = await graph.data(`{ purchaseOrder(id: "${order.id}") {
        lines { nodes { id description } } bills { nodes { id number } }
        receipts { nodes { id state moves { nodes { id state } } } }
      } }`)
      expect(listOf(seen.purchaseOrder).map(({ id }: Answer) => id)).toEqual(
        listOf(order)
          .map(({ id }: Answer) => id)
          .filter((id: string) => id !== record().id),
      )
    })

    it('cannot tell it from one that never was', async () => {
      await hide('purchase.order', order)
      const hidden = await graph.ask(`{ purchaseOrder(id: "${order.id}") { number } }`)
      const never = await graph.ask(`{ purchaseOrder(id: "${idOf('PurchaseOrder', 999_999)}") { number } }`)
      expect([hidden.data, hidden.errors]).toEqual([never.data, never.errors])
      const { purchaseOrders } = await graph.data('{ purchaseOrders(first: 8) { nodes { id } } }')
      expect(purchaseOrders.nodes).not.toContainEqual({ id: order.id })
    })
  })

  describe('because it may not read a model at all', () => {
    it('is told FORBIDDEN for the names of buyers, and has their orders', async () => {
      await refuse('res.users')
      const { data, errors } = await graph.ask('{ purchaseOrders(first: 8) { nodes { number buyer { id name } } } }')
      for (const { number, buyer } of data.purchaseOrders.nodes) {
        expect([typeof number, buyer]).toEqual(['string', { id: expect.any(String), name: null }])
      }
      expect(codesOf(errors)).toEqual(['FORBIDDEN of odoo'])
    })

    it.each([
      // Who supplies is read off the bills too.
      ['account.move', /\.(bills|supplier\.name)$/],
      ['purchase.order.line', /^purchaseOrders\.nodes\.\d+\.lines$/],
      ['stock.picking', /\.receipts$/],
      ['stock.quant', /\.stock$/],
      ['res.partner', /\.supplier\.name$/],
      ['product.product', /\.item\.(name|identifiers|stock)$/],
    ])('is told FORBIDDEN where it would come from there, and has all the rest (%s)', async (model, place) => {
      await refuse(model)
      const { lost, codes } = lossOf(truth, await graph.ask(document, { variables }))
      expect(lost.length).toBeGreaterThan(0)
      for (const path of lost) expect(path).toMatch(place)
      expect(codes).toEqual(['FORBIDDEN of odoo'])
    })

    it('connects without the precision of quantities, and goes by what Odoo itself starts with', async () => {
      await refuse('decimal.precision')
      const answer = await graphOver(odoo, { key: reader.key }).ask(document, { variables })
      expect(lossOf(truth, answer)).toEqual({ lost: [], codes: [] })
    })

    it('connects without currencies, and loses amounts only', async () => {
      await refuse('res.currency')
      const restricted = graphOver(odoo, { key: reader.key })
      const { data, errors } = await restricted.ask(
        '{ purchaseOrders(first: 3) { nodes { number total { amount } } } }',
      )
      expect(data.purchaseOrders.nodes).toEqual(Array(3).fill({ number: expect.any(String), total: null }))
      expect(codesOf(errors)).toEqual(['SOURCE_CONTRACT_BROKEN of odoo'])
    })
  })
})

describeSeeded('The account of one company', (odoo) => {
  const lists = {
    purchaseOrders: ['PurchaseOrder', 'purchase.order'],
    vendorBills: ['VendorBill', 'account.move'],
    invoices: ['Invoice', 'account.move'],
    stockTransfers: ['StockTransfer', 'stock.picking'],
    facilities: ['Facility', 'stock.warehouse'],
  } as const

  it('sees that company only: in lists, by id, and in what records point at', async () => {
    const [own, all] = [graphOver(odoo, { key: odoo.company2Key }), graphOver(odoo)]
    const mine = { id: idOf('Company', 2) }
    for (const list of Object.keys(lists)) {
      const nodes = await everyNode(own, list, 'first: 200', 'id company { id }')
      expect(nodes.length).toBeGreaterThan(0)
      for (const { company } of nodes) expect(company).toEqual(mine)
      const others = (await everyNode(all, list, 'first: 200', 'id company { id }')).filter(
        ({ company }) => company.id !== mine.id,
      )
      expect(others.length).toBeGreaterThan(0)
      const lookup = { facilities: 'facility' }[list] ?? list.slice(0, -1)
      const asked = others.slice(0, 3).map(({ id }, index) => `n${index}: ${lookup}(id: "${id}") { id }`)
      expect(Object.values(await own.data(`{ ${asked.join(' ')} }`)).every((found) => found === null)).toBe(true)
    }
  })

  it('sees its own stock, and the items that are everybody’s or its own', async () => {
    const own = graphOver(odoo, { key: odoo.company2Key })
    const oracle = await askOdoo(odoo, { key: odoo.company2Key, company: 2 })
    const quants = await oracle.all('stock.quant', ['quantity'], [['location_id.usage', '=', 'internal']])
    expect(await everyNode(own, 'stockPositions', 'first: 200', 'id')).toHaveLength(quants.length)
    const items = await oracle.all('product.product', ['id'])
    const seen = await everyNode(own, 'items', 'first: 200, filter: { active: null }', 'id')
    expect(seen.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => idOf('Item', id)).sort())
    expect(seen.length).toBeLessThan(
      (await everyNode(graphOver(odoo), 'items', 'first: 200, filter: { active: null }', 'id')).length,
    )
  })

  it('cannot narrow a list to another company and find something', async () => {
    const own = graphOver(odoo, { key: odoo.company2Key })
    const filter = `filter: { companies: ["${idOf('Company', 1)}"] }`
    const { orders, bills } = await own.data(
      `{ orders: purchaseOrders(${filter}) { nodes { id } } bills: vendorBills(${filter}) { nodes { id } } }`,
    )
    expect([orders.nodes, bills.nodes]).toEqual([[], []])
  })
})
