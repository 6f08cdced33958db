import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { tryDocument } from './edge-trial.ts'
import { type Data, limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { nestedQuestion, tryNestedList } from './nested-lists.ts'
import { cases } from './random-claims.ts'
import type { Claims } from './visible-records.ts'
import { type Row, World } from './world.ts'

const plain = hospitalGroupTables()

describe.each([
  ['the hospital group', plain],
  ['a group with more that belongs to one company, and more that crosses', mixedTables(plain)],
])('In %s', (_, tables) => {
  const world = new World(tables)
  const graph = limitedGraph(recordedOdoo(tables).account)

  it('a list inside a record holds what whoever asks may see of it, and no other', async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(nestedQuestion(world), async (question) => {
        found += await tryNestedList(question, world, graph)
      }),
      cases(Number(process.env.ROWS_RUNS ?? 250)),
    )
    expect(found).toBeGreaterThan(300)
  }, 120_000)

  it.each(world.keys('stock.warehouse'))(
    'a list that several records want in one turn is no longer for that: orders under agreements, at facility %i',
    async (facility) => {
      const orders = 'nodes { id __typename number }'
      const document = `{ purchaseOrders(first: 500) { nodes { agreement { purchaseOrders(first: 200) { ${orders} } } } } }`
      const claims: Claims = { companies: 'all', facilities: [facility], supplier: null }
      expect(await tryDocument(document, claims, world, graph)).toBeGreaterThan(0)
    },
  )
})

it('Goods that came in at another facility are no receipts of an order for whoever sees the order’s facility only', async () => {
  const [own, other] = [1, 2]
  const types = plain['stock.picking.type'] ?? []
  const incoming = (facility: number) =>
    types.find(({ code, warehouse_id: of }) => code === 'incoming' && of === facility)?.id
  const isMoved = ({ id, picking_type_id: type }: Row) => type === incoming(own) && id % 2 === 0
  const moved = (plain['stock.picking'] ?? []).filter(isMoved)
  const elsewhere = (row: Row) => (isMoved(row) ? { ...row, picking_type_id: incoming(other) } : row)
  const tables = { ...plain, 'stock.picking': (plain['stock.picking'] ?? []).map(elsewhere) }
  const graph = limitedGraph(recordedOdoo(tables).account)
  const keysSeen = async (claims: Claims) => {
    const document = '{ purchaseOrders(first: 500) { nodes { receipts { nodes { id number } } } } }'
    const { purchaseOrders }: Data = await graph.data(claims, document)
    return purchaseOrders.nodes.flatMap(({ receipts }: Data) => receipts.nodes.map(({ id }: Data) => keyOf(id)))
  }
  const ofOwn = await keysSeen({ companies: 'all', facilities: [own], supplier: null })
  const ofBoth = await keysSeen({ companies: 'all', facilities: [own, other], supplier: null })
  const hidden = moved.map(({ id }) => id).filter((key) => ofBoth.includes(key))
  expect(hidden.length).toBeGreaterThan(10)
  expect(ofOwn.length).toBeGreaterThan(10)
  expect(ofOwn.filter((key: number) => hidden.includes(key))).toEqual([])
})

const keyOf = (id: string) => Number(Buffer.from(id, 'base64url').toString().split('/')[2])
