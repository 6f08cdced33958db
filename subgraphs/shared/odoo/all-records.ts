import { CostLimit } from '../errors/errors.ts'
import type { RequestContext } from '../http/request-context.ts'
import type { OdooRow } from './columns.ts'
import { and, type Domain } from './domain.ts'
import type { Odoo } from './odoo.ts'
import type { Properties, RecordSource } from './record-source.ts'

/** How many records one question may have to look at; past it the operation is refused rather than cut. */
const mostRecords = 10_000

/**
 * Rows of all records of a type that match, oldest first: for questions that Odoo cannot answer by a condition.
 * @throws {CostLimit} when there are too many.
 */
export async function readAll(
  odoo: Odoo,
  { type, model, scope }: RecordSource<Properties>,
  { domain, fields }: { readonly domain: Domain; readonly fields: readonly string[] },
  request: RequestContext,
): Promise<readonly OdooRow[]> {
  const search = { domain: and(scope, domain), fields: [...fields], order: 'id asc', limit: mostRecords + 1 }
  const rows = await odoo.searchRead(model, search, request)
  if (rows.length > mostRecords) throw new CostLimit(`Cannot look at ${type}: more than ${mostRecords} of them`)
  return rows
}
