import { describe, expect, it } from 'vitest'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { tryAllLists } from './all-lists.ts'
import { recordedOdoo } from './double.ts'
import { tryEveryEdge, tryTrace } from './edge-trial.ts'
import { tryEntities } from './entity-trial.ts'
import { type Data, limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { alsoCustomer, branch, strayedTables } from './strayed-tables.ts'
import { tryReceivables, trySignals, trySpend, tryStock, tryStockValues } from './sums.ts'
import { type Claims, everything } from './visible-records.ts'
import { type Row, World } from './world.ts'

const tables = strayedTables(mixedTables(hospitalGroupTables()))
const world = new World(tables)
const { account } = recordedOdoo(tables)
const graph = limitedGraph(account)
const modules = subgraphModules(account).map((module) => [module.name, module] as const)

const all = { companies: 'all', facilities: 'all', supplier: null } as const
const askers: readonly (readonly [string, Claims])[] = [
  ['who sees everything', everything],
  ['of one company', { ...all, companies: [1] }],
  ['of another company', { ...all, companies: [2] }],
  ['of a branch', { ...all, companies: [branch] }],
  ['of one facility', { ...all, companies: [1], facilities: [1] }],
  ['of a facility inside another', { ...all, facilities: [2] }],
  ['who billed what nobody ordered', { ...all, supplier: billedUnordered() }],
  ['whose agreement was taken back', { ...all, supplier: agreedBefore() }],
  ['whose order was taken back, and who is a customer as well', { ...all, supplier: alsoCustomer }],
]

describe.each(askers)('Where records have strayed from what they name, somebody %s', (_, claims) => {
  it.each([
    ['by ids alone', false],
    ['where something is read of each record', true],
  ])(
    'is led to what may be seen, and to nothing else, %s',
    async (_, reads) => {
      expect(await tryEveryEdge(claims, reads, world, graph)).toBeGreaterThan(100)
    },
    60_000,
  )

  it.each(modules)(
    'reads by reference what may be seen, and nothing else, of %s',
    (_, module) => tryEntities(module, claims, world),
    60_000,
  )

  it('finds in lists what may be seen, and nothing else', () => tryAllLists(claims, world, graph), 60_000)

  it.each([
    ['spend', trySpend],
    ['stock of items', tryStock],
    ['receivables by age', tryReceivables],
    ['what stock is worth', tryStockValues],
    ['what has to be ordered', trySignals],
  ])(
    'is told sums of what may be seen: %s',
    async (_, trial) => {
      await trial(claims, world, graph)
    },
    60_000,
  )
})

describe('Where records have strayed from what they name', () => {
  it('the trace of a lot leads to what may be seen, and to nothing else', async () => {
    const isElsewhere = ({ picking_id: transfer, company_id: company }: Row) =>
      transfer !== false && world.get('stock.picking', transfer)?.company_id !== company
    const lots = world
      .rows('stock.move.line')
      .filter(isElsewhere)
      .map(({ lot_id: lot }) => Number(lot))
    expect(lots.length).toBeGreaterThan(0)
    for (const lot of lots) expect(await tryTrace(lot, { ...all, companies: [2] }, world, graph)).toBeGreaterThan(1)
  })

  it('a branch is not told the journals of the company above it', async () => {
    const journals = async (companies: Claims['companies']) => {
      const { invoices } = await graph.data(
        { ...all, companies },
        '{ invoices(first: 500, filter: { states: [POSTED] }) { nodes { posting { journal { name } } } } }',
      )
      return new Set(invoices.nodes.map(({ posting }: Data) => posting.journal?.name ?? null))
    }
    expect(await journals([branch])).toEqual(new Set([null]))
    expect(await journals([branch, 1])).toEqual(new Set(['Sales']))
  })

  it('a branch is not told the terms of payment of the company above it', async () => {
    const terms = async (companies: Claims['companies']) => {
      const document = '{ suppliers(first: 500) { nodes { paymentTerms { name } } } }'
      const { suppliers } = await graph.data({ ...all, companies }, document)
      return new Set(suppliers.nodes.map(({ paymentTerms }: Data) => paymentTerms?.name ?? null))
    }
    expect(await terms([branch])).toEqual(new Set([null]))
    // What Odoo keeps for each company it gives for the first of those it is asked in.
    expect(await terms([1])).toEqual(new Set(['Immediate Payment', null]))
  })
})

/** A supplier with a bill of something it was never sent an order for. */
function billedUnordered(): number {
  const bills = world
    .rows('account.move.line')
    .filter(({ display_type: type, purchase_line_id: line, product_id: item }) => type === 'product' && !line && item)
    .map(({ move_id: move }) => world.get('account.move', move))
  return Number(bills.find((bill) => bill?.move_type === 'in_invoice' && bill.state === 'posted')?.partner_id)
}

/** A supplier with a price of an agreement that is a draft. */
function agreedBefore(): number {
  const price = world.rows('product.supplierinfo').find(({ purchase_requisition_line_id: key }) => {
    const line = world.get('purchase.requisition.line', key)
    return world.get('purchase.requisition', line?.requisition_id)?.state === 'draft'
  })
  return Number(price?.partner_id)
}
