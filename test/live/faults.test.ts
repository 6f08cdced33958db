import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as faults from '../odoo-peer/faults.ts'
import { type Fault, type OdooProxy, startOdooProxy } from '../odoo-peer/proxy.ts'
import { type Answer, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { lossOf } from './loss.ts'

const document = readFileSync(
  new URL('../../schema/documents/internal/purchase-orders.graphql', import.meta.url),
  'utf8',
)
const variables = { first: 8 }

describeSeeded('When Odoo fails', (odoo) => {
  let proxy: OdooProxy
  let graph: Graph
  let truth: Answer

  beforeAll(async () => {
    proxy = await startOdooProxy({ target: odoo.url })
    graph = graphOver(odoo, { url: proxy.url })
    truth = await graph.ask(document, { variables }).then(({ data }) => data)
  })
  afterEach(() => proxy.clear())
  afterAll(() => proxy?.close())

  const asked = async (timeoutMs = 20_000) => lossOf(truth, await graph.ask(document, { variables, timeoutMs }))

  const everyFault: [string, Fault, string][] = [
    ['refuses connections', faults.refuse(), 'SOURCE_UNAVAILABLE of odoo'],
    ['breaks off its answers', faults.cut(), 'SOURCE_UNAVAILABLE of odoo'],
    ['answers 500 with a page of HTML', faults.html(500), 'SOURCE_UNAVAILABLE of odoo'],
    ['answers 503', faults.html(503), 'SOURCE_UNAVAILABLE of odoo'],
    ['no longer accepts the key', faults.unauthorized(), 'SOURCE_UNAVAILABLE of odoo'],
    ['answers HTML with status 200', faults.html(200), 'SOURCE_CONTRACT_BROKEN of odoo'],
    ['answers garbage', faults.garbage(), 'SOURCE_CONTRACT_BROKEN of odoo'],
    ['answers 500 with a traceback', faults.traceback(), 'SOURCE_CONTRACT_BROKEN of odoo'],
    ['answers in another shape', faults.json({ [faults.canary]: [1, 2] }), 'SOURCE_CONTRACT_BROKEN of odoo'],
    ['answers records that lack their fields', faults.json([{ id: 1 }]), 'SOURCE_CONTRACT_BROKEN of odoo'],
    ['refuses access', faults.accessError(), 'FORBIDDEN of odoo'],
  ]

  it.each(everyFault)('because it %s, the answer is null with a code', async (_, fault, code) => {
    proxy.fault({}, fault)
    expect(await asked()).toEqual({ lost: ['purchaseOrders'], codes: [code] })
  })

  it('it is asked anew as soon as it is back', async () => {
    proxy.fault({}, faults.refuse())
    await asked()
    proxy.clear()
    expect(await asked()).toEqual({ lost: [], codes: [] })
  })

  const lists = { method: 'web_search_read' }

  it.each([
    ['purchase.order', { model: 'purchase.order' }],
    ['any model', {}],
  ])('only to read %s with what is in its lists, the lists are read apart and nothing is lost', async (_, of) => {
    for (const [, fault] of everyFault.slice(-5)) {
      proxy.clear()
      proxy.fault({ ...of, ...lists }, fault)
      expect(await asked()).toEqual({ lost: [], codes: [] })
      expect(proxy.calls.length).toBeGreaterThan(7)
    }
  })

  const models: [string, RegExp][] = [
    ['res.partner', /^purchaseOrders\.nodes\.\d+\.supplier\.name$/],
    ['stock.warehouse', /\.facility\.name$/],
    ['purchase.order.line', /^purchaseOrders\.nodes\.\d+\.lines$/],
    // Stock is counted in the unit of the item.
    ['product.product', /\.item\.(name|identifiers|stock)$/],
    ['stock.quant', /\.item\.stock$/],
    ['stock.picking', /^purchaseOrders\.nodes\.\d+\.receipts$/],
    ['stock.move', /\.receipts\.nodes\.\d+\.moves$/],
    ['account.move', /^purchaseOrders\.nodes\.\d+\.bills$/],
  ]

  it.each(models)('only for %s, only what comes from there is null, each place with an error', async (model, place) => {
    for (const [, fault, code] of everyFault.slice(-2)) {
      proxy.clear()
      proxy.fault(lists, faults.accessError())
      proxy.fault({ model }, fault)
      const { lost, codes } = await asked()
      expect(lost.length).toBeGreaterThan(0)
      for (const path of lost) expect(path).toMatch(place)
      expect(codes).toEqual([code])
    }
  })

  it.each([
    ['res.partner', 'supplier.name'],
    ['product.product', 'item.name'],
    ['purchase.order.line', 'lines.nodes.0'],
  ])('to find one record of %s, that one alone is NOT_FOUND', async (model, place) => {
    const dropped = new Set<unknown>()
    proxy.fault(lists, faults.accessError())
    proxy.fault(
      { model },
      faults.drop(({ id }) => dropped.has(id) || (dropped.size === 0 && dropped.add(id).has(id))),
    )
    const { lost, codes } = await asked()
    expect(dropped.size).toBe(1)
    expect(lost.length).toBeGreaterThan(0)
    expect(lost.some((path) => path.includes(place))).toBe(true)
    expect(codes).toEqual(['NOT_FOUND of odoo'])
  })

  describe('to answer in time', () => {
    /** Generous: what is promised is that nothing waits for ever. */
    async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
      const started = performance.now()
      const result = await work
      expect(performance.now() - started).toBeLessThan(milliseconds + 2_000)
      return result
    }

    it('the deadline ends the operation (every call is slow)', async () => {
      proxy.fault({}, faults.delay(2_000))
      expect(await within(300, asked(300))).toEqual({ lost: ['purchaseOrders'], codes: ['SOURCE_TIMEOUT of odoo'] })
    })

    it('the deadline ends the operation (every call hangs)', async () => {
      proxy.fault({}, faults.hang())
      expect(await within(300, asked(300))).toEqual({ lost: ['purchaseOrders'], codes: ['SOURCE_TIMEOUT of odoo'] })
      await expect.poll(() => proxy.calls.every(({ hungUp }) => hungUp)).toBe(true)
    })

    it.each([
      ['stock.quant', /\.stock$/],
      ['stock.warehouse', /\.facility\.name$/],
    ])('what does not need the slow part is there (%s hangs)', async (model, place) => {
      proxy.fault({ model }, faults.hang())
      const { lost, codes } = await within(2_500, asked(2_500))
      expect(lost.length).toBeGreaterThan(0)
      for (const path of lost) expect(path).toMatch(place)
      expect(codes).toEqual(['SOURCE_TIMEOUT of odoo'])
    })

    it('it is slow but answers: nothing is lost', async () => {
      proxy.fault({}, faults.delay(100))
      expect(await asked()).toEqual({ lost: [], codes: [] })
    })
  })

  it('for a moment, the retry goes unnoticed', async () => {
    const failed = new Set<string>()
    proxy.fault({}, (call, forward) => {
      if (failed.has(call.model)) return forward()
      failed.add(call.model)
      return faults.html(503)(call, forward)
    })
    expect(await asked()).toEqual({ lost: [], codes: [] })
    expect(failed.size).toBe(4)
  })
})

describeLive('A process that starts while Odoo is away', (odoo) => {
  it.each([
    ['down', faults.refuse(), 'SOURCE_UNAVAILABLE of odoo'],
    ['starting', faults.html(503), 'SOURCE_UNAVAILABLE of odoo'],
    ['something else', faults.html(404), 'SOURCE_CONTRACT_BROKEN of odoo'],
    ['too old', faults.json({ version_info: [18, 0] }), 'SOURCE_CONTRACT_BROKEN of odoo'],
    ['hanging', faults.hang(), 'SOURCE_TIMEOUT of odoo'],
  ])('answers with a code while it is %s, and with data once it is there', async (_, fault, code) => {
    await using proxy = await startOdooProxy({ target: odoo.url })
    const graph = graphOver(odoo, { url: proxy.url })
    proxy.fault({}, fault)
    const away = await graph.ask(document, { variables, timeoutMs: 1_000 })
    expect(away.data).toEqual({ purchaseOrders: null })
    expect(lossOf(away.data, away).codes).toEqual([code])
    proxy.clear()
    // A connection that hangs is given up on by itself only later; until then nobody waits past their own deadline.
    if (code.startsWith('SOURCE_TIMEOUT')) return
    const { errors } = await graph.ask(document, { variables })
    expect(errors).toBeUndefined()
  })
})
