import type { Connection, Edge } from '../../connections/connection.ts'
import { decodeCursor, encodeCursor } from '../../connections/cursor.ts'
import type { NestedPageArguments } from '../../connections/nested-page.ts'
import { pageSize } from '../../connections/page-size.ts'
import type { Family, RecordOf } from '../families.ts'
import type { Found, IndexPlace, IndexQuery, ProjectionStore } from '../projection-store.ts'

/** Which records a list is made of: those under keys of an index that are wanted. */
export interface Listing<Name extends Family>
  extends Pick<IndexQuery<Name>, 'family' | 'index' | 'keys' | 'descending'> {
  /** Those of these records that belong to the list. */
  readonly wanted: (records: readonly RecordOf[Name][]) => Promise<readonly boolean[]> | readonly boolean[]
  /** After which place the list begins. Absent: with the first record. */
  readonly from?: IndexPlace | null
  /** Whether neither this record nor any after it belongs to the list. Absent: never. */
  readonly isPast?: (record: RecordOf[Name]) => boolean
}

/** Records that one page looks at, at most: with a filter that few fit it is short then, and says that there is more. */
export const mostLookedAt = 2_000

const atOnce = 500

/**
 * A page of a list in the order of its index.
 * @throws {BadUserInput} on a page size out of bounds, or a cursor of something else.
 */
export async function listed<Name extends Family>(
  store: Pick<ProjectionStore, 'page'>,
  { wanted, from = null, isPast = () => false, ...query }: Listing<Name>,
  { first, after }: NestedPageArguments,
  most: number,
): Promise<Connection<RecordOf[Name]>> {
  const size = pageSize(first, most)
  const start = after == null ? null : placeIn(after)
  const found: Found<Name>[] = []
  let last: IndexPlace | null = start ?? from
  let looked = 0
  let isAtEnd = query.keys.length === 0
  while (!isAtEnd && found.length <= size && looked < mostLookedAt) {
    const limit = Math.min(atOnce, Math.max(size + 1, 50))
    const whole = await store.page<Name>({ ...query, after: last, limit })
    const past = whole.findIndex(({ record }) => isPast(record))
    const page = past < 0 ? whole : whole.slice(0, past)
    const are = await wanted(page.map(({ record }) => record))
    found.push(...page.filter((_, index) => are[index]))
    looked += page.length
    last = page.at(-1)?.place ?? last
    isAtEnd = page.length < limit
  }
  const edges = found
    .slice(0, size)
    .map(({ record, place }): Edge<RecordOf[Name]> => ({ node: record, cursor: cursorOf(place) }))
  const isMoreFound = found.length > size
  const end = isMoreFound || isAtEnd || last === null ? (edges.at(-1)?.cursor ?? null) : cursorOf(last)
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: isMoreFound || !isAtEnd,
      hasPreviousPage: start !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: end,
    },
  }
}

/** The same page with other nodes: null takes one out, with its place. */
export function mapped<Node, Other>(page: Connection<Node>, nodes: readonly (Other | null)[]): Connection<Other> {
  const edges = page.edges.flatMap(({ cursor }, index) => {
    const node = nodes[index]
    return node === null || node === undefined ? [] : [{ cursor, node }]
  })
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo }
}

function cursorOf({ at, id }: IndexPlace): string {
  return encodeCursor([at, id])
}

function placeIn(cursor: string): IndexPlace {
  const isPlace = (parts: readonly unknown[]): parts is readonly [string | null, string] =>
    parts.length === 2 && (parts[0] === null || typeof parts[0] === 'string') && typeof parts[1] === 'string'
  const [at, id] = decodeCursor(cursor, isPlace)
  return { at, id }
}
