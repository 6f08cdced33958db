import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { account } from './agreement.ts'

describe('account()', () => {
  it('tells the error of a field that is null itself with its message', () => {
    const errors = [new GraphQLError('broken', { path: ['items', 1, 'name'] })]
    expect(account({ data: { items: [{ name: 'a' }, { name: null }] }, errors })).toEqual({
      data: { items: [{ name: 'a' }, { name: null }] },
      errors: ['items.1.name: broken'],
      nulled: [],
      places: ['items.1.name'],
    })
  })

  it('tells only the place where a failure below travelled up', () => {
    const errors = ['id', 'name'].map((field) => new GraphQLError(field, { path: ['items', 0, field] }))
    expect(account({ data: { items: null }, errors })).toEqual({
      data: { items: null },
      errors: [],
      nulled: ['items'],
      places: ['items'],
    })
  })

  it('tells what left no data at all', () => {
    expect(account({ data: null, errors: [new GraphQLError('broken', { path: ['a'] })] }).nulled).toEqual([''])
  })

  it('does not depend on the order of errors', () => {
    const errors = ['a', 'b'].map((path) => new GraphQLError('broken', { path: [path] }))
    const data = { a: null, b: null }
    expect(account({ data, errors })).toEqual(account({ data, errors: errors.toReversed() }))
  })

  it('sees a null where another answer has a value, and an error the other has not', () => {
    const without = account({ data: { a: null } })
    expect(without).not.toEqual(account({ data: { a: 1 } }))
    expect(without).not.toEqual(account({ data: { a: null }, errors: [new GraphQLError('broken', { path: ['a'] })] }))
  })
})
