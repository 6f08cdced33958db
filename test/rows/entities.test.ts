import { describe, expect, it } from 'vitest'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { type OdooCall, recordedOdoo } from './double.ts'
import { answerOf, entityFields, isEverybodys, tryEntities } from './entity-trial.ts'
import { mixedTables } from './mixed-tables.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'
import { idOf, World } from './world.ts'

const tables = mixedTables(hospitalGroupTables())
const world = new World(tables)
const source = recordedOdoo(tables)
const missing = 999_999

/** Whoever sees too little, each in another way. */
const askers: Readonly<Record<string, Claims>> = {
  'of one company': { companies: [1], facilities: 'all', supplier: null },
  'of one facility': { companies: [1], facilities: [1], supplier: null },
  'of one facility of any company': { companies: 'all', facilities: [2], supplier: null },
  'who is a supplier': { companies: 'all', facilities: 'all', supplier: 44 },
  'who is an address of a supplier': { companies: [1], facilities: 'all', supplier: addressOfSupplier() },
  'of no company': { companies: [], facilities: 'all', supplier: null },
}

/** Odoo knows it as a record, and whoever asks does not; null where nothing is hidden. */
function hiddenKey(type: string, claims: Claims): number | null {
  const seen = new VisibleRecords(world, claims)
  return new VisibleRecords(world, everything).rows(type).find(({ id }) => !seen.has(type, id))?.id ?? null
}

const shapes = (calls: readonly OdooCall[]) =>
  calls.map(({ model, method, body }) => [model, method, body.fields, body.specification, body.groupby])

it('Of each type there is something that somebody may not see', () => {
  for (const module of subgraphModules(source.account)) {
    for (const type of new Set(entityFields(module).map((field) => field.type))) {
      if (isEverybodys(type)) continue
      const hidden = Object.values(askers).filter((claims) => hiddenKey(type, claims) !== null)
      expect(hidden.length, type).toBeGreaterThan(1)
    }
  }
})

describe.each(subgraphModules(source.account).map((module) => [module.name, module] as const))(
  'A reference to %s',
  (_, module) => {
    const fields = entityFields(module).filter(({ type }) => !isEverybodys(type))

    it.each(Object.entries(askers))('that somebody %s may not see is one to nothing', async (_, claims) => {
      await source.account.connect({ signal: AbortSignal.timeout(1_000), calls: new SourceCalls() })
      for (const field of fields) {
        const key = hiddenKey(field.type, claims)
        if (key === null) continue
        const [hidden, none] = [idOf(field.type, key), idOf(field.type, missing)]
        source.takeCalls()
        const ofHidden = await answerOf(module, claims, field, hidden)
        const callsOfHidden = shapes(source.takeCalls())
        const ofNone = await answerOf(module, claims, field, none)
        const name = `${field.type}.${field.field}`
        const told = JSON.stringify(ofHidden).replaceAll(hidden, none)
        expect(told, name).toBe(JSON.stringify(ofNone))
        // Nothing to compare would be an answer about a record.
        if (field.field === 'match') expect(ofNone.errors, name).toHaveLength(1)
        expect(callsOfHidden, name).toEqual(shapes(source.takeCalls()))
      }
    })

    it.each(Object.entries(askers))('that somebody %s may see has its fields', async (_, claims) => {
      for (const field of fields) {
        const [row] = new VisibleRecords(world, claims).rows(field.type)
        if (row === undefined) continue
        const { errors } = await answerOf(module, claims, field, idOf(field.type, row.id))
        expect(errors, `${field.type}.${field.field} of ${row.id}`).toEqual([])
      }
    })
  },
)

/** A partner with a parent that was ordered from. */
function addressOfSupplier(): number {
  const billed = new Set(world.rows('account.move').map(({ partner_id: partner }) => partner))
  const found = world.rows('res.partner').find(({ id, parent_id: parent }) => parent !== false && billed.has(id))
  if (found === undefined) throw new Error('Cannot ask as an address: no supplier has one')
  return found.id
}

describe.each(Object.entries(askers))('Somebody %s', (_, claims) => {
  it.each(subgraphModules(source.account).map((module) => [module.name, module] as const))(
    'reads by reference what is seen of %s, and nothing of all else there is',
    (_, module) => tryEntities(module, claims, world),
    60_000,
  )
})
