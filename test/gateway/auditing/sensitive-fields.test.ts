import { describe, expect, it } from 'vitest'
import { readSensitiveFields } from '#gateway/auditing/sensitive-fields.ts'

const sensitiveIn = (sdl: string) => readSensitiveFields(sdl).coordinates

describe('readSensitiveFields()', () => {
  it('goes by what a field says, and else by what its type says', () => {
    const sdl = `
      type Open @classified(as: OPERATIONAL) { id: ID name: String secret: String @classified(as: FINANCIAL) }
      type Person @classified(as: PERSONAL) { id: ID name: String country: String @classified(as: REFERENCE) }
    `
    expect(sensitiveIn(sdl)).toEqual(['Open.secret', 'Person.id', 'Person.name'])
  })

  it('counts what nobody classified', () => {
    expect(sensitiveIn('type Query { a: String } type T { b: Int @classified(as: REFERENCE) c: Int }')).toEqual([
      'Query.a',
      'T.c',
    ])
  })

  it('counts a field by the value it gives, and not by a record that is told by itself', () => {
    const sdl = `
      type Money @classified(as: FINANCIAL) @public { amount: String }
      type Posting @classified(as: FINANCIAL) { id: ID }
      union Paid = Money | Plain
      interface Priced { amount: String }
      type Plain implements Priced @classified(as: REFERENCE) { amount: String }
      type Note implements Priced @classified(as: PERSONAL) { amount: String }
      type Order @classified(as: OPERATIONAL) {
        total: [Money!]!
        posting: Posting
        paid: Paid
        priced: [Priced]
        plain: Plain
      }
    `
    expect(sensitiveIn(sdl)).toEqual(['Posting.id', 'Note.amount', 'Order.total', 'Order.paid', 'Order.priced'])
  })

  it('leaves a value that is nothing in itself to the field that gives it', () => {
    expect(sensitiveIn('type Money @classified(as: FINANCIAL) @public { amount: String }')).toEqual([])
    expect(sensitiveIn('type Payer @classified(as: PERSONAL) @public { id: ID }')).toEqual(['Payer.id'])
  })

  it('counts every command, whatever it gives', () => {
    expect(sensitiveIn('type Mutation { approve: String @classified(as: REFERENCE) }')).toEqual(['Mutation.approve'])
  })

  it('knows the place of each, and of no other', () => {
    const { coordinates, placeOf } = readSensitiveFields('type Query { a: String @classified(as: PERSONAL) }')
    expect(coordinates[placeOf('Query.a')]).toBe('Query.a')
    expect(placeOf('Query.b')).toBe(-1)
  })
})
