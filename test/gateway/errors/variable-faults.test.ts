import { buildSchema, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { faultsOfVariables } from '#gateway/errors/variable-faults.ts'
import { scalars } from '#shared/values/scalars.ts'

const schema = buildSchema(/* GraphQL */ `
  scalar Date
  enum State { DRAFT SENT }
  input Filter { states: [State!], since: Date, and: [Filter!], count: Int! = 1, grid: [[Int!]!] }
  input Choice @oneOf { id: ID, name: String }
  type Query { a: Int }
`)
Object.assign(schema.getType('Date') as object, { parseValue: scalars.Date.parseValue })

function messages(definitions: string, variables: Record<string, unknown>): string[] {
  const operation = parse(`query (${definitions}) { a }`).definitions[0] as OperationDefinitionNode
  return faultsOfVariables(schema, operation, variables).map(({ message }) => message)
}

describe('faultsOfVariables()', () => {
  it.each([
    ['$id: ID!', {}, 'Cannot use variable "$id": expected a value of type "ID!", found none'],
    ['$id: ID!', { id: null }, 'Cannot use variable "$id": expected a value of type "ID!", found null'],
    ['$n: Int', { n: 'jane-doe' }, 'Cannot use variable "$n": expected a value of type "Int"'],
    ['$f: Filter', { f: 'jane-doe' }, 'Cannot use variable "$f": expected a value of type "Filter"'],
    [
      '$f: Filter',
      { f: { states: ['DRAFT', 'jane-doe'] } },
      'Cannot use variable "$f" at "f.states.1": expected a value of type "State!"',
    ],
    [
      '$f: Filter',
      { f: { and: [{}, { grid: [[1], [2, 'jane-doe']] }] } },
      'Cannot use variable "$f" at "f.and.1.grid.1.1": expected a value of type "Int!"',
    ],
    [
      '$f: Filter',
      { f: { since: 'jane-doe' } },
      'Cannot use variable "$f" at "f.since": expected a value of type "Date"; Cannot read Date: expected a day, such as "2026-11-20"',
    ],
    [
      '$f: Filter!',
      { f: { stats: [] } },
      'Cannot use variable "$f": expected a value of type "Filter!"; Field "stats" is not defined by type "Filter". Did you mean "states"?',
    ],
    ['$f: Filter', { f: { 'jane-doe, 47': 1 } }, 'Cannot use variable "$f": expected a value of type "Filter"'],
    [
      '$c: Choice',
      { c: { id: '1', name: 'jane-doe' } },
      'Cannot use variable "$c": expected a value of type "Choice"; Exactly one key must be specified for OneOf type "Choice".',
    ],
  ])('tells of %s with %j the variable, the place and the type', (definitions, variables, message) => {
    expect(messages(definitions, variables)).toEqual([message])
  })

  it.each([
    ['$n: Int, $f: Filter = { count: 2 }', {}],
    ['$n: Int!, $f: Filter', { n: 1, f: { states: 'DRAFT', since: '2026-11-20', and: [{ count: 3 }] } }],
    ['$n: Int! = 3', {}],
    ['$n: Int', { n: null, unknown: 'ignored' }],
    ['$constructor: Int, $toString: Int', {}],
  ])('finds nothing wrong with %s and %j', (definitions, variables) => {
    expect(messages(definitions, variables)).toEqual([])
  })

  it.each(['__proto__', 'constructor', 'toString'])('takes the key %s for an unknown field', (key) => {
    const variables = JSON.parse(`{"f": {"${key}": {"count": 1}}}`)
    expect(messages('$f: Filter', variables)).toEqual([expect.stringContaining(`Field "${key}" is not defined`)])
  })

  it('says where in its document each lies', () => {
    const operation = parse('query (\n $a: Int\n) { a }').definitions[0] as OperationDefinitionNode
    expect(faultsOfVariables(schema, operation, { a: 'x' })).toMatchObject([{ locations: [{ line: 2, column: 2 }] }])
  })

  it('tells a few of very many faults, in little time', () => {
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1]))
    const nameless = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`${i}`, 1]))
    const started = performance.now()
    expect(messages('$g: [[Int]]', { g: Array.from({ length: 400_000 }, () => 'jane-doe') })).toHaveLength(20)
    expect(messages('$f: Filter', { f: wide })).toHaveLength(20)
    expect(messages('$f: Filter', { f: nameless })).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
