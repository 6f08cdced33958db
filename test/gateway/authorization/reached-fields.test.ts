import { describe, expect, it } from 'vitest'
import { readAccessRules } from '#gateway/authorization/access-rules.ts'
import { toyGraph } from './toy-graph.ts'

const sdl = /* GraphQL */ `
  type Query {
    wards(
      filter: WardFilter
      orderBy: WardOrder! = NAME
      first: Int = 10
      mostBeds: Int @reads(coordinates: ["Ward.beds"])
    ): [Ward] @public
    careless(filter: CarelessFilter, order: CarelessOrder, state: State, first: Int): String @public
    found(states: [State!] @reads(coordinates: ["Ward.state"])): String @public
  }
  type Ward @public {
    name: String
    beds: Int @requiresScopes(scopes: [["beds"]])
    cost: Int @requiresScopes(scopes: [["money"]])
    state: State
  }
  enum State { OPEN CLOSED }
  input WardFilter {
    name: String @reads(coordinates: ["Ward.name"])
    beds: [Int!] @reads(coordinates: ["Ward.beds"])
    states: [State!] @reads(coordinates: ["Ward.state"])
    cost: CostFilter
    either: [WardFilter!]
  }
  input CostFilter { from: Int = 1 @reads(coordinates: ["Ward.cost"]) }
  enum WardOrder {
    NAME @reads(coordinates: ["Ward.name"])
    BEDS @reads(coordinates: ["Ward.beds"])
    COST_AND_BEDS @reads(coordinates: ["Ward.cost", "Ward.beds"])
  }
  input CarelessFilter { anything: String }
  enum CarelessOrder { ANY }
`
const { ask } = toyGraph(sdl, { Query: { wards: [], careless: 'c', found: 'f' } })

describe('what arguments go by', () => {
  it.each([
    ['wards { name }', [], true],
    ['wards(orderBy: BEDS) { name }', [], false],
    ['wards(orderBy: BEDS) { name }', ['beds'], true],
    ['wards(orderBy: COST_AND_BEDS) { name }', ['beds'], false],
    ['wards(filter: { name: "A" }) { name }', [], true],
    ['wards(filter: { name: "A", beds: [1] }) { name }', [], false],
    ['wards(filter: { beds: [1] }) { name }', ['beds'], true],
    ['wards(filter: { beds: null }) { name }', [], true],
    ['wards(filter: { states: [OPEN] }) { name }', [], true],
    ['wards(filter: { cost: {} }) { name }', ['beds'], false],
    ['wards(filter: { cost: {} }) { name }', ['money'], true],
    ['wards(filter: { either: [{ name: "A" }, { either: [{ beds: 1 }] }] }) { name }', [], false],
    ['wards(mostBeds: 3) { name }', [], false],
    ['wards(mostBeds: null) { name }', [], true],
    ['found(states: [OPEN])', [], true],
  ])('%s with scopes %j: %s', async (selection, scopes, isAnswered) => {
    const { denials, called } = await ask(`{ ${selection} }`, scopes)
    expect(denials.length === 0).toBe(isAnswered)
    expect(called.size > 0).toBe(isAnswered)
  })

  it('is the same by variable, whole or in part', async () => {
    const whole = 'query ($filter: WardFilter) { wards(filter: $filter) { name } }'
    expect((await ask(whole, [], { filter: { beds: [1] } })).denials).toEqual(['Query.wards 1'])
    expect((await ask(whole, [], { filter: { name: 'A' } })).denials).toEqual([])
    const part =
      'query ($beds: [Int!], $order: WardOrder! = BEDS) { wards(filter: { beds: $beds }, orderBy: $order) { name } }'
    expect((await ask(part, [], {})).denials).toEqual(['Query.wards 1'])
    expect((await ask(part, [], { order: 'NAME' })).denials).toEqual([])
    expect((await ask(part, [], { order: 'NAME', beds: [2] })).denials).toEqual(['Query.wards 1'])
  })

  it('says what it goes by', async () => {
    const { errors } = await ask('{ wards(orderBy: COST_AND_BEDS) { name } }', ['beds'])
    expect(errors[0]?.message).toBe('Cannot read Query.wards: it was asked to go by Ward.cost, which needs money')
  })

  it('is denied where nobody said what it goes by', async () => {
    expect((await ask('{ careless }')).denials).toEqual([])
    expect((await ask('{ careless(first: 1) }')).denials).toEqual([])
    for (const argument of ['filter: { anything: "a" }', 'order: ANY', 'state: OPEN']) {
      expect((await ask(`{ careless(${argument}) }`, ['beds', 'money'])).denials).toEqual(['Query.careless 1'])
    }
  })

  it('has to be a field there is', () => {
    expect(() => readAccessRules('type Query { a(b: Int @reads(coordinates: ["Ward.size"])): Int }')).toThrow(
      'Cannot use the rules of the schema: Query.a(b:) reads Ward.size',
    )
  })
})
