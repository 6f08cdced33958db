import { buildSchema, GraphQLError, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { faultsOf, seenPart } from './judge.ts'
import type { Sight } from './sight.ts'

const schema = buildSchema(`
  type Query { ward(name: String): Ward wards(filter: WardFilter): [Ward!] }
  type Ward { id: ID! name: String! beds: [Bed!]! note: String }
  type Bed { id: ID! free: Boolean }
  input WardFilter { note: String }
`)

/** Everything but these coordinates. */
const blindTo = (...coordinates: string[]): Sight => ({
  sees: (type, field) => !coordinates.includes(`${type.name}.${field}`),
  mayGive: (_args, { filter }) => filter === undefined || !coordinates.includes('WardFilter.note'),
})

const denial = (coordinate: string, path: (string | number)[], count = 1) =>
  new GraphQLError('Cannot read', { path, extensions: { code: 'FORBIDDEN', origin: 'caregraph', coordinate, count } })

const beds = [
  { id: 'a', free: true },
  { id: 'b', free: null },
]
const wards = [
  { id: '1', name: 'East', beds, note: 'x' },
  { id: '2', name: 'West', beds, note: null },
]

function judged(text: string, whole: unknown, data: unknown, errors: GraphQLError[], sight: Sight): string[] {
  return faultsOf(schema, parse(text), {}, whole, { data, errors }, sight).map(({ fault }) => fault)
}

describe('What is expected of an answer', () => {
  const notes = '{ wards { id note } }'
  const whole = { wards: wards.map(({ id, note }) => ({ id, note })) }
  const without = { wards: wards.map(({ id }) => ({ id, note: null })) }
  const blind = blindTo('Ward.note')

  it('is the whole of it where all is seen', () => {
    expect(judged(notes, whole, whole, [], blindTo())).toEqual([])
    expect(judged(notes, whole, without, [], blindTo())).toHaveLength(1)
  })

  it('is null and one error for all places of what is not seen, also where null was there anyway', () => {
    expect(judged(notes, whole, without, [denial('Ward.note', ['wards', 0, 'note'], 2)], blind)).toEqual([])
  })

  it('is not a value, no error, another count, another field, another place or two errors', () => {
    const right = denial('Ward.note', ['wards', 0, 'note'], 2)
    expect(judged(notes, whole, whole, [right], blind)).not.toEqual([])
    expect(judged(notes, whole, without, [], blind)).not.toEqual([])
    expect(judged(notes, whole, without, [denial('Ward.note', ['wards', 0, 'note'], 1)], blind)).not.toEqual([])
    expect(judged(notes, whole, without, [denial('Ward.name', ['wards', 0, 'note'], 2)], blind)).not.toEqual([])
    expect(judged(notes, whole, without, [denial('Ward.note', ['wards', 0], 2)], blind)).not.toEqual([])
    expect(judged(notes, whole, without, [right, right], blind)).not.toEqual([])
    expect(judged(notes, whole, without, [right], blindTo())).not.toEqual([])
  })

  it('is one error for each alias', () => {
    const errors = [denial('Ward.note', ['ward', 'a']), denial('Ward.note', ['ward', 'b'])]
    const asked = '{ ward { a: note ...B } } fragment B on Ward { b: note }'
    expect(judged(asked, { ward: { a: 'x', b: 'x' } }, { ward: { a: null, b: null } }, errors, blind)).toEqual([])
    expect(
      judged(asked, { ward: { a: 'x', b: 'x' } }, { ward: { a: null, b: null } }, [errors[0] as GraphQLError], blind),
    ).toHaveLength(1)
  })

  it('is null for whatever must not hold a null', () => {
    const asked = '{ ward { id beds { id free } } other: ward { name } }'
    const all = { ward: { id: '1', beds }, other: { name: 'East' } }
    const errors = [denial('Bed.id', ['ward', 'beds', 0, 'id'], 2)]
    expect(judged(asked, all, { ward: null, other: { name: 'East' } }, errors, blindTo('Bed.id'))).toEqual([])
    expect(judged(asked, all, { ward: { id: '1', beds: null }, other: null }, errors, blindTo('Bed.id'))).not.toEqual(
      [],
    )
  })

  it('is null for a field that was asked to go by what is not seen', () => {
    const asked = '{ wards(filter: { note: "x" }) { id } }'
    const errors = [denial('Query.wards', ['wards'])]
    expect(judged(asked, { wards: [{ id: '1' }] }, { wards: null }, errors, blindTo('WardFilter.note'))).toEqual([])
    expect(
      judged(asked, { wards: [{ id: '1' }] }, { wards: [{ id: '1' }] }, [], blindTo('WardFilter.note')),
    ).not.toEqual([])
  })

  it('is asked of the source by the part of a document that is seen', () => {
    const document = parse('{ ward { name ...B } } fragment B on Ward { note beds { free } }')
    const left = seenPart(schema, document, {}, blindTo('Ward.note', 'Bed.free'))
    expect(print(left).replaceAll(/\s+/g, ' ')).toBe(
      '{ ward { name ...B } } fragment B on Ward { beds { __typename } }',
    )
  })
})
