import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { everyChange, ToldGraph } from './changes.ts'
import { recordedOdoo } from './double.ts'
import { mentionsIn } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { cases, randomClaims } from './random-claims.ts'
import { everything, VisibleRecords } from './visible-records.ts'
import { World } from './world.ts'

const tables = mixedTables(hospitalGroupTables())
const world = new World(tables)
const changes = everyChange(world)
const claimed = randomClaims(world, { suppliers: 25 })
let graph: ToldGraph

beforeAll(async () => {
  graph = await ToldGraph.over(recordedOdoo(tables).account, changes)
})

describe.each(changes.map((told) => [told.field, told] as const))('%s', { timeout: 60_000 }, (_, told) => {
  it('tells of every record to whoever sees everything', async () => {
    expect(told.events.length).toBeGreaterThan(10)
    expect(await graph.heard(everything, told)).toEqual(new Set(told.events.map(({ event }) => event.id)))
  })

  it('tells of the records that one may see, and of no other', async () => {
    let some = 0
    await fc.assert(
      fc.asyncProperty(claimed, async (claims) => {
        const visible = new VisibleRecords(world, claims)
        const own = told.events.filter(({ type, row }) => visible.sees(type, row)).map(({ event }) => event.id)
        expect(await graph.heard(claims, told)).toEqual(new Set(own))
        if (own.length > 0 && own.length < told.events.length) some += 1
      }),
      cases(60),
    )
    expect(some).toBeGreaterThan(2)
  })

  it('names no record that one may not see, were it told to the wrong one', async () => {
    let named = 0
    await fc.assert(
      fc.asyncProperty(claimed, fc.constantFrom(...told.events), async (claims, { event }) => {
        const visible = new VisibleRecords(world, claims)
        for (const { type, id, path } of mentionsIn(await graph.told(claims, told, event))) {
          if (type === 'UnitOfMeasure') continue
          expect(visible.ids(type), `${path} ${id}`).toContain(id)
          named += 1
        }
      }),
      cases(120),
    )
    expect(named).toBeGreaterThan(20)
  })
})
