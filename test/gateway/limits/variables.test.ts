import { describe, expect, it } from 'vitest'
import { checkVariables } from '#gateway/limits/variables.ts'

function nest(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1
  for (let i = 0; i < levels; i += 1) value = wrap(value)
  return value
}

describe('checkVariables()', () => {
  it.each([
    ['lists', (inner: unknown) => [inner]],
    ['objects', (inner: unknown) => ({ and: inner })],
    ['prototype keys', (inner: unknown) => JSON.parse(`{"__proto__": ${JSON.stringify(inner)}}`)],
  ])('accepts %s nested 31 deep and refuses the next level', (_, wrap) => {
    expect(() => checkVariables({ x: nest(31, wrap) })).not.toThrow()
    expect(() => checkVariables({ x: nest(32, wrap) })).toThrow('nest deeper than 32')
  })

  it('is not overflowed by what it refuses', () => {
    expect(() => checkVariables({ x: nest(200_000, (inner) => [inner]) })).toThrow('nest deeper than 32')
  })

  it('accepts wide variables', () => {
    expect(() => checkVariables({ ids: Array.from({ length: 100_000 }, (_, i) => i), none: null })).not.toThrow()
  })
})
