import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { and, type Domain, or } from '#shared/odoo/domain.ts'
import { matches, type Row } from './small-odoo.ts'

/** A domain together with what it is meant to say. */
interface Meaning {
  readonly domain: Domain
  readonly holds: (row: Row) => boolean
}

const term: fc.Arbitrary<Meaning> = fc.constantFrom('a', 'b', 'c', 'd').map((field) => ({
  domain: [[field, '=', true]],
  holds: (row) => row[field] === true,
}))

// Odoo joins terms that stand side by side by an unwritten "and".
const neighbours: fc.Arbitrary<Meaning> = fc.array(term, { minLength: 2, maxLength: 3 }).map((terms) => ({
  domain: terms.flatMap(({ domain }) => domain),
  holds: (row) => terms.every((each) => each.holds(row)),
}))

const everything: Meaning = { domain: [], holds: () => true }

const { meaning } = fc.letrec<{ meaning: Meaning; some: Meaning }>((tie) => ({
  some: fc.oneof(
    { maxDepth: 4 },
    term,
    neighbours,
    fc.array(tie('some'), { minLength: 1, maxLength: 3 }).map((parts) => ({
      domain: or(...(parts.map(({ domain }) => domain) as [Domain, ...Domain[]])),
      holds: (row: Row) => parts.some((part) => part.holds(row)),
    })),
    fc
      .array(fc.oneof(tie('some'), fc.constant(everything)), { minLength: 2, maxLength: 3 })
      .filter((parts) => parts.some((part) => part !== everything))
      .map((parts) => ({
        domain: and(...parts.map(({ domain }) => domain)),
        holds: (row: Row) => parts.every((part) => part.holds(row)),
      })),
  ),
  meaning: fc.oneof({ weight: 9, arbitrary: tie('some') }, { weight: 1, arbitrary: fc.constant(everything) }),
}))

const row = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean(), d: fc.boolean() })

describe('and() and or()', () => {
  it('say in prefix notation what boolean logic says, however they are nested', () => {
    fc.assert(
      fc.property(meaning, row, ({ domain, holds }, record) => {
        expect(matches(domain, record)).toBe(holds(record))
      }),
      { numRuns: 1_000 },
    )
  })

  it('leave one domain as it is', () => {
    expect(and([['a', '=', 1]])).toEqual([['a', '=', 1]])
    expect(or([['a', '=', 1]])).toEqual([['a', '=', 1]])
  })

  it('match everything when nothing is asked', () => {
    expect(and()).toEqual([])
    expect(and([], [])).toEqual([])
  })
})
