import type { GraphQLResolveInfo } from 'graphql'
import type { Connection } from '../connections/connection.ts'
import { type NestedPageArguments, nestedPage } from '../connections/nested-page.ts'
import { maxPageSize } from '../connections/page-size.ts'
import { requestedOfNodes } from '../schema/look-ahead.ts'
import type { MaybePromise } from '../values/maybe-promise.ts'
import type { Children } from './children.ts'
import type { Entity, Properties } from './record-source.ts'
import type { Records } from './records.ts'

/** A page of entities that are known one by one; what is selected of those on the page is read. Rejects as `nestedPage`. */
export function pageOfEntities<Own extends Properties>(
  all: readonly Entity<Own>[],
  page: NestedPageArguments,
  records: Records<Own>,
  info: GraphQLResolveInfo,
): MaybePromise<Connection<Entity<Own>>> {
  const keys = all.map(({ key }) => key)
  return nestedPage(keys, page, (some) => records.load(some, requestedOfNodes(info)))
}

/**
 * A page of the records below a parent. Costs two calls for all parents of a turn: which there are, and the pages. For one
 * parent alone the first page costs one, whatever there is below it; later pages are refused past 10,000 records.
 */
export async function childPage<Own extends Properties>(
  parent: number,
  children: Children<Own>,
  records: Records<Own>,
  page: NestedPageArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<Entity<Own>>> {
  const { first, after } = page
  // One more tells whether there is a next page. A page size that is out of bounds is refused by the page itself.
  const isFirst = after == null && first >= 1 && first <= maxPageSize.nested
  const below = isFirst ? children.firstOf(parent, first + 1, requestedOfNodes(info)) : children.of(parent, [])
  return pageOfEntities(await below, page, records, info)
}

/** As `childPage`, where a parent has few: all that is selected comes with them, in one call for all parents of a turn. */
export async function fewChildrenPage<Own extends Properties>(
  parent: number,
  children: Children<Own>,
  records: Records<Own>,
  page: NestedPageArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<Entity<Own>>> {
  return pageOfEntities(await children.of(parent, requestedOfNodes(info)), page, records, info)
}

/**
 * A page of the records a field points at that stand by themselves: those that whoever asks may not see are left out.
 * Costs nothing more where nobody hides anything.
 */
export function crossingPage<Own extends Properties>(
  keys: MaybePromise<readonly number[]>,
  page: NestedPageArguments,
  records: Records<Own>,
  info: GraphQLResolveInfo,
): MaybePromise<Connection<Entity<Own>>> {
  if (records.isLimited) return relatedPage(keys, page, records, info)
  return nestedPage(keys, page, (some) => records.load(some, requestedOfNodes(info)))
}

/**
 * A page of the records a field points at, where it also points at records of other types, or at some the account may
 * not see: those are left out. Costs one call for all parents of a turn, whatever the page.
 *
 * Rejects with BadUserInput as `nestedPage` does.
 */
export async function relatedPage<Own extends Properties>(
  keys: MaybePromise<readonly number[]>,
  page: NestedPageArguments,
  records: Records<Own>,
  info: GraphQLResolveInfo,
): Promise<Connection<Entity<Own>>> {
  return pageOfEntities(await records.existing(await keys, requestedOfNodes(info)), page, records, info)
}
