import { companyOf, facilityOf } from '../facilities.ts'
import { openedAt } from '../stock.ts'
import { odooMoment } from './moments.ts'
import type { LoadSession } from './session.ts'

/** Lots, and what was counted in when the books were opened. */
export async function loadOpeningStock(session: LoadSession): Promise<void> {
  const { group, odoo } = session
  const companies = [...(await session.known('res.company')).values()]
  await session.create(
    'stock.lot',
    group.lots.map(({ key, number, item, expiresAt, company }) => ({
      key,
      columns: {
        name: number,
        'product_id/id': item,
        expiration_date: expiresAt === null ? null : odooMoment(expiresAt),
        'company_id/id': company,
      },
    })),
    { companies, atOnce: 200, sideBySide: true },
  )
  // By company, not by facility: what is left of a lot may be in several facilities.
  await session.eachCompany(async (company, scope) => {
    await session.create(
      'stock.quant',
      group.openingStock
        .filter(({ place }) => companyOf(facilityOf(place)) === company.key)
        .map(({ key, item, place, lot, quantity }) => ({
          key,
          columns: {
            'product_id/id': item,
            'location_id/id': place,
            'lot_id/id': lot,
            inventory_quantity: quantity,
          },
        })),
      scope,
    )
    const counted = await odoo.read('stock.quant', [['inventory_quantity_set', '=', true]], ['quantity'], scope)
    session.progress.expect(counted.length, 0)
    await session.transition(
      'stock.quant',
      'action_apply_inventory',
      counted.map(({ id }) => id),
      ({ inventory_quantity_set, quantity }) => inventory_quantity_set === false && quantity !== 0,
      { ...scope, fields: ['inventory_quantity_set', 'quantity'], atOnce: 100, named: { date: odooMoment(openedAt) } },
    )
  })
}
