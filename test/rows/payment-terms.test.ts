import { expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { limitedGraph } from './limited-graph.ts'
import { mixedTables, termsOf } from './mixed-tables.ts'
import { VisibleRecords } from './visible-records.ts'
import { idOf, World } from './world.ts'

const tables = mixedTables(hospitalGroupTables())
const world = new World(tables)
const graph = limitedGraph(recordedOdoo(tables).account)

it.each([
  ['all companies', { companies: 'all', facilities: 'all', supplier: null }],
  ['one company', { companies: [1], facilities: 'all', supplier: null }],
  ['the other company', { companies: [2], facilities: 'all', supplier: null }],
  ['a supplier', { companies: [1], facilities: 'all', supplier: 44 }],
] as const)('%s: terms of payment are told where they may be seen, and else there are none', async (_, claims) => {
  const visible = new VisibleRecords(world, claims)
  const { suppliers } = await graph.data(
    claims,
    '{ suppliers(first: 500, filter: { active: null }) { nodes { id paymentTerms { id name } } } }',
  )
  expect(suppliers.nodes.length).toBeGreaterThan(0)
  for (const { id, paymentTerms } of suppliers.nodes) {
    const key = Number(Buffer.from(id, 'base64url').toString().split('/').at(-1))
    const terms = termsOf(key)[1]
    expect(paymentTerms?.id ?? null, id).toBe(
      visible.has('PaymentTerms', terms) ? idOf('PaymentTerms', Number(terms)) : null,
    )
  }
})
