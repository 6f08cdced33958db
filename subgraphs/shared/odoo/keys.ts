import { CostLimit } from '../errors/errors.ts'
import type { RequestContext } from '../http/request-context.ts'
import { and, type Domain } from './domain.ts'
import type { Odoo } from './odoo.ts'
import type { Properties, RecordSource } from './record-source.ts'

/** How many records one question may have to look at; past it the operation is refused rather than cut. */
const mostKeys = 10_000

/**
 * Keys of all records of a type that match, oldest first: for questions that Odoo cannot answer by a condition.
 * @throws {CostLimit} when there are too many.
 */
export async function readKeys(
  odoo: Odoo,
  { type, model, scope }: RecordSource<Properties>,
  domain: Domain,
  request: RequestContext,
): Promise<readonly number[]> {
  const search = { domain: and(scope, domain), fields: [], order: 'id asc', limit: mostKeys + 1 }
  const rows = await odoo.searchRead(model, search, request)
  if (rows.length > mostKeys) throw new CostLimit(`Cannot look at ${type}: more than ${mostKeys} of them`)
  return rows.map(({ id }) => id)
}
