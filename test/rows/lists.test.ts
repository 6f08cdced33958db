import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { everyClaims, tryAllLists } from './all-lists.ts'
import { recordedOdoo } from './double.ts'
import { limitedGraph } from './limited-graph.ts'
import { listQuestion, tryList, tryLookups } from './list-trial.ts'
import { mixedTables } from './mixed-tables.ts'
import { cases, randomClaims } from './random-claims.ts'
import { rootLists } from './root-lists.ts'
import { VisibleRecords } from './visible-records.ts'
import { idOf, type Row, World } from './world.ts'

const plain = hospitalGroupTables()

describe.each([
  ['the hospital group', plain],
  ['a group with more that belongs to one company, and more that crosses', mixedTables(plain)],
  ['a group whose facilities share places', mixedTables(plain, { sharesPlaces: true })],
])('In %s', (_, tables) => {
  const world = new World(tables)
  const graph = limitedGraph(recordedOdoo(tables).account)

  it(
    'whoever asks for a list gets the records it may see that match, and no other, on whatever pages',
    () =>
      fc.assert(
        fc.asyncProperty(listQuestion(world), (question) => tryList(question, world, graph)),
        cases(Number(process.env.ROWS_RUNS ?? 300)),
      ),
    60_000,
  )

  it(
    'whoever asks by id gets what it may see, and else what there is for an id of nothing',
    () =>
      fc.assert(
        fc.asyncProperty(
          randomClaims(world),
          fc.constantFrom(...rootLists(world)),
          fc.nat(5_000),
          (claims, list, seed) => tryLookups(claims, list, seed, world, graph),
        ),
        cases(Number(process.env.ROWS_RUNS ?? 100)),
      ),
    60_000,
  )

  it('lots are in stock, or about to expire, as far as whoever asks may see the stock', async () => {
    const document = `{
      inStock: lots(first: 500, filter: { inStock: true }) { nodes { id } }
      usedUp: lots(first: 500, filter: { inStock: false }) { nodes { id } }
      expiring: expiringLots(first: 500, withinDays: 3650) { nodes { id } }
    }`
    for (const claims of everyClaims(world).filter(({ supplier }) => supplier === null)) {
      const visible = new VisibleRecords(world, claims)
      const stocked = visible.rows('StockPosition').filter(({ quantity }) => Number(quantity) > 0)
      const inStock = new Set(stocked.map(({ lot_id: lot }) => Number(lot)))
      const lots = visible.rows('Lot')
      const found = await graph.data(claims, document)
      // As many as a page holds, and none but these.
      const expectOnly = (list: string, some: readonly Row[], isAll: boolean) => {
        const ids = new Set(some.map(({ id }) => idOf('Lot', id)))
        const told: readonly string[] = found[list].nodes.map(({ id }: { id: string }) => id)
        expect(told.filter((id) => !ids.has(id))).toEqual([])
        if (isAll) expect(told.length).toBe(Math.min(ids.size, 500))
      }
      const isInStock = ({ id }: Row) => inStock.has(id)
      expectOnly('inStock', lots.filter(isInStock), true)
      expectOnly(
        'usedUp',
        lots.filter((lot) => !isInStock(lot)),
        true,
      )
      expectOnly('expiring', lots.filter(isInStock), false)
    }
  }, 60_000)

  it('each supplier, and each choice of companies and facilities, sees of each type what is its', async () => {
    for (const claims of everyClaims(world)) await tryAllLists(claims, world, graph)
  }, 60_000)
})
