import type { GraphQLResolveInfo } from 'graphql'
import type { Connection } from '#shared/connections/connection.ts'
import { type NestedPageArguments, nestedPage } from '#shared/connections/nested-page.ts'
import type { Children } from '#shared/odoo/children.ts'
import type { Entity, Properties, Records } from '#shared/odoo/records.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'

/** A page of the records below a parent. Costs two calls for all parents of a turn: which there are, and the pages. */
export async function childPage<Own extends Properties>(
  parent: number,
  children: Children<Own>,
  records: Records<Own>,
  page: NestedPageArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<Entity<Own>>> {
  const all = await children.of(parent, [])
  const keys = all.map(({ key }) => key)
  return nestedPage(keys, page, (some) => records.load(some, requestedOfNodes(info)))
}
