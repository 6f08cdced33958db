import type { RequestContext } from '../../http/request-context.ts'
import type { Odoo } from '../../odoo/odoo.ts'
import type { BusinessEvent } from '../event.ts'

/**
 * Of these events, those whose record has one of these items in a line of its own now. `line`: the model of its lines,
 * and the field by which a line names it.
 */
export async function withItems(
  events: readonly BusinessEvent[],
  line: { readonly model: string; readonly record: string },
  items: ReadonlySet<number>,
  odoo: Odoo,
  request: RequestContext,
): Promise<ReadonlySet<BusinessEvent>> {
  const keys = [...new Set(events.map(({ subject }) => subject.key))]
  if (keys.length === 0) return new Set()
  const search = { domain: [[line.record, 'in', keys] as const], fields: [line.record, 'product_id'] }
  const lines = await odoo.searchRead(line.model, search, request)
  const having = new Set(lines.filter((each) => items.has(Number(each.product_id))).map((each) => each[line.record]))
  return new Set(events.filter(({ subject }) => having.has(subject.key)))
}
