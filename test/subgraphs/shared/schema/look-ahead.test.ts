import { buildSchema, type GraphQLResolveInfo, type GraphQLSchema, graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import {
  asRequested,
  isOnlyRequest,
  requestedBelow,
  requestedFields,
  requestedLists,
  requestedOfNodes,
} from '#shared/schema/look-ahead.ts'
import { listSchema } from './list-schema.ts'

const schema = buildSchema(`
  type Query { orders(first: Int): Orders  order: Order }
  type Orders { nodes: [Order!]!  edges: [Edge!]!  total: Int }
  type Edge { node: Order!  cursor: String }
  interface Named { name: String }
  type Order implements Named { id: ID  name: String  state: String  lines: Orders }
`)

/** What a resolver of the first root field sees when this is executed. */
async function seen<Value>(
  look: (info: GraphQLResolveInfo) => Value,
  source: string,
  variableValues: Record<string, unknown> = {},
  over: GraphQLSchema = schema,
): Promise<Value | undefined> {
  let found: Value | undefined
  const notice = (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
    found ??= look(info)
    return null
  }
  const { errors } = await graphql({
    schema: over,
    source,
    variableValues,
    rootValue: { orders: notice, order: notice },
    fieldResolver: (parent, args, context, info) => parent[info.fieldName](args, context, info),
  })
  expect(errors).toBeUndefined()
  return found
}

const below =
  (...path: string[]) =>
  (info: GraphQLResolveInfo) =>
    requestedFields(info, ...path).toSorted()

describe('requestedFields()', () => {
  it('names each field once, by its name and not by its alias', async () => {
    expect(await seen(below(), '{ order { id a: name b: name name: state __typename } }')).toEqual([
      '__typename',
      'id',
      'name',
      'state',
    ])
  })

  it('leads through fields by name, whatever their aliases', async () => {
    const source =
      '{ orders { one: nodes { id } other: nodes { name } nodes { state } edges { node { lines { total } } } } }'
    expect(await seen(below('nodes'), source)).toEqual(['id', 'name', 'state'])
    expect(await seen(below('edges', 'node'), source)).toEqual(['lines'])
    expect(await seen(below('edges', 'node', 'lines'), source)).toEqual(['total'])
    expect(await seen(below('nowhere', 'at', 'all'), source)).toEqual([])
  })

  it('is empty for a field that has no selection', async () => {
    expect(await seen(below('nodes', 'id'), '{ orders { nodes { id } } }')).toEqual([])
  })

  it('takes in what the same field was asked for in other places of the selection', async () => {
    expect(
      await seen(below(), '{ order { id } ...More } fragment More on Query { order { name } ... { order { state } } }'),
    ).toEqual(['id', 'name', 'state'])
  })

  it('takes in fragments, named, inline and nested, with and without a type', async () => {
    const source = `
      { orders { ...Page ... { nodes { id } } } }
      fragment Page on Orders { nodes { ...Head ... on Named { ...Tail } } }
      fragment Head on Order { name }
      fragment Tail on Order { state }
    `
    expect(await seen(below('nodes'), source)).toEqual(['id', 'name', 'state'])
  })

  it('looks into a fragment once, however often it is spread', async () => {
    const doubling = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Order { ...F${index + 1} ...F${index + 1} }`,
    )
    expect(await seen(below(), `{ order { ...F0 } } ${doubling.join(' ')} fragment F40 on Order { name }`)).toEqual([
      'name',
    ])
  })

  const conditional = `query ($yes: Boolean!, $no: Boolean! = false) {
    order {
      id @skip(if: $yes)
      name @include(if: $yes)
      state @skip(if: true)
      ... @include(if: $no) { lines { total } }
      ...More @skip(if: $no)
    }
  } fragment More on Order { __typename @include(if: true) @skip(if: $no) }`

  it('leaves out what @skip and @include take away, variables and their defaults included', async () => {
    expect(await seen(below(), conditional, { yes: true })).toEqual(['__typename', 'name'])
    expect(await seen(below(), conditional, { yes: false })).toEqual(['__typename', 'id'])
    expect(await seen(below(), conditional, { yes: false, no: true })).toEqual(['id', 'lines'])
  })

  it('keeps what one place takes away and another asks for', async () => {
    expect(await seen(below(), '{ order { name @skip(if: true) name ... @skip(if: true) { id } } }')).toEqual(['name'])
  })
})

describe('requestedOfNodes()', () => {
  it('takes in both ways to a node', async () => {
    const look = (info: GraphQLResolveInfo) => requestedOfNodes(info).toSorted()
    expect(await seen(look, '{ orders { nodes { id } edges { cursor node { name } } total } }')).toEqual(['id', 'name'])
    expect(await seen(look, '{ orders { total } }')).toEqual([])
  })
})

describe('requestedOfNodes(), with what is always wanted', () => {
  it('has it once, whether it was asked for or not, and still knows what is below', async () => {
    const look = (info: GraphQLResolveInfo) => {
      const requested = requestedOfNodes(info, 'name', 'state')
      return [requested.toSorted(), requestedBelow(requested, 'supplier')]
    }
    expect(await seen(look, '{ orders { nodes { name supplier { id } } } }', {}, listSchema)).toEqual([
      ['name', 'state', 'supplier'],
      ['id'],
    ])
  })
})

describe('requestedBelow()', () => {
  const look = (info: GraphQLResolveInfo) => requestedBelow(requestedOfNodes(info), 'supplier')

  it('is what was asked of an object wherever it was asked for, and nothing where it was not', async () => {
    const source = '{ orders { nodes { supplier { id } } edges { node { s: supplier { name } name } } } }'
    expect((await seen(look, source, {}, listSchema))?.toSorted()).toEqual(['id', 'name'])
    expect(await seen(look, '{ orders { nodes { name } } }', {}, listSchema)).toEqual([])
    expect(requestedBelow(['supplier'], 'supplier')).toEqual([])
  })
})

describe('asRequested()', () => {
  it('is the field itself, as its object sees it: with its page and what was asked of its nodes', async () => {
    const look = (info: GraphQLResolveInfo) => [asRequested(info), [...requestedLists(asRequested(info))]]
    expect(await seen(look, '{ orders(first: 3) { nodes { name } } }', {}, listSchema)).toEqual([
      ['orders'],
      [['orders', { first: 3, nodes: ['name'] }]],
    ])
  })
})

describe('isOnlyRequest()', () => {
  const look = (info: GraphQLResolveInfo) => isOnlyRequest(requestedOfNodes(info))

  it('says whether an operation asks for one thing only', async () => {
    expect(await seen(look, '{ orders { nodes { name } } }', {}, listSchema)).toBe(true)
    expect(await seen(look, '{ orders { nodes { name } } order { name } }', {}, listSchema)).toBe(false)
    expect(await seen(look, '{ ... { orders { nodes { name } } } }', {}, listSchema)).toBe(false)
    expect(isOnlyRequest(['name'])).toBe(false)
  })
})

describe('requestedLists()', () => {
  const lists = async (source: string, variables = {}) =>
    Object.fromEntries(
      (await seen((info) => requestedLists(requestedOfNodes(info)), source, variables, listSchema)) ?? [],
    )

  it('is each list with its page size, said or not, and what was asked of its nodes', async () => {
    expect(await lists('{ orders { nodes { name lines { nodes { id name } } } } }')).toEqual({
      lines: { first: 50, nodes: ['id', 'name'] },
    })
    expect(
      await lists('query ($n: Int! = 7) { orders { edges { node { lines(first: $n) { edges { node { id } } } } } } }'),
    ).toEqual({ lines: { first: 7, nodes: ['id'] } })
  })

  it('takes several selections of a list together, and leaves those out that begin after a cursor', async () => {
    const source = `query ($cursor: String) { orders { nodes {
      a: lines(first: 2) { nodes { id } }
      b: lines(first: 9) { nodes { name } }
      c: lines(first: 99, after: $cursor) { nodes { moves { nodes { id } } } }
    } } }`
    expect(await lists(source, { cursor: 'x' })).toEqual({ lines: { first: 9, nodes: ['id', 'name'] } })
    expect(await lists(source, { cursor: null })).toEqual({ lines: { first: 99, nodes: ['id', 'name', 'moves'] } })
  })

  it('finds lists in fragments, also on an interface, which has no such field of its own', async () => {
    const source = `{ orders { nodes { ...Head } } }
      fragment Head on Named { name ... on Order { lines(first: 3) { nodes { ... on Named { name } } } } }`
    expect(await lists(source)).toEqual({ lines: { first: 3, nodes: ['name'] } })
  })

  it('is empty without a list, for a list of which only its page is asked, and for names from elsewhere', async () => {
    expect(await lists('{ orders { nodes { name } } }')).toEqual({})
    expect(await lists('{ orders { nodes { lines { total } } } }')).toEqual({})
    expect(requestedLists(['lines']).size).toBe(0)
  })

  it('leaves a list with arguments that cannot be read to its own resolver', async () => {
    expect(
      await lists('query ($n: Int) { orders { nodes { lines(first: $n) { nodes { id } } } } }', { n: null }),
    ).toEqual({})
  })

  it('leads on into lists in lists', async () => {
    const look = (info: GraphQLResolveInfo) => {
      const inLines = requestedLists(requestedFields(info)).get('lines')
      return requestedLists(inLines?.nodes ?? []).get('moves')
    }
    const source = '{ order { lines { nodes { moves(first: 5) { nodes { name } } } } } }'
    expect(await seen(look, source, {}, listSchema)).toEqual({ first: 5, nodes: ['name'] })
  })
})
