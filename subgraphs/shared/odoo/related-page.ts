import type { GraphQLResolveInfo } from 'graphql'
import type { Connection } from '../connections/connection.ts'
import { type NestedPageArguments, nestedPage } from '../connections/nested-page.ts'
import { requestedOfNodes } from '../schema/look-ahead.ts'
import type { MaybePromise } from '../values/maybe-promise.ts'
import type { Entity, Properties, Records } from './records.ts'

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
  const properties = requestedOfNodes(info)
  const existing = await records.existing(await keys, properties)
  return nestedPage(
    existing.map(({ key }) => key),
    page,
    (some) => records.load(some, properties),
  )
}
