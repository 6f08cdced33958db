import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { namedIds } from '#gateway/auditing/named-ids.ts'
import { globalId } from '#shared/values/global-id.ts'

const schema = buildSchema(/* GraphQL */ `
  input Filter { any: [Filter!], ids: [ID!], text: String, below: Line }
  input Line { item: ID, count: Int }
  type Query {
    one(id: ID!, note: String): Int
    many(filter: Filter, first: Int): Int
    none(text: String, first: Int, state: State): Int
  }
  enum State { A }
`)
const argsOf = (field: string) => schema.getQueryType()?.getFields()[field]?.args ?? []
const [lot, item, other] = ['Lot', 'Item', 'Order'].map((type) => globalId('odoo', type, 7)) as [string, string, string]

describe('namedIds()', () => {
  it('finds the ids of records wherever arguments have place for one, each once', () => {
    expect(namedIds(argsOf('one'))?.({ id: lot, note: item })).toEqual([lot])
    const filter = { ids: [lot, item], any: [{ below: { item: other } }, { ids: [lot] }], text: other }
    expect(namedIds(argsOf('many'))?.({ filter, first: 3 })).toEqual([other, lot, item])
  })

  it('takes for an id only what is one of this graph: anything else somebody may have typed', () => {
    for (const id of ['Jane Doe', '', '7', btoa('odoo/Lot'), `${'x'.repeat(300)}`, null, undefined, 7]) {
      expect(namedIds(argsOf('one'))?.({ id })).toEqual([])
    }
    expect(namedIds(argsOf('many'))?.({ filter: null })).toEqual([])
  })

  it('is nothing where no argument has place for one', () => {
    expect(namedIds(argsOf('none'))).toBeUndefined()
  })
})
