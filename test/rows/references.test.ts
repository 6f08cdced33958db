import { describe, expect, it } from 'vitest'
import { entityReference } from '#shared/odoo/columns.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import { referenceGate } from '#shared/odoo/visible-references.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { recordedOdoo } from './double.ts'
import { requestOf } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'
import { idOf, World } from './world.ts'

const tables = mixedTables(hospitalGroupTables())
const world = new World(tables)
const source = recordedOdoo(tables)

const all = { companies: 'all', facilities: 'all', supplier: null } as const
const askers: readonly (readonly [string, Claims])[] = [
  ['who sees everything', everything],
  ['of one company', { ...all, companies: [2] }],
  ['of some facilities', { ...all, facilities: [1, 4] }],
  ['of one facility of one company', { ...all, companies: [1], facilities: [2] }],
  ['who is a supplier', { ...all, supplier: 44 }],
  ['who is a supplier to one company', { ...all, companies: [1], supplier: 48 }],
  ['of no company', { ...all, companies: [] }],
]

/** Types that others refer to by an id alone. */
const types = [
  'Company',
  'CostCenter',
  'Facility',
  'Item',
  'LedgerPosting',
  'PurchaseOrder',
  'StorageLocation',
  'Supplier',
] as const

function gateFor(claims: Claims) {
  const request = requestOf(claims)
  return referenceGate(new OdooRows(source.account, request), request)
}

// Where these come from the records that name them are hidden, too: here each is given out by itself.
describe.each(askers)('To somebody %s', (_, claims) => {
  it.each(types)('a reference to a %s is given out where the record may be seen, and nowhere else', async (type) => {
    const rows = new VisibleRecords(world, everything).rows(type)
    const visible = new VisibleRecords(world, claims)
    const given = await Promise.all(rows.map(({ id }) => entityReference(type, id)).map(gateFor(claims)))
    const seen = rows.filter((row) => visible.sees(type, row))
    expect(given.flatMap((reference) => reference?.id ?? [])).toEqual(seen.map(({ id }) => idOf(type, id)))
  })
})

describe('A reference to a type of which nobody said who may see it', () => {
  it('is given to nobody whose records are limited', async () => {
    const limited: Claims = { ...all, companies: [1] }
    await expect(gateFor(limited)(entityReference('Invoice', 1))).rejects.toThrow(
      'Cannot refer to Invoice: no model is named for it',
    )
  })
})

it('Of each type that is referred to there is something that somebody may not see', () => {
  for (const type of types) {
    const whole = new VisibleRecords(world, everything).rows(type)
    const few = askers.filter(([, claims]) => new VisibleRecords(world, claims).rows(type).length < whole.length)
    expect(few.length, type).toBeGreaterThan(1)
  }
})
