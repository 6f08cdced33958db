import DataLoader from 'dataloader'
import { execute, type GraphQLSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '#gateway/graph/compose.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { later, subgraph } from './supergraphs/supergraph.ts'

describe('The join asks loaders in as few batches as one program would', () => {
  it('for leaves of one other subgraph', async () => {
    expect(await batches('{ items { name color } }')).toEqual(['colors 1,2,3,4'])
  })

  it('for leaves of two other subgraphs and leaves the producer loads itself', async () => {
    expect(await batches('{ items { loaded color weight } }')).toEqual([
      'items 1,2,3,4',
      'colors 1,2,3,4',
      'weights 1,2,3,4',
    ])
  })

  it('for the same entities at several places, some a step later than others', async () => {
    expect(await batches('{ items { color } first { color weight } }')).toEqual(['colors 1,2,3,4', 'weights 1'])
  })

  it('below entities that other subgraphs give', async () => {
    expect(await batches('{ items { parts { color weight } color } }')).toEqual([
      'parts 1,2,3,4',
      'colors 1,2,3,4,6,5',
      'weights 6,5',
    ])
  })

  it('whatever fragments, conditions and aliases the selection is made of', async () => {
    const query = `
      query ($no: Boolean = false) {
        items { ...Named ... on Item @skip(if: $no) { c: color } loaded @include(if: $no) weight @skip(if: true) }
      }
      fragment Named on Item { name ... { color } }
    `
    expect(await batches(query)).toEqual(['colors 1,2,3,4'])
  })
})

async function batches(query: string): Promise<string[]> {
  const { schema, journal } = shop()
  const { errors } = await execute({ schema, document: parse(query), contextValue: {} })
  expect(errors).toBeUndefined()
  return journal
}

/** Items by id in three subgraphs, each of which loads what it knows and notes every batch. */
function shop(): { schema: GraphQLSchema; journal: string[] } {
  const journal: string[] = []
  const loader = (name: string, values: (id: number) => unknown) =>
    new DataLoader<number, unknown>(
      async (ids) => {
        journal.push(`${name} ${ids.join()}`)
        return ids.map(values)
      },
      { batchScheduleFn: (run) => setImmediate(run) },
    )
  const known = (name: string, value: (id: number) => unknown) => ({
    context: () => loader(name, value),
    reference: async ({ id }: { id: string }, context: DataLoader<number, unknown>) => ({
      id,
      value: await context.load(Number(id)),
    }),
  })
  const colors = known('colors', (id) => `color ${id}`)
  const weights = known('weights', (id) => id * 10)
  const all = [1, 2, 3, 4].map((id) => ({ id, name: `item ${id}` }))
  const subgraphs = [
    subgraph(
      'items',
      'type Query { items: [Item!]! first: Item } type Item @key(fields: "id") { id: ID! name: String loaded: Int }',
      {
        Query: { items: () => all, first: later(() => all[0]) },
        Item: {
          loaded: (item: { id: number }, _: never, context: DataLoader<number, unknown>) => context.load(item.id),
        },
      },
      () => loader('items', (id) => id),
    ),
    subgraph(
      'colors',
      'type Item @key(fields: "id") { id: ID! color: String }',
      { Item: { __resolveReference: colors.reference, color: (item: { value: string }) => item.value } },
      colors.context,
    ),
    subgraph(
      'weights',
      'type Item @key(fields: "id") { id: ID! weight: Int }',
      { Item: { __resolveReference: weights.reference, weight: (item: { value: number }) => item.value } },
      weights.context,
    ),
    subgraph(
      'parts',
      'type Item @key(fields: "id") { id: ID! parts: [Item!] }',
      {
        Item: {
          __resolveReference: (reference: object) => reference,
          parts: (item: { id: string }, _: never, context: DataLoader<number, unknown>) =>
            context.load(Number(item.id)),
        },
      },
      () => loader('parts', (id) => [{ id: 5 + (id % 2) }]),
    ),
  ]
  return { schema: joinSubgraphs(compose(subgraphs).supergraphSdl, subgraphs), journal }
}
