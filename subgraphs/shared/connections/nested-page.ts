import { BadUserInput } from '../errors/errors.ts'
import { type Connection, connectionOf } from './connection.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { maxPageSize, pageSize } from './page-size.ts'

export interface NestedPageArguments {
  readonly first: number
  readonly after?: string | null | undefined
}

/**
 * A page of a list whose keys are all known already, such as the lines of an order. Only the page's own records are
 * loaded.
 * @throws {BadUserInput} on a page size out of bounds, or a cursor whose record has left the list.
 */
export async function nestedPage<Node>(
  keys: readonly number[],
  { first, after }: NestedPageArguments,
  load: (keys: readonly number[]) => Promise<readonly Node[]>,
): Promise<Connection<Node>> {
  const size = pageSize(first, maxPageSize.nested)
  const start = after == null ? 0 : placeAfter(keys, after)
  const page = keys.slice(start, start + size)
  const nodes = page.length === 0 ? [] : await load(page)
  const edges = nodes.map((node, index) => ({ cursor: encodeCursor([page[index]]), node }))
  return connectionOf(edges, { hasNextPage: start + size < keys.length, hasPreviousPage: start > 0 })
}

function placeAfter(keys: readonly number[], after: string): number {
  const isKey = (parts: readonly unknown[]): parts is readonly [number] =>
    parts.length === 1 && Number.isInteger(parts[0])
  const [key] = decodeCursor(after, isKey)
  const place = keys.indexOf(key)
  if (place < 0) throw new BadUserInput('Cannot use after: the record it marks is no longer in this list')
  return place + 1
}
