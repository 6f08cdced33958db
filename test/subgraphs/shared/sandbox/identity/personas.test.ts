import { describe, expect, it } from 'vitest'
import { scopes } from '#shared/auth/scopes.ts'
import { keyOf, reachOf } from '#shared/config/issuers.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { personas } from '#shared/sandbox/identity/personas.ts'

const nameOf = (name: string) => personas.find((each) => each.name === name)
const tables = hospitalGroupTables()

/** The name of a record of the hospital group. */
function recordName(model: string, key: number | null): unknown {
  return tables[model]?.find(({ id }) => id === key)?.name
}

describe('personas', () => {
  it('are the seven of the design, each told in one sentence', () => {
    expect(personas.map(({ name }) => name)).toEqual([
      'buyer',
      'approver',
      'storekeeper',
      'biller',
      'auditor',
      'supplier',
      'integrator',
    ])
    for (const { description } of personas) expect(description).toMatch(/^[A-Z][^.]+\.$/)
  })

  it('name records of the hospital group', () => {
    expect(reachOf(nameOf('buyer')?.claims.companies, 'Company')).toEqual(new Set([1]))
    expect(reachOf(nameOf('storekeeper')?.claims.facilities, 'Facility')).toEqual(new Set([1]))
    expect(recordName('res.company', 1)).toBe('Northmere Health')
    expect(recordName('stock.warehouse', 1)).toBeDefined()
    expect(recordName('res.partner', keyOf(nameOf('supplier')?.claims.supplier, 'Supplier'))).toBe(
      'Aldmoor Medical Technology',
    )
  })

  it('have no scope twice', () => {
    for (const persona of personas) expect(new Set(persona.scopes).size).toBe(persona.scopes.length)
  })

  it('have only scopes there are', () => {
    const known = new Set(Object.keys(scopes))
    expect(personas.flatMap((persona) => persona.scopes.filter((scope) => !known.has(scope)))).toEqual([])
  })

  it('let the auditor read all that can be read, and change nothing', () => {
    const changing = ['procurement:approve', 'operations:dead-letters:replay']
    const everything = Object.keys(scopes).filter((scope) => !changing.includes(scope))
    expect(new Set(nameOf('auditor')?.scopes)).toEqual(new Set(everything))
  })
})
