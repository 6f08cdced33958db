import { describe, expect, it } from 'vitest'
import { ageOf } from '#shared/projections/ingest/versions.ts'

const at = (version: string | null, second: number) => ({ version, lastUpdated: `2026-11-01T00:00:0${second}.000Z` })

describe('ageOf()', () => {
  it.each([
    [at('1', 1), at('1', 1), 'same'],
    [at('2', 2), at('1', 1), 'newer'],
    [at('1', 1), at('2', 2), 'older'],
    [at('b', 2), at('a', 1), 'newer'],
    [at('a', 1), at('b', 2), 'older'],
    [at(null, 2), at(null, 1), 'newer'],
    // Numbers are compared as numbers.
    [at('10', 2), at('9', 1), 'newer'],
    // Of one millisecond the numbers tell nothing for sure, and without numbers nothing does.
    [at('2', 1), at('1', 1), 'unclear'],
    [at('b', 1), at('a', 1), 'unclear'],
    [at(null, 1), at(null, 1), 'unclear'],
    // A clock that went back, or numbers that began anew.
    [at('2', 1), at('1', 2), 'unclear'],
    [at('1', 2), at('2', 1), 'unclear'],
    [at('1', 2), at('1', 1), 'unclear'],
  ])('says of %j beside %j that it is %s', (read, kept, age) => {
    expect(ageOf(read, kept, Date.parse('2026-11-01T00:00:09Z'))).toBe(age)
  })

  it('cannot tell what is older than a time that is still to come', () => {
    const now = Date.parse('2026-11-01T00:00:01.500Z')
    expect(ageOf(at('b', 1), at('a', 2), now)).toBe('unclear')
    expect(ageOf(at('a', 2), at('a', 2), now)).toBe('same')
  })
})
