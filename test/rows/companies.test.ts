import { beforeAll, describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { edgesOf } from './edges.ts'
import { limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { rootLists } from './root-lists.ts'
import { type Claims, everything } from './visible-records.ts'
import { World } from './world.ts'

const tables = mixedTables(hospitalGroupTables())
const source = recordedOdoo(tables)
const graph = limitedGraph(source.account)

const lists = rootLists(new World(tables)).map(
  ({ name, type }) => [name, `{ ${name}(first: 5) { nodes { ${edgesOf(type, 1, { reads: true })} } } }`] as const,
)
const sums = [
  ['spend', '{ spendBySupplierAndMonth { spend { amount } } }'],
  ['stock', '{ items(first: 20) { nodes { stock { onHand { value } } } } }'],
  ['what stock is worth', '{ stockValueByFacility { value { amount } } }'],
  ['receivables', '{ receivablesByAge { total { amount } } }'],
  ['what has to be ordered', '{ replenishmentSignals(first: 5) { nodes { need { toOrder { value } } } } }'],
  ['what was ordered under agreements', '{ purchaseAgreements { nodes { lines { nodes { ordered { value } } } } } }'],
] as const

// Odoo has rules of its own for companies, which then hold as well: a second guard that no condition of ours is part of.
describe.each([[[1]], [[2]]])('For somebody of the companies %j', (companies) => {
  const claims: Claims = { companies, facilities: 'all', supplier: null }

  beforeAll(() => graph.data(everything, '{ unitsOfMeasure { id } }'))

  it.each([...lists, ...sums])('Odoo is asked in no others: for %s', async (_, document) => {
    source.takeCalls()
    await graph.ask(claims, document)
    const calls = source.takeCalls()
    expect(calls.length).toBeGreaterThan(0)
    const asked = calls.map(({ body }) => (body.context as Context).allowed_company_ids)
    expect(asked.filter((some) => some.length === 0 || some.some((company) => !companies.includes(company)))).toEqual(
      [],
    )
  })
})

interface Context {
  readonly allowed_company_ids: readonly number[]
}
