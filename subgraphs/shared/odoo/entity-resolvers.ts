import { type GraphQLResolveInfo, getNamedType } from 'graphql'
import { requestedFields } from '../schema/look-ahead.ts'
import type { Entity, Properties } from './record-source.ts'
import type { Records } from './records.ts'

/**
 * A `__resolveReference` for entities kept in Odoo: the entity by its id, with what is selected of it already here.
 *
 * It never throws before it returns: one bad reference must not take the others of its `_entities` batch with it.
 */
export function entityFromReference<Context, Own extends Properties>(recordsIn: (context: Context) => Records<Own>) {
  return (
    { id }: { readonly id: unknown },
    context: Context,
    info: GraphQLResolveInfo,
  ): Entity<Own> | Promise<Entity<Own>> => {
    try {
      const records = recordsIn(context)
      return records.entityWith(id, selectedOfEntity(info, records.source.type))
    } catch (error) {
      return Promise.reject(error)
    }
  }
}

/**
 * What an operation selects of the entity a reference names. Nothing where `info` is of a field of the entity itself:
 * then that field is all that is wanted, and asks by itself.
 */
export function selectedOfEntity(info: GraphQLResolveInfo, type: string): readonly string[] {
  const returned = getNamedType(info.returnType).name
  return returned === type || returned === '_Entity' ? requestedFields(info) : []
}
