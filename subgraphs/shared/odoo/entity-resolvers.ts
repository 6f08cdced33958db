import type { Entity, Properties, Records } from './records.ts'

/**
 * A `__resolveReference` for entities kept in Odoo: the entity by its id, nothing read yet.
 *
 * It never throws: one bad reference must not take the others of its `_entities` batch with it.
 */
export function entityFromReference<Context, Own extends Properties>(recordsIn: (context: Context) => Records<Own>) {
  return ({ id }: { readonly id: unknown }, context: Context): Entity<Own> | Promise<never> => {
    try {
      return recordsIn(context).entityById(id)
    } catch (error) {
      return Promise.reject(error)
    }
  }
}
