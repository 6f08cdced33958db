import fc from 'fast-check'
import type { Claims } from './visible-records.ts'
import type { World } from './world.ts'

const nowhere = 999_999

/**
 * Whoever a token could speak for: some of what there is, all of it, nothing at all, and what is not there.
 * `suppliers`: how many of a hundred speak for one.
 */
export function randomClaims(world: World, { suppliers = 35 } = {}): fc.Arbitrary<Claims> {
  const reach = (model: string) => {
    const keys = world.keys(model)
    const some = fc.subarray([...keys, nowhere], { minLength: 1 })
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant('all' as const) },
      { weight: 8, arbitrary: some },
      { weight: 1, arbitrary: fc.constantFrom<number[]>([], [nowhere]) },
    )
  }
  const supplier = fc.oneof(
    { weight: 100 - suppliers, arbitrary: fc.constant(null) },
    { weight: suppliers, arbitrary: suppliersOf(world) },
  )
  return fc.record({ companies: reach('res.company'), facilities: reach('stock.warehouse'), supplier })
}

/** Partners that were ordered from or agreed with, those with addresses of their own among them, others, and none. */
function suppliersOf(world: World): fc.Arbitrary<number> {
  const traded = new Set(
    ['purchase.order', 'product.supplierinfo'].flatMap((model) =>
      world.rows(model).map(({ partner_id: partner }) => Number(partner)),
    ),
  )
  const inFamilies = world
    .rows('res.partner')
    .filter(({ parent_id: parent }) => parent !== false)
    .flatMap(({ id, parent_id: parent }) => [id, Number(parent)])
  const some = fc.constantFrom(...traded)
  return fc.oneof(
    { weight: 6, arbitrary: some },
    { weight: 3, arbitrary: inFamilies.length > 0 ? fc.constantFrom(...inFamilies) : some },
    { weight: 1, arbitrary: fc.constantFrom(...world.keys('res.partner'), nowhere) },
  )
}

/** How many cases a property tries, and nothing tried again to find a smaller one: each costs many questions. */
export function cases(numRuns: number): { readonly numRuns: number; readonly endOnFailure: true } {
  return { numRuns, endOnFailure: true }
}
