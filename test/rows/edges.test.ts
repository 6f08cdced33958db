import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { edgeQuestion, tryEdges, tryTrace } from './edge-trial.ts'
import { limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { cases, randomClaims } from './random-claims.ts'
import type { Claims } from './visible-records.ts'
import { idOf, World } from './world.ts'

const plain = hospitalGroupTables()

describe.each([
  ['the hospital group', plain],
  ['a group with more that belongs to one company, and more that crosses', mixedTables(plain)],
  ['a group whose facilities share places', mixedTables(plain, { sharesPlaces: true })],
])('In %s', (_, tables) => {
  const world = new World(tables)
  const graph = limitedGraph(recordedOdoo(tables).account)

  it('what a record leads to is what whoever asks may see', async () => {
    let mentions = 0
    await fc.assert(
      fc.asyncProperty(edgeQuestion(world), async (question) => {
        mentions += await tryEdges(question, world, graph)
      }),
      cases(Number(process.env.ROWS_RUNS ?? 70)),
    )
    expect(mentions).toBeGreaterThan(1_000)
  }, 120_000)

  it('a lot that can be in any company is traced only for whoever may see all of them, and all facilities', async () => {
    const lot = world.rows('stock.lot').find(({ company_id: company }) => company === false)
    const trace = `{ lotTrace(lot: "${idOf('Lot', Number(lot?.id))}") { onHand { value } } }`
    const codes = async (companies: Claims['companies'], facilities: Claims['facilities']) => {
      const { data, errors } = await graph.ask({ companies, facilities, supplier: null }, trace)
      return [data.lotTrace === null, ...errors.map(({ extensions }) => extensions.code)]
    }
    expect(await codes('all', 'all')).toEqual([false])
    expect(await codes([1], 'all')).toEqual([true, 'FORBIDDEN'])
    expect(await codes([1, 2], 'all')).toEqual([true, 'FORBIDDEN'])
    expect(await codes('all', [1])).toEqual([true, 'FORBIDDEN'])
  })

  it('what the trace of a lot leads to is what whoever asks may see', async () => {
    let mentions = 0
    await fc.assert(
      fc.asyncProperty(
        randomClaims(world, { suppliers: 10 }),
        fc.constantFrom(...world.keys('stock.lot')),
        fc.boolean(),
        async (claims, lot, isOfGroup) => {
          const companies = isOfGroup ? 'all' : claims.companies
          mentions += await tryTrace(lot, { ...claims, companies, facilities: 'all' }, world, graph)
        },
      ),
      cases(Number(process.env.ROWS_RUNS ?? 25)),
    )
    expect(mentions).toBeGreaterThan(20)
  }, 120_000)
})
