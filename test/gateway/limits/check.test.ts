import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDocument } from '#gateway/limits/check.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'

const check = (source: string) => checkDocument(parse(source), defaultLimits)
const times = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join(' ')
const nested = (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`

describe('checkDocument()', () => {
  it.each([
    ['fields', (n: number) => `{ a { ${times(n - 1, () => 'b')} } }`, 1_000],
    ['levels of fields', nested, 15],
    ['aliases', (n: number) => `{ a { ${times(n, (i) => `x${i}: b`)} } }`, 100],
    ['root fields', (n: number) => `{ ${times(n, (i) => `a${i}`)} }`, 30],
    ['introspection aliases', (n: number) => `{ ${times(n, (i) => `t${i}: __type(name: "T") { name }`)} }`, 5],
  ])('accepts as many %s as allowed and not one more', (what, make, limit) => {
    expect(() => check(make(limit))).not.toThrow()
    expect(() => check(make(limit + 1))).toThrow(`it asks for ${limit + 1} ${what}, allowed are ${limit}`)
  })

  it('refuses more than 200 operations and fragments, however small', () => {
    expect(() => check(times(200, (i) => `query Q${i} { a }`))).not.toThrow()
    expect(() => check(times(201, (i) => `query Q${i} { a }`))).toThrow('more than 200 operations and fragments')
  })

  it('accepts the standard introspection, beside fields of the graph', () => {
    const options = {
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
    }
    expect(() => check(getIntrospectionQuery({ ...options, oneOf: true }))).not.toThrow()
    expect(() => check('{ a __type(name: "T") { fields { name type { name fields { name } } } } }')).not.toThrow()
  })

  it.each([
    '{ __schema { types { fields { type { fields { name } } } } } }',
    '{ __type(name: "T") { fields { type { fields { type { fields { name } } } } } } }',
  ])('refuses an introspection whose answer outgrows the schema: %s', (source) => {
    expect(() => check(source)).toThrow('types reached from other types')
  })

  it('does not let introspection carry fields past the limits', () => {
    expect(() => check(`{ __schema { types { ${times(501, (i) => `f${i}`)} } } }`)).toThrow('introspection fields')
    expect(() => check(`{ __schema ${nested(26)} }`)).toThrow('levels of introspection')
  })

  it.each(['__proto__: a', '__typename: a', '__x: a', '__proto__: __typename', 'a { __schema: b }'])(
    'refuses the alias in { %s }',
    (selection) => {
      expect(() => check(`{ ${selection} }`)).toThrow(/Cannot use alias "__\w+": names that start with two underscores/)
    },
  )

  it.each(['__typename: __typename', '__router_1: __typename', '_a: b', 'constructor: a', 'toString: a'])(
    'accepts the alias in { %s }',
    (selection) => {
      expect(() => check(`{ ${selection} }`)).not.toThrow()
    },
  )
})
