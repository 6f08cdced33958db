import { expect } from 'vitest'
import type { LimitedGraph } from './limited-graph.ts'
import { rootLists } from './root-lists.ts'
import { type Claims, VisibleRecords } from './visible-records.ts'
import { idOfRow, type World } from './world.ts'

const largestPage = 500

/** Every supplier there is, and whoever may see any choice of companies and facilities. */
export function everyClaims(world: World): readonly Claims[] {
  const reach = { companies: 'all', facilities: 'all' } as const
  const named = ['purchase.order', 'product.supplierinfo', 'purchase.requisition', 'account.move'].flatMap((model) =>
    world.rows(model).map(({ partner_id: partner, vendor_id: supplier }) => Number(supplier ?? partner)),
  )
  const suppliers = [...new Set(named)].filter((key) => key > 0)
  const companies = ['all' as const, ...choices(world.keys('res.company'))]
  const facilities = ['all' as const, ...choices(world.keys('stock.warehouse'))]
  return [
    ...suppliers.map((supplier) => ({ ...reach, supplier })),
    ...companies.flatMap((some) => facilities.map((few) => ({ companies: some, facilities: few, supplier: null }))),
  ]
}

/** Every choice of some of these, and of none. */
function choices(keys: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** keys.length }, (_, choice) => keys.filter((_, place) => choice & (2 ** place)))
}

/** Asks for all lists at once, archived records included: each has to hold what the tables say, or as much of it as it can. */
export async function tryAllLists(claims: Claims, world: World, graph: LimitedGraph): Promise<void> {
  const lists = rootLists(world).filter(({ name }) => name !== 'purchaseOrdersToApprove')
  const fields = lists.map(({ name, isArchivable }) => {
    const filter = isArchivable ? ', filter: { active: null }' : ''
    return `${name}(first: ${largestPage}${filter}) { nodes { id } }`
  })
  const data = await graph.data(claims, `{ ${fields.join('\n')} }`)
  const visible = new VisibleRecords(world, claims)
  for (const { name, type } of lists) {
    const found: string[] = data[name].nodes.map(({ id }: { id: string }) => id)
    const expected = visible.rows(type).map((row) => idOfRow(type, row))
    const where = `${name} ${JSON.stringify(claims)}`
    if (expected.length <= largestPage) expect(found.toSorted(), where).toEqual(expected.toSorted())
    else expect(found.filter((id) => visible.ids(type).has(id)).length, where).toBe(largestPage)
  }
}
