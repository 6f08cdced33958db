import { BadUserInput } from '../errors/errors.ts'
import { type MaybePromise, whenHere } from '../values/maybe-promise.ts'
import { type Connection, connectionOf } from './connection.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { maxPageSize, pageSize } from './page-size.ts'

export interface NestedPageArguments {
  readonly first: number
  readonly after?: string | null | undefined
}

/**
 * A page of a list whose keys are known, or will be, such as the lines of an order. Only the page's own records are
 * loaded. At once where nothing has to be waited for: an answer has many small lists, and promises are not free.
 *
 * Rejects with BadUserInput on a page size out of bounds, or a cursor whose record has left the list.
 */
export function nestedPage<Node>(
  keys: MaybePromise<readonly number[]>,
  page: NestedPageArguments,
  load: (keys: readonly number[]) => MaybePromise<readonly Node[]>,
): MaybePromise<Connection<Node>> {
  if (keys instanceof Promise) return keys.then((known) => nestedPage(known, page, load))
  try {
    return pageOf(keys, page, load)
  } catch (error) {
    // A field that fails at once while its neighbours are still being read could end the process (graphql-js 16).
    return Promise.reject(error)
  }
}

/** As `nestedPage`, for nodes that are all here already. */
export function pageOfKnown<Node extends { readonly key: number }>(
  all: readonly Node[],
  page: NestedPageArguments,
): MaybePromise<Connection<Node>> {
  const byKey = new Map(all.map((node) => [node.key, node]))
  return nestedPage([...byKey.keys()], page, (keys) => keys.flatMap((key) => byKey.get(key) ?? []))
}

function pageOf<Node>(
  keys: readonly number[],
  { first, after }: NestedPageArguments,
  load: (keys: readonly number[]) => MaybePromise<readonly Node[]>,
): MaybePromise<Connection<Node>> {
  const size = pageSize(first, maxPageSize.nested)
  const start = after == null ? 0 : placeAfter(keys, after)
  const page = keys.slice(start, start + size)
  const neighbours = { hasNextPage: start + size < keys.length, hasPreviousPage: start > 0 }
  const connection = (nodes: readonly Node[]) => connectionOf(nodes, (place) => encodeCursor([page[place]]), neighbours)
  const nodes = page.length === 0 ? [] : load(page)
  return whenHere(nodes, connection)
}

function placeAfter(keys: readonly number[], after: string): number {
  const isKey = (parts: readonly unknown[]): parts is readonly [number] =>
    parts.length === 1 && Number.isInteger(parts[0])
  const [key] = decodeCursor(after, isKey)
  const place = keys.indexOf(key)
  if (place < 0) throw new BadUserInput('Cannot use after: the record it marks is no longer in this list')
  return place + 1
}
