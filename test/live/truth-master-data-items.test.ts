import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { runInside } from './inside.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, decimal, idOf, type OdooRecord, type Oracle, orNull } from './oracle.ts'

describeLive('What the graph says of how items are kept, packed and counted', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let products: readonly OdooRecord[]
  let categories: ReadonlyMap<number, OdooRecord>
  let units: ReadonlyMap<number, OdooRecord>

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    products = await oracle.all(
      'product.product',
      ['name', 'active', 'categ_id', 'uom_id', 'uom_ids', 'seller_ids', 'use_expiration_date', 'expiration_time'],
      [],
      'name, id',
    )
    categories = await oracle.byId('product.category', ['name', 'complete_name', 'parent_id'])
    units = await oracle.byId('uom.uom', ['name', 'factor', 'parent_path', 'relative_uom_id'])
  })

  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
  const rootOf = (unit: number | undefined) => Number.parseInt(String(units.get(Number(unit))?.parent_path), 10)
  /** Odoo's own factor carries the noise of floats, which twelve digits do not show. */
  const factorOf = (unit: number | undefined) => Number(Number(units.get(Number(unit))?.factor).toPrecision(12))

  it('is Odoo’s category and shelf life of each item', async () => {
    const said = await everyNode(
      graph,
      'items',
      'first: 200, filter: { active: null }',
      'id shelfLifeDays category { id name path }',
    )
    expect(said.sort(byId)).toEqual(
      products
        .map(({ id, categ_id, use_expiration_date, expiration_time }) => ({
          id: idOf('Item', id),
          shelfLifeDays: use_expiration_date ? expiration_time : null,
          category: categ_id
            ? {
                id: idOf('ItemCategory', categ_id),
                name: categories.get(categ_id)?.name,
                path: categories.get(categ_id)?.complete_name,
              }
            : null,
        }))
        .sort(byId),
    )
  })

  it('is every other unit an item is packed or offered in, with how many of its own that holds', async () => {
    const said = await everyNode(
      graph,
      'items',
      'first: 200, filter: { active: null }',
      'id packagings { contains identifiers { system value } unit { id name } }',
    )
    const offers = await oracle.byId('product.supplierinfo', ['product_uom_id', 'product_id'])
    const printed = await oracle.all('product.uom', ['product_id', 'uom_id', 'barcode'])
    const expected = products.map((product) => {
      const offered = product.seller_ids
        .map((offer: number) => offers.get(offer))
        .filter((offer?: OdooRecord) => offer && (!offer.product_id || offer.product_id === product.id))
        .map((offer: OdooRecord) => offer.product_uom_id)
      const others = new Set<number>([...product.uom_ids, ...offered])
      others.delete(product.uom_id)
      const held = (unit: number) =>
        rootOf(unit) === rootOf(product.uom_id) ? factorOf(unit) / factorOf(product.uom_id) : null
      return {
        id: idOf('Item', product.id),
        packagings: [...others]
          .sort((one, other) => Number(held(one)) - Number(held(other)) || one - other)
          .map((unit) => {
            const contains = held(unit)
            return {
              contains: contains === null ? null : decimal(contains, 0, 9),
              identifiers: printed
                .filter(({ product_id, uom_id }) => product_id === product.id && uom_id === unit)
                .map(({ barcode: value }) => ({
                  system: /^(\d{8}|\d{12,14})$/.test(value) ? 'GTIN' : 'BARCODE',
                  value,
                })),
              unit: { id: idOf('UnitOfMeasure', unit), name: units.get(unit)?.name },
            }
          }),
      }
    })
    expect(said.sort(byId)).toEqual(expected.sort(byId))
  })

  it('is the reference unit and the factor of each unit, by Odoo’s own tree', async () => {
    const { unitsOfMeasure } = await graph.data('{ unitsOfMeasure { id factor referenceUnit { id name } } }')
    expect(unitsOfMeasure.length).toBeGreaterThan(0)
    for (const { id, factor, referenceUnit } of unitsOfMeasure) {
      const key = Number(Buffer.from(id, 'base64url').toString().split('/')[2])
      expect(referenceUnit).toEqual({ id: idOf('UnitOfMeasure', rootOf(key)), name: units.get(rootOf(key))?.name })
      expect(factor).toBe(decimal(factorOf(key), 0, 9))
    }
  })

  it('is the whole tree of categories, with the items in use right in each', async () => {
    const said = await everyNode(
      graph,
      'itemCategories',
      'first: 200',
      'id name path parent { id name } children(first: 200) { nodes { id path } } items(first: 200) { nodes { id name } pageInfo { hasNextPage } }',
    )
    const all = [...categories.values()]
    const named = (one: OdooRecord, other: OdooRecord) =>
      one.name < other.name ? -1 : one.name > other.name ? 1 : one.id - other.id
    expect(said.sort(byId)).toEqual(
      all
        .map((category) => {
          const inside = products.filter(({ categ_id, active }) => active && categ_id === category.id)
          return {
            id: idOf('ItemCategory', category.id),
            name: category.name,
            path: category.complete_name,
            parent: category.parent_id
              ? { id: idOf('ItemCategory', category.parent_id), name: categories.get(category.parent_id)?.name }
              : null,
            children: {
              nodes: all
                .filter(({ parent_id }) => parent_id === category.id)
                .sort(named)
                .map(({ id, complete_name }) => ({ id: idOf('ItemCategory', id), path: complete_name })),
            },
            items: {
              nodes: inside.slice(0, 200).map(({ id, name }) => ({ id: idOf('Item', id), name: orNull(name) })),
              pageInfo: { hasNextPage: inside.length > 200 },
            },
          }
        })
        .sort(byId),
    )
  })

  it('finds items by a category, those of the categories below it too', async () => {
    const parent = [...categories.values()].find(({ parent_id }) => parent_id)?.parent_id as number
    const below = (key: number | false): boolean =>
      key !== false && (key === parent || below(categories.get(key)?.parent_id ?? false))
    const found = await everyNode(graph, 'items', `filter: { categories: ["${idOf('ItemCategory', parent)}"] }`, 'id')
    const expected = products.filter(({ active, categ_id }) => active && below(categ_id))
    expect(expected.length).toBeGreaterThan(0)
    expect(found.sort(byId)).toEqual(expected.map(({ id }) => ({ id: idOf('Item', id) })).sort(byId))
  })

  it('filters categories by where they are', async () => {
    const paths = async (filter: string): Promise<Answer[]> =>
      (await everyNode(graph, 'itemCategories', `filter: ${filter}`, 'path')).map(({ path }: Answer) => path).sort()
    const all = [...categories.values()]
    const pathsOf = (some: readonly OdooRecord[]) => some.map(({ complete_name }) => complete_name).sort()
    expect(await paths('{ outermost: true }')).toEqual(pathsOf(all.filter(({ parent_id }) => !parent_id)))
    expect(await paths('{ outermost: false }')).toEqual(pathsOf(all.filter(({ parent_id }) => parent_id)))
    const parent = all.find(({ parent_id }) => parent_id)?.parent_id
    expect(await paths(`{ parents: ["${idOf('ItemCategory', parent)}"] }`)).toEqual(
      pathsOf(all.filter(({ parent_id }) => parent_id === parent)),
    )
  })
})

describeSeeded('The barcodes printed on packagings', (odoo) => {
  it('are those of each unit of each item, with the wrong ones shown as wrong', async () => {
    const graph = graphOver(odoo)
    const made = await runInside<{ item: number; units: number[]; barcodes: number[] }>(
      odoo,
      `
item = env['product.product'].search([('uom_ids', '!=', False)], order='id', limit=1)
units = item.uom_ids.sorted(lambda unit: unit.factor)
barcodes = env['product.uom'].create([
    {'product_id': item.id, 'uom_id': units[0].id, 'barcode': '10614141000415'},
    {'product_id': item.id, 'uom_id': units[-1].id, 'barcode': '10614141000416'},
    {'product_id': item.id, 'uom_id': units[-1].id, 'barcode': 'CASE-1'},
])
result = {'item': item.id, 'units': units.ids, 'barcodes': barcodes.ids}
`,
    )
    try {
      const { item } = await graph.data(
        `{ item(id: "${idOf('Item', made.item)}") { packagings { unit { id } identifiers { system value valid } } } }`,
      )
      const numbersOf = (key: number | undefined) =>
        item.packagings.find(({ unit }: Answer) => unit.id === idOf('UnitOfMeasure', key as number)).identifiers
      expect(made.units.length).toBeGreaterThan(1)
      expect(numbersOf(made.units[0])).toEqual([{ system: 'GTIN', value: '10614141000415', valid: true }])
      expect(numbersOf(made.units.at(-1))).toEqual([
        { system: 'GTIN', value: '10614141000416', valid: false },
        { system: 'BARCODE', value: 'CASE-1', valid: null },
      ])
      expect(await graph.data('{ item(identifier: { system: GTIN, value: "10614141000415" }) { id } }')).toEqual({
        item: null,
      })
    } finally {
      await runInside(odoo, `env['product.uom'].browse(${JSON.stringify(made.barcodes)}).unlink()`)
    }
  })
})
