import DataLoader from 'dataloader'
import { execute, type FieldNode, type GraphQLResolveInfo, type GraphQLSchema, parse } from 'graphql'
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

describe('Before a list is handed to graphql-js, the join waits for all that its objects need', () => {
  it('by properties of theirs, and by properties of what those lead to', async () => {
    const { data, journal, info } = await answer('{ boxes { label inside { item { color maker { name country } } } } }')
    expect(journal).toEqual(['colors 1,2,3', 'countries 7,8'])
    expect(data).toEqual({
      boxes: [1, 2, 3].map((id) => ({
        label: `box ${id}`,
        inside: { item: { color: `color ${id}`, maker: maker(id) } },
      })),
    })
    // The reference of an item was told what is selected of it, not what is selected of one of its fields.
    expect(info).toEqual(['Item: color maker', 'Item: color maker', 'Item: color maker'])
  })

  it.each([
    '{ one { loaded } boxes { inside { item { color } } loaded } }',
    '{ one { loaded } boxes { inside { item { color } late { loaded } } } }',
  ])('but not where that would hold back a resolver that needs none of it: %s', async (query) => {
    expect((await answer(query)).journal.toSorted()).toEqual(['boxes 1,2,3,9', 'colors 1,2,3'])
  })

  it('and what fails on the way fails where it is asked for, and only there', async () => {
    const { data, errors, journal } = await answer(
      '{ boxes { label inside { broken { color } rejected { color } item { color } } } }',
    )
    expect(journal).toEqual(['colors 1,2,3'])
    expect(data).toEqual({
      boxes: [1, 2, 3].map((id) => ({
        label: `box ${id}`,
        inside: { broken: null, rejected: null, item: { color: `color ${id}` } },
      })),
    })
    expect(errors.toSorted()).toEqual(
      [0, 1, 2].flatMap((place) => [
        `boxes.${place}.inside.broken: broken on purpose`,
        `boxes.${place}.inside.rejected: rejected on purpose`,
      ]),
    )
  })
})

const maker = (id: number) => ({ name: `maker ${7 + (id % 2)}`, country: `country ${7 + (id % 2)}` })

async function answer(query: string) {
  const { schema, journal, info } = store()
  const { data, errors = [] } = await execute({ schema, document: parse(query), contextValue: {} })
  return {
    data: JSON.parse(JSON.stringify(data)),
    errors: errors.map(({ path, message }) => `${path?.join('.')}: ${message}`),
    journal,
    info,
  }
}

/** Boxes with items inside, whose colors and makers another subgraph has; countries of makers are a third's. */
function store() {
  const journal: string[] = []
  const info: string[] = []
  const loader = (name: string, value: (id: number) => unknown) =>
    new DataLoader<number, unknown>(
      async (ids) => {
        journal.push(`${name} ${ids.toSorted().join()}`)
        return ids.map(value)
      },
      { batchScheduleFn: (run) => setImmediate(run) },
    )
  const subgraphs = [
    subgraph(
      'boxes',
      `type Query { boxes: [Box!]! one: Box }
       type Box { label: String inside: Inside loaded: String }
       type Inside { item: Item late: Box broken: Item rejected: Item }
       type Item @key(fields: "id", resolvable: false) { id: ID! }`,
      {
        Query: { boxes: () => [1, 2, 3].map(box), one: () => box(9) },
        Box: { loaded: ({ id }: { id: number }, _: never, context: DataLoader<number, unknown>) => context.load(id) },
      },
      () => loader('boxes', (id) => `loaded ${id}`),
    ),
    subgraph(
      'items',
      `type Item @key(fields: "id") { id: ID! color: String maker: Maker }
       type Maker @key(fields: "id") { id: ID! name: String }`,
      {
        Item: {
          __resolveReference: async (
            { id }: { id: string },
            context: DataLoader<number, unknown>,
            { fieldNodes, returnType }: GraphQLResolveInfo,
          ) => {
            const names = fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? [])
            info.push(`${returnType}: ${names.map((node) => (node as FieldNode).name.value).join(' ')}`)
            return context.load(Number(id))
          },
        },
      },
      () => loader('colors', (id) => ({ color: `color ${id}`, maker: { id: 7 + (id % 2), name: maker(id).name } })),
    ),
    subgraph(
      'makers',
      'type Maker @key(fields: "id") { id: ID! country: String }',
      {
        Maker: {
          __resolveReference: ({ id }: { id: string }, context: DataLoader<number, unknown>) =>
            context.load(Number(id)),
        },
      },
      () => loader('countries', (id) => ({ country: `country ${id}` })),
    ),
  ]
  return { schema: joinSubgraphs(compose(subgraphs).supergraphSdl, subgraphs), journal, info }
}

function box(id: number) {
  return {
    id,
    label: `box ${id}`,
    inside: {
      item: { id },
      late: { id },
      broken: () => {
        throw new Error('broken on purpose')
      },
      rejected: () => Promise.reject(new Error('rejected on purpose')),
    },
  }
}

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
