import { Forbidden, SourceContractBroken } from '../errors/errors.ts'
import type { RequestContext } from '../http/request-context.ts'
import type { OdooRow } from './columns.ts'
import type { Odoo, Search } from './odoo.ts'

/**
 * Rows as `searchRead` gives them, also where the account may not read every field: such a field holds the refusal.
 *
 * Odoo refuses the whole call for one list of related records whose model the account may not read, such as the bills
 * of an order. Only then is it asked without what is in lists, and when it refuses that too, for one field at a time.
 * @throws {Forbidden} when the account may not read the records themselves.
 */
export async function searchReadable(
  odoo: Odoo,
  model: string,
  search: Search,
  request: RequestContext,
): Promise<OdooRow[]> {
  try {
    return await odoo.searchRead(model, search, request)
  } catch (error) {
    const { lists, ...withoutLists } = search
    if (lists !== undefined && lists.size > 0) {
      // What is wrong with a list must not cost the records it is in.
      if (!(error instanceof Forbidden || error instanceof SourceContractBroken)) throw error
      return searchReadable(odoo, model, withoutLists, request)
    }
    if (!(error instanceof Forbidden) || search.fields.length < 2) throw error
  }
  const rows = await odoo.searchRead(model, { ...search, fields: [] }, request)
  const domain: Search['domain'] = [['id', 'in', rows.map(({ id }) => id)]]
  const columns = await Promise.all(
    [...new Set(search.fields)].map(async (field) => {
      try {
        const values = await odoo.searchRead(model, { domain, fields: [field] }, request)
        const byKey = new Map(values.map((row) => [row.id, row[field]]))
        return [field, (key: number) => byKey.get(key)] as const
      } catch (error) {
        if (!(error instanceof Forbidden)) throw error
        return [field, () => error] as const
      }
    }),
  )
  return rows.map(({ id }) => ({
    id,
    ...Object.fromEntries(columns.map(([field, valueFor]) => [field, valueFor(id)])),
  }))
}

/** @throws {Forbidden} when one of these fields is one the account may not read. */
export function throwIfRefused(row: OdooRow, fields: readonly string[]): void {
  for (const field of fields) if (row[field] instanceof Forbidden) throw row[field]
}
