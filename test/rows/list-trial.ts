import fc from 'fast-check'
import { expect } from 'vitest'
import type { LimitedGraph } from './limited-graph.ts'
import { randomClaims } from './random-claims.ts'
import { type RandomFilter, type RootList, randomFilter, rootLists } from './root-lists.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'
import { idOf, idOfRow, type World } from './world.ts'

/** Somebody asks for a list. */
export interface ListQuestion extends RandomFilter {
  readonly claims: Claims
  readonly list: RootList
  readonly order: string
  /** How many pages the list is to take, about. */
  readonly pages: number
}

export function listQuestion(world: World): fc.Arbitrary<ListQuestion> {
  const lists = rootLists(world)
  return fc
    .record({ claims: randomClaims(world), list: fc.constantFrom(...lists), pages: fc.integer({ min: 1, max: 6 }) })
    .chain(({ list, ...rest }) =>
      fc
        .tuple(randomFilter(list), fc.constantFrom(...list.orders))
        .map(([filter, order]) => ({ ...rest, ...filter, list, order })),
    )
}

/** Asks for all pages of a list, and for records one by one; both have to be what the tables say. */
export async function tryList(question: ListQuestion, world: World, graph: LimitedGraph): Promise<void> {
  const { claims, list, holds, filter } = question
  const visible = new VisibleRecords(world, claims)
  const expected = visible
    .rows(list.type)
    .filter((row) => holds(row, visible))
    .map((row) => idOfRow(list.type, row))
  const found = await everyId(question, Math.ceil((expected.length + 1) / question.pages), graph)
  const where = `${list.name} ${JSON.stringify({ claims, filter })}`
  expect(found.toSorted(), where).toEqual(expected.toSorted())
}

const mostLookups = 60

/** Asks for some records of a type by id: those that may be seen are there, and all others are as if they were not. */
export async function tryLookups(claims: Claims, list: RootList, seed: number, world: World, graph: LimitedGraph) {
  const visible = new VisibleRecords(world, claims).ids(list.type)
  const all = new VisibleRecords(world, everything).rows(list.type).map((row) => idOfRow(list.type, row))
  const start = seed % Math.max(1, all.length)
  const some = [...all.slice(start), ...all.slice(0, start)]
  const sight = (ids: readonly string[], isSeen: boolean) =>
    ids.filter((id) => visible.has(id) === isSeen).slice(0, list.type === 'StockPosition' ? 8 : mostLookups)
  const missing = list.type === 'StockPosition' ? idOf(list.type, '999999-1-0-0-0') : idOf(list.type, 999_999)
  const ids = [...sight(some, true), ...sight(some, false), missing]
  const fields = ids.map((id, place) => `r${place}: ${list.lookup}(id: "${id}") { id __typename }`)
  const data = await graph.data(claims, `{ ${fields.join('\n')} }`)
  const found = ids.map((_, place) => data[`r${place}`])
  const expected = ids.map((id) => (visible.has(id) ? { id, __typename: list.type } : null))
  expect(found, `${list.lookup} ${JSON.stringify(claims)}`).toEqual(expected)
}

async function everyId(question: ListQuestion, wantedSize: number, graph: LimitedGraph): Promise<string[]> {
  const { list, claims, filter, order } = question
  const first = Math.min(Math.max(wantedSize, 1), 500)
  const variables = [
    ...(list.filterType === null ? [] : [['filter', list.filterType]]),
    ...(list.orderType === null ? [] : [['orderBy', `${list.orderType}!`]]),
    ['first', 'Int!'],
    ['after', 'String'],
  ]
  const document = `query (${variables.map(([name, type]) => `$${name}: ${type}`).join(', ')}) {
    list: ${list.name}(${variables.map(([name]) => `${name}: $${name}`).join(', ')}) {
      nodes { id __typename } pageInfo { hasNextPage endCursor }
    }
  }`
  const ids: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { list: page } = await graph.data(claims, document, { filter, orderBy: order, first, after })
    ids.push(...page.nodes.map(({ id }: { id: string }) => id))
    ;({ endCursor: after, hasNextPage: more } = page.pageInfo)
    if (ids.length > 20_000) throw new Error(`Cannot walk ${list.name}: it does not end`)
  }
  return ids
}
