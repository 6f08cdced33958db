import type { Agreement } from '../group.ts'
import type { LoadSession } from './session.ts'

/** Blanket agreements; those in force add their prices to what the supplier's items cost. */
export async function loadAgreements(session: LoadSession): Promise<void> {
  await session.eachCompany(async (company, scope) => {
    const own = session.group.agreements.filter((agreement) => agreement.company === company.key)
    await session.create(
      'purchase.requisition',
      own.map((agreement) => ({
        key: agreement.key,
        columns: {
          requisition_type: 'blanket_order',
          'vendor_id/id': agreement.supplier,
          'user_id/id': agreement.buyer,
          'company_id/id': company.key,
          'currency_id/id': `base.${agreement.currency}`,
          date_start: agreement.from,
          date_end: agreement.until,
        },
        children: {
          field: 'line_ids',
          rows: agreement.lines.map(({ key, item, quantity, price }) => ({
            key,
            columns: { 'product_id/id': item, product_qty: quantity, price_unit: price },
          })),
        },
      })),
      scope,
    )
    // Odoo numbers them itself when they are made, also those that a broken off call made and took back.
    const known = await session.known('purchase.requisition')
    const rows = await session.odoo.read('purchase.requisition', [], ['name'], scope)
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    await session.update(
      'purchase.requisition',
      own
        .filter(({ key, number }) => names.get(known.get(key) ?? 0) !== number)
        .map(({ key, number }) => ({ key, columns: { name: number } })),
      scope,
    )
    await bring(session, own, ['confirmed', 'closed'], 'draft', 'action_confirm', 'confirmed')
    await bring(session, own, ['cancelled'], 'draft', 'action_cancel', 'cancel')
  })
}

/** Agreements that are over: closed when their last order is no request any more. */
export async function closeAgreements(session: LoadSession): Promise<void> {
  for (const company of session.group.companies) {
    const own = session.group.agreements.filter((agreement) => agreement.company === company.key)
    await bring(session, own, ['closed'], 'confirmed', 'action_done', 'done')
  }
}

async function bring(
  session: LoadSession,
  agreements: readonly Agreement[],
  states: readonly Agreement['state'][],
  from: string,
  method: string,
  to: string,
): Promise<void> {
  const wanted = agreements.filter(({ state }) => states.includes(state))
  const scope = await session.scopeOf(wanted[0]?.company ?? '')
  const ids = await session.inState('purchase.requisition', wanted, from, scope)
  await session.transition('purchase.requisition', method, ids, ({ state }) => state === to, { ...scope, atOnce: 1 })
}
