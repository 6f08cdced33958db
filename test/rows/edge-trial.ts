import fc from 'fast-check'
import { expect } from 'vitest'
import { edgesOf } from './edges.ts'
import { type LimitedGraph, mentionsIn } from './limited-graph.ts'
import { randomClaims } from './random-claims.ts'
import { type RootList, rootLists } from './root-lists.ts'
import { type Claims, VisibleRecords } from './visible-records.ts'
import { idOf, type World } from './world.ts'

/** Somebody asks where some records of a list lead. */
export interface EdgeQuestion {
  readonly claims: Claims
  readonly list: RootList
  readonly order: string
  readonly first: number
}

export function edgeQuestion(world: World): fc.Arbitrary<EdgeQuestion> {
  return fc
    .record({
      claims: randomClaims(world),
      list: fc.constantFrom(...rootLists(world)),
      first: fc.integer({ min: 3, max: 25 }),
    })
    .chain((asked) => fc.constantFrom(...asked.list.orders).map((order) => ({ ...asked, order })))
}

/** Nothing that records lead to, in two steps, may be what whoever asks should not see. Gives how many were named. */
export async function tryEdges(question: EdgeQuestion, world: World, graph: LimitedGraph): Promise<number> {
  const { claims, list, order, first } = question
  const argumentsOf = [`first: ${first}`, ...(list.orderType === null ? [] : [`orderBy: ${order}`])].join(', ')
  const document = `{ ${list.name}(${argumentsOf}) { nodes { ${edgesOf(list.type, 2)} } } }`
  return tryDocument(document, claims, world, graph)
}

/** As `tryEdges`, in one step, of as many records of each list as there are at either end of it. */
export async function tryEveryEdge(claims: Claims, reads: boolean, world: World, graph: LimitedGraph): Promise<number> {
  let mentions = 0
  for (const { name, type, orderType, orders, isArchivable } of rootLists(world)) {
    for (const order of orderType === null ? [null] : orders.slice(0, 2)) {
      const all = isArchivable ? ', filter: { active: null }' : ''
      const argumentsOf = `first: 500${order === null ? '' : `, orderBy: ${order}`}${all}`
      const document = `{ ${name}(${argumentsOf}) { nodes { ${edgesOf(type, 1, { reads })} } } }`
      mentions += await tryDocument(document, claims, world, graph)
    }
  }
  return mentions
}

/** Where a lot's trace leads: it is refused where some of it may be in companies that whoever asks may not see. */
export async function tryTrace(lot: number, claims: Claims, world: World, graph: LimitedGraph): Promise<number> {
  const document = `{ lotTrace(lot: "${idOf('Lot', lot)}") { ${edgesOf('LotTrace', 1)} } }`
  const company = world.rows('stock.lot').find(({ id }) => id === lot)?.company_id
  const isVisible = new VisibleRecords(world, claims).ids('Lot').has(idOf('Lot', lot))
  if (!isVisible || claims.companies === 'all' || company !== false) return tryDocument(document, claims, world, graph)
  const { data, errors } = await graph.ask(claims, document)
  expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([{ lotTrace: null }, ['FORBIDDEN']])
  return 0
}

/** Nothing that an answer names may be what whoever asks should not see. Gives how many were named. */
export async function tryDocument(
  document: string,
  claims: Claims,
  world: World,
  graph: LimitedGraph,
): Promise<number> {
  const { data, errors } = await graph.ask(claims, document)
  const visible = new VisibleRecords(world, claims)
  const mentions = [...mentionsIn(data)]
  const hidden = mentions.filter(({ type, id }) => type !== 'UnitOfMeasure' && !visible.ids(type).has(id))
  const told = hidden.map(({ type, id, path }) => `${path}: ${Buffer.from(id, 'base64url')} (${type})`)
  expect([...new Set(told)], JSON.stringify(claims)).toEqual([])
  // What may not be seen is as if it were not there: it is no error either.
  const failures = errors.map(
    ({ path, message }) => `${path?.filter((step) => typeof step === 'string').join('/')}: ${message}`,
  )
  expect([...new Set(failures)], JSON.stringify(claims)).toEqual([])
  return mentions.length
}
