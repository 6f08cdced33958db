import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { everyClaims, tryAllLists } from '../rows/all-lists.ts'
import { edgeQuestion, tryEdges } from '../rows/edge-trial.ts'
import { type LimitedGraph, limitedGraph } from '../rows/limited-graph.ts'
import { listQuestion, tryList, tryLookups } from '../rows/list-trial.ts'
import { nestedQuestion, tryNestedList } from '../rows/nested-lists.ts'
import { cases, randomClaims } from '../rows/random-claims.ts'
import { rootLists } from '../rows/root-lists.ts'
import { tryReceivables, trySignals, trySpend, tryStock, tryStockValues } from '../rows/sums.ts'
import { plainFields, type Row, World } from '../rows/world.ts'
import { callOdoo, describeSeeded, type SeededOdoo } from './live.ts'

/** Models of an application that this Odoo's administrator has no part in. */
const ofReader = new Set(['account.analytic.account', 'account.analytic.plan'])

/** Whole models, read by the administrator: what the tests judge by. */
async function plainWorld(odoo: SeededOdoo): Promise<World> {
  const companies = await callOdoo<Row[]>(odoo, odoo.adminKey, 'res.company/search_read', {
    domain: [],
    fields: ['id'],
  })
  const context = { active_test: false, allowed_company_ids: companies.map(({ id }) => id) }
  const read = (model: string, fields: readonly string[]) =>
    callOdoo<Row[]>(
      odoo,
      ofReader.has(model) ? odoo.readerKey : odoo.adminKey,
      `${model}/search_read` as `${string}/${string}`,
      {
        domain: [],
        fields,
        load: null,
        order: 'id asc',
        context,
      },
    )
  const tables: Record<string, Row[]> = {}
  for (const [model, fields] of Object.entries(plainFields)) tables[model] = await read(model, fields)
  return new World(tables)
}

describeSeeded('On a real Odoo', (odoo) => {
  let world: World
  let graph: LimitedGraph

  beforeAll(async () => {
    world = await plainWorld(odoo)
    const { url, database, readerKey: apiKey } = odoo
    graph = limitedGraph(new OdooAccount({ url, database, apiKey, concurrency: 4 }, silentLog))
  })

  it('whoever asks for a list gets the records it may see that match, and no other, on whatever pages', () =>
    fc.assert(
      fc.asyncProperty(listQuestion(world), (question) => tryList(question, world, graph)),
      cases(Number(process.env.ROWS_RUNS ?? 250)),
    ))

  it('each supplier, and each choice of companies and facilities, sees of each type what is its', async () => {
    for (const claims of everyClaims(world)) await tryAllLists(claims, world, graph)
  })

  it('whoever asks by id gets what it may see, and else what there is for an id of nothing', () =>
    fc.assert(
      fc.asyncProperty(randomClaims(world), fc.constantFrom(...rootLists(world)), fc.nat(5_000), (claims, list, seed) =>
        tryLookups(claims, list, seed, world, graph),
      ),
      cases(Number(process.env.ROWS_RUNS ?? 120)),
    ))

  it('a list inside a record holds what whoever asks may see of it, and no other', async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(nestedQuestion(world), async (question) => {
        found += await tryNestedList(question, world, graph)
      }),
      cases(Number(process.env.ROWS_RUNS ?? 150)),
    )
    expect(found).toBeGreaterThan(100)
  })

  it('what a record leads to is what whoever asks may see', async () => {
    let mentions = 0
    await fc.assert(
      fc.asyncProperty(edgeQuestion(world), async (question) => {
        mentions += await tryEdges(question, world, graph)
      }),
      cases(Number(process.env.ROWS_RUNS ?? 70)),
    )
    expect(mentions).toBeGreaterThan(500)
  })

  it.each([
    ['spend', trySpend, 12],
    ['stock of items', tryStock, 6],
    ['receivables by age', tryReceivables, 12],
    ['what stock is worth', tryStockValues, 4],
    ['what has to be ordered', trySignals, 6],
  ])('whoever asks for %s gets the sum of the records it may see', async (_, trial, runs) => {
    await fc.assert(
      fc.asyncProperty(randomClaims(world, { suppliers: 15 }), async (claims) => {
        await trial(claims, world, graph)
      }),
      cases(runs),
    )
  })
})
