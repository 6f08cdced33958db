import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, type OdooRecord, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const kinds = {
  internal: 'INTERNAL',
  supplier: 'SUPPLIER',
  customer: 'CUSTOMER',
  transit: 'TRANSIT',
  inventory: 'INVENTORY_LOSS',
  production: 'PRODUCTION',
  view: 'VIEW',
}
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

describeLive('What the graph says of places', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let locations: readonly OdooRecord[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    locations = await oracle.all(
      'stock.location',
      ['name', 'complete_name', 'usage', 'warehouse_id', 'location_id', 'active'],
      [],
      'name, id',
    )
  })

  it('is what Odoo says of each storage location, with what is around it and right below it', async () => {
    const said = await everyNode(
      graph,
      'storageLocations',
      'first: 200, filter: { active: null }',
      'id name path kind active facility { id } parent { id path } children(first: 200) { nodes { id } }',
    )
    const byKey = new Map(locations.map((location) => [location.id, location]))
    expect(said.sort(byId)).toEqual(
      locations
        .map((location) => ({
          id: idOf('StorageLocation', location.id),
          name: location.name,
          path: location.complete_name,
          kind: wordFor(kinds, location.usage),
          active: location.active,
          facility: refOf('Facility', location.warehouse_id),
          parent: location.location_id
            ? {
                ...refOf('StorageLocation', location.location_id),
                path: byKey.get(location.location_id)?.complete_name,
              }
            : null,
          children: {
            nodes: locations
              .filter(({ location_id, active }) => active && location_id === location.id)
              .map(({ id }) => refOf('StorageLocation', id)),
          },
        }))
        .sort(byId),
    )
  })

  it('lists the places of each facility that are in use, by path', async () => {
    const { facilities } = await graph.data(
      '{ facilities(first: 500, filter: { active: null }) { nodes { id storageLocations(first: 200) { nodes { path } } } } }',
    )
    for (const { id, storageLocations } of facilities.nodes) {
      const inside = locations.filter(({ warehouse_id, active }) => active && id === idOf('Facility', warehouse_id))
      expect(storageLocations.nodes.map(({ path }: Answer) => path).sort()).toEqual(
        inside.map(({ complete_name }) => complete_name).sort(),
      )
    }
  })

  it('filters places by kind, facility and what is around them', async () => {
    const found = async (filter: string) =>
      (await everyNode(graph, 'storageLocations', `filter: ${filter}`, 'id')).sort(byId)
    const expected = (which: (location: OdooRecord) => boolean) =>
      locations
        .filter((each) => each.active && which(each))
        .map(({ id }) => refOf('StorageLocation', id) as { id: string })
        .sort(byId)
    const inside = locations.find(({ warehouse_id, location_id }) => warehouse_id && location_id) as OdooRecord
    expect(await found('{ kinds: [INTERNAL, TRANSIT] }')).toEqual(
      expected(({ usage }) => ['internal', 'transit'].includes(usage)),
    )
    expect(await found(`{ facilities: ["${idOf('Facility', inside.warehouse_id)}"] }`)).toEqual(
      expected(({ warehouse_id }) => warehouse_id === inside.warehouse_id),
    )
    expect(await found(`{ parents: ["${idOf('StorageLocation', inside.location_id)}"] }`)).toEqual(
      expected(({ location_id }) => location_id === inside.location_id),
    )
  })

  it('is what Odoo says of each cost centre', async () => {
    const said = await everyNode(
      graph,
      'costCenters',
      'first: 200, filter: { active: null }',
      'id name code active company { id }',
    )
    const accounts = await oracle.all('account.analytic.account', ['name', 'code', 'active', 'company_id'])
    expect(said.sort(byId)).toEqual(
      accounts
        .map(({ id, name, code, active, company_id }) => ({
          id: idOf('CostCenter', id),
          name,
          code: orNull(code),
          active,
          company: refOf('Company', company_id),
        }))
        .sort(byId),
    )
  })
})

describeSeeded('Of the seeded cost centres', (odoo) => {
  it('the graph shows each with its plan, and finds it by its id', async () => {
    const graph = graphOver(odoo)
    const [first] = await everyNode(graph, 'costCenters', 'first: 5', 'id name plan { name }')
    expect(first.plan.name).toEqual(expect.any(String))
    expect(await graph.data(`{ it: costCenter(id: "${first.id}") { id name plan { name } } }`)).toEqual({ it: first })
  })
})
