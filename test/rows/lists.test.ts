import fc from 'fast-check'
import { describe, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { everyClaims, tryAllLists } from './all-lists.ts'
import { recordedOdoo } from './double.ts'
import { limitedGraph } from './limited-graph.ts'
import { listQuestion, tryList, tryLookups } from './list-trial.ts'
import { mixedTables } from './mixed-tables.ts'
import { cases, randomClaims } from './random-claims.ts'
import { rootLists } from './root-lists.ts'
import { World } from './world.ts'

const plain = hospitalGroupTables()

describe.each([
  ['the hospital group', plain],
  ['a group with more that belongs to one company, and more that crosses', mixedTables(plain)],
])('In %s', (_, tables) => {
  const world = new World(tables)
  const graph = limitedGraph(recordedOdoo(tables).account)

  it(
    'whoever asks for a list gets the records it may see that match, and no other, on whatever pages',
    () =>
      fc.assert(
        fc.asyncProperty(listQuestion(world), (question) => tryList(question, world, graph)),
        cases(Number(process.env.ROWS_RUNS ?? 400)),
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

  it('each supplier, and each choice of companies and facilities, sees of each type what is its', async () => {
    for (const claims of everyClaims(world)) await tryAllLists(claims, world, graph)
  }, 60_000)
})
