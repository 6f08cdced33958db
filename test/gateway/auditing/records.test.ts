import { describe, expect, it } from 'vitest'
import { recordsOf } from '#gateway/auditing/records.ts'
import type { CoordinateReads } from '#shared/audit/entry.ts'

const operation = { operation: 'query', correlationId: 'c', issuer: 'i', subject: 's', client: 'p' } as const
const ids = (count: number, of = 'id') => Array.from({ length: count }, (_, place) => `${of}-${place}`)
const read = (more: Partial<CoordinateReads>): CoordinateReads => ({
  coordinates: ['Order.total'],
  decision: 'allowed',
  by: 'selection',
  ids: [],
  withoutId: 0,
  ...more,
})

describe('recordsOf()', () => {
  it('is one record, that says who, what, and what came of it', () => {
    const reads = [read({ ids: ids(3) })]
    const answer = { data: {}, errors: [{ message: 'm', extensions: { code: 'NOT_FOUND' } }] }

    expect(recordsOf(operation, reads, { ...answer, errors: [...answer.errors, ...answer.errors] })).toEqual([
      { kind: 'operation', ...operation, decision: 'allowed', reads, answered: true, errors: ['NOT_FOUND'] },
    ])
    expect(recordsOf(operation, reads, { data: null })[0]?.answered).toBe(false)
    expect(recordsOf(operation, reads, null)[0]?.answered).toBe(false)
  })

  it.each([
    ['allowed', ['allowed', 'allowed']],
    ['denied', ['denied']],
    ['partly', ['allowed', 'denied']],
    ['allowed', []],
  ] as const)('calls the decision %s where those of its reads are %j', (decision, each) => {
    const reads = each.map((one) => read({ decision: one }))
    expect(recordsOf(operation, reads, null)[0]?.decision).toBe(decision)
  })

  it('goes on in further records after 1,000 ids, and loses none', () => {
    const reads = [
      read({ ids: ids(2_500, 'a'), withoutId: 2 }),
      read({ coordinates: ['Query.sums'], withoutId: 1 }),
      read({ coordinates: ['Line.price'], ids: ids(600, 'b') }),
    ]

    const records = recordsOf(operation, reads, { data: {} })

    expect(records.map(({ part }) => part)).toEqual([1, 2, 3, 4].map((number) => ({ number, of: 4 })))
    const all = records.flatMap((record) => record.reads)
    for (const { ids: some } of records.map((record) => ({ ids: record.reads.flatMap((each) => each.ids) }))) {
      expect(some.length).toBeLessThanOrEqual(1_000)
    }
    for (const { coordinates, ids: expected, withoutId } of reads) {
      const parts = all.filter((each) => each.coordinates === coordinates)
      expect(parts.flatMap((each) => each.ids)).toEqual(expected)
      expect(parts.reduce((sum, each) => sum + each.withoutId, 0)).toBe(withoutId)
    }
  })
})
