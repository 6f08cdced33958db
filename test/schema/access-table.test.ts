import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { accessTable } from '#gateway/access-table.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { names } from './coordinates.ts'

const orders = `
  type Query {
    orders(first: Int, asOf: String @reads(coordinates: ["Order.total", "Order.id"])): [Order]
      @owner(team: "procurement") @classified(as: OPERATIONAL) @systemOfRecord(system: "odoo") @authenticated
  }
  type Order
    @owner(team: "procurement") @classified(as: REFERENCE) @systemOfRecord(system: "odoo")
    @requiresScopes(scopes: [["orders"]]) {
    id: ID! @tag(name: "partner")
    total: Int @classified(as: FINANCIAL) @systemOfRecord(system: "caregraph") @requiresScopes(scopes: [["orders", "prices"]])
    buyer: Person @owner(team: "inventory") @requiresScopes(scopes: [["names", "people"], ["everything"]])
    locked: Boolean @requiresScopes(scopes: [])
  }
  type Person
    @owner(team: "platform") @classified(as: PERSONAL) @systemOfRecord(system: "odoo") @tag(name: "partner") @public {
    name: String
  }
  type Ward
    @owner(team: "platform") @classified(as: REFERENCE) @systemOfRecord(system: "odoo") @cached(seconds: 300) @public {
    id: ID!
    beds: Int @cached(seconds: 0)
    nurse: String @classified(as: PERSONAL)
  }
  input OrderFilter { total: Int @reads(coordinates: ["Order.total"]) }
  enum OrderOrder { TOTAL @reads(coordinates: ["Order.total"]) }
`

/** The cells of the row that begins with this coordinate. */
function row(table: string, coordinate: string): readonly string[] {
  const line = table.split('\n').find((each) => each.startsWith(`| \`${coordinate}\` |`)) ?? ''
  return line
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim())
}

describe('The table of who may read what', () => {
  const table = accessTable(orders)

  it('has for a field what its type says', () => {
    expect(row(table, 'Order.id')).toEqual(['REFERENCE', 'orders', 'procurement', 'odoo', 'no', 'yes'])
  })

  it('says for how long a value may be kept: of what is REFERENCE only, and not where a field says otherwise', () => {
    expect(['Ward.id', 'Ward.beds', 'Ward.nurse'].map((coordinate) => row(table, coordinate)[4])).toEqual([
      '300 s',
      'no',
      'no',
    ])
  })

  it('has instead what the field says itself, and names no scope twice', () => {
    expect(row(table, 'Order.total')).toEqual(['FINANCIAL', 'orders; prices', 'procurement', 'caregraph', 'no', 'no'])
  })

  it('adds what the type asks for that the field gives', () => {
    expect(row(table, 'Query.orders')[1]).toBe('orders')
  })

  it('tells ways to be let in from what is needed in any case', () => {
    expect(row(table, 'Order.buyer')[1]).toBe('orders; names and people, or everything')
  })

  it('says where nobody is let in, and where everybody is', () => {
    expect(row(table, 'Order.locked')[1]).toBe('what nobody has')
    expect(row(table, 'Person.name')[1]).toBe('–')
  })

  it('says what arguments, filters and orders go by, of those that go by something', () => {
    expect(row(table, 'Query.orders(asOf:)')).toEqual(['`Order.total`, `Order.id`'])
    expect(row(table, 'OrderFilter.total')).toEqual(['`Order.total`'])
    expect(row(table, 'OrderOrder.TOTAL')).toEqual(['`Order.total`'])
    expect(row(table, 'Query.orders(first:)')).toEqual([])
  })
})

describe('ACCESS.md', () => {
  const written = readFileSync(new URL('../../schema/ACCESS.md', import.meta.url), 'utf8')

  it('is fresh', () => {
    expect(written).toBe(accessTable(readSupergraphSdl()))
  })

  it('has a row for every field clients can ask for', () => {
    const fields = names('api').filter(({ kind }) => kind === 'field')
    expect(fields.filter(({ coordinate }) => row(written, coordinate).length !== 6)).toEqual([])
  })
})
