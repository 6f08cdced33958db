import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { tryDocument } from './edge-trial.ts'
import { limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { nestedQuestion, tryNestedList } from './nested-lists.ts'
import { cases } from './random-claims.ts'
import type { Claims } from './visible-records.ts'
import { World } from './world.ts'

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
