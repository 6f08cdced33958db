import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { CacheFigures } from '#shared/cache/cache-figures.ts'
import { readCacheRules } from '#shared/cache/cache-rules.ts'
import { MemoryStore } from '#shared/cache/memory-store.ts'
import { ReferenceCache } from '#shared/cache/reference-cache.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { masterDataKept } from '#subgraphs/master-data/subgraph.ts'
import { everyClaims, tryAllLists } from './all-lists.ts'
import { recordedOdoo } from './double.ts'
import { limitedGraph } from './limited-graph.ts'
import { listQuestion, tryList, tryLookups } from './list-trial.ts'
import { mixedTables } from './mixed-tables.ts'
import { cases, randomClaims } from './random-claims.ts'
import { rootLists } from './root-lists.ts'
import { World } from './world.ts'

// All of these share one cache: what one was told must not reach another who may not see it.
describe('With a cache between, whoever asks gets what it may see and nothing else', () => {
  const tables = mixedTables(hospitalGroupTables())
  const world = new World(tables)
  const figures = new CacheFigures()
  const cache = new ReferenceCache({
    store: new MemoryStore(64_000_000),
    rules: readCacheRules(readSupergraphSdl(), masterDataKept()),
    figures,
    namespace: 'rows',
    budgetMs: 1_000,
  })
  const graph = limitedGraph(recordedOdoo(tables, undefined, cache).account)
  const kept = ['items', 'itemCategories', 'facilities', 'companies', 'storageLocations']
  const lists = rootLists(world).filter(({ name }) => kept.includes(name))

  it('of lists and of records by id, in whatever order they are asked for', async () => {
    expect(lists).toHaveLength(kept.length)
    await fc.assert(
      fc.asyncProperty(
        listQuestion(world).filter(({ list }) => kept.includes(list.name)),
        randomClaims(world),
        fc.constantFrom(...lists),
        fc.nat(5_000),
        async (question, claims, list, seed) => {
          await tryList(question, world, graph)
          await tryLookups(claims, list, seed, world, graph)
        },
      ),
      cases(150),
    )
  }, 60_000)

  it('of every list, as each supplier and each choice of companies and facilities, twice', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (const claims of everyClaims(world)) await tryAllLists(claims, world, graph)
    }
    expect(figures.of('hits')).toBeGreaterThan(1_000)
    expect([figures.of('refused'), figures.of('poisoned')]).toEqual([0, 0])
  }, 60_000)
})
