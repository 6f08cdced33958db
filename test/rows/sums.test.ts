import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { cases, randomClaims } from './random-claims.ts'
import { tryReceivables, trySignals, trySpend, tryStock, tryStockValues } from './sums.ts'
import { World } from './world.ts'

const tables = mixedTables(hospitalGroupTables())
const world = new World(tables)
const graph = limitedGraph(recordedOdoo(tables).account)

describe('Whoever asks for a sum gets that of the records it may see:', () => {
  it.each([
    ['spend', trySpend, 60],
    ['stock of items', tryStock, 20],
    ['receivables by age', tryReceivables, 40],
    ['what stock is worth', tryStockValues, 25],
    ['what has to be ordered', trySignals, 25],
  ])(
    '%s',
    async (_, trial, runs) => {
      let found = 0
      await fc.assert(
        fc.asyncProperty(randomClaims(world, { suppliers: 15 }), async (claims) => {
          found += await trial(claims, world, graph)
        }),
        cases(runs),
      )
      expect(found).toBeGreaterThan(0)
    },
    120_000,
  )
})
