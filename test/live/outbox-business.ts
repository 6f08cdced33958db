import { OdooWithKey } from '#shared/odoo/accounts/odoo-with-key.ts'
import type { OdooOutbox } from '#shared/odoo/outbox/outbox.ts'
import type { SeededOdoo } from './live.ts'
import { drain } from './outbox-command.ts'

/** What an administrator does in an Odoo, for what is to be noted of it. `odoo`: which, once there is one. */
export function businessOn(odoo: () => SeededOdoo) {
  const admin = () => new OdooWithKey({ ...odoo(), apiKey: odoo().adminKey })
  const call = <Result>(name: `${string}/${string}`, named: object, context: object = {}) =>
    admin().call<Result>(name, named, { allowed_company_ids: [1, 2], ...context })
  const first = async (of: string, domain: readonly [string, string, unknown][], fields: string[] = []) => {
    const [row] = await admin().read(of, domain, fields)
    if (row === undefined) throw new Error(`There is no ${of} for this test`)
    return row
  }
  return {
    admin,
    call,
    first,
    made: async (of: string, vals: object) => (await call<number[]>(`${of}/create`, { vals_list: [vals] }))[0] ?? 0,
    write: (of: string, id: number, vals: object) => call(`${of}/write`, { ids: [id], vals }),
    unlink: (of: string, id: number) => call(`${of}/unlink`, { ids: [id] }),
    /** An item that is kept by lots. */
    tracked: () =>
      first('product.product', [
        ['tracking', '=', 'lot'],
        ['active', '=', true],
      ]),
    /** An order without lines. */
    orderVals: async () => {
      const { partner_id, picking_type_id } = await first(
        'purchase.order',
        [['company_id', '=', 1]],
        ['partner_id', 'picking_type_id'],
      )
      return { partner_id, picking_type_id, company_id: 1 }
    },
  }
}

/** What was noted since the last time, without ids and times. */
export async function notedIn(outbox: OdooOutbox) {
  const rows = await drain(outbox)
  return rows.map(({ model, key, op, before, after, note }) => ({ model, key, op, before, after, note }))
}
