import { buildSchema, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { withObjectIds } from '#gateway/graph/object-ids.ts'

const schema = buildSchema(/* GraphQL */ `
  type Query { order: Order, any: Any }
  interface Named { name: String }
  type Order implements Named { id: ID, name: String, total: Money, lines: [Line] }
  type Line { id: ID, count: Int }
  type Money { amount: Int }
  union Any = Order | Money
`)

const asked = (text: string) => print(withObjectIds(parse(text), schema)).replace(/\s+/g, ' ')

describe('withObjectIds()', () => {
  it('asks for the id of every object that has one, in fragments too, and of no other', () => {
    expect(asked('{ order { total { amount } lines { n: count } } }')).toBe(
      '{ order { id total { amount } lines { id n: count } } }',
    )
    expect(asked('{ any { ... on Order { name } ... on Money { amount } } }')).toBe(
      '{ any { ... on Order { id name } ... on Money { amount } } }',
    )
    expect(asked('{ order { ...Lines } } fragment Lines on Order { lines { count } }')).toBe(
      '{ order { id ...Lines } } fragment Lines on Order { id lines { id count } }',
    )
  })

  it('leaves what the client calls id alone', () => {
    expect(asked('{ order { alias_id: name id } }')).toBe('{ order { id alias_id: name id } }')
  })
})
