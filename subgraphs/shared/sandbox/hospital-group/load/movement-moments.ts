import { groupDay } from '../calendar.ts'
import { openedAt } from '../stock.ts'
import { writeValues } from './many-values.ts'
import type { LoadSession } from './session.ts'
import type { OdooRow } from './trial-odoo.ts'

/**
 * Puts goods and their lots where they belong in time: Odoo took the moment of the load for the moment they moved.
 *
 * Lines take the moment of their move, and stock that of the first goods that came to its place. Goods are counted
 * once a year, at its end.
 */
export async function loadMovementMoments(session: LoadSession): Promise<void> {
  const { odoo } = session
  const scope = { companies: [...(await session.known('res.company')).values()] }
  // Where two calls met, Odoo keeps one heap of goods as two; it puts them together when it is asked for its stock.
  await odoo.call('stock.quant/action_view_inventory', {}, scope)
  const moves = await odoo.read('stock.move', [], ['date', 'reservation_date'], scope)
  const dayOf = ({ date, reservation_date }: OdooRow) => (reservation_date === false ? '' : String(date).slice(0, 10))
  await writeValues(session, 'stock.move', 'reservation_date', moves, dayOf)

  const movedAt = new Map(moves.map(({ id, date }) => [id, String(date)]))
  const lineFields = ['move_id', 'date', 'state', 'product_id', 'lot_id', 'location_id', 'location_dest_id']
  const lines = await odoo.read('stock.move.line', [], lineFields, scope)
  const momentOf = ({ move_id }: OdooRow) => movedAt.get(Number(move_id)) ?? ''
  await writeValues(session, 'stock.move.line', 'date', lines, momentOf)

  const firstMoved = new Map<string, string>()
  for (const line of lines.filter(({ state }) => state === 'done')) {
    for (const place of [line.location_id, line.location_dest_id]) {
      const shelf = `${line.product_id} ${line.lot_id} ${place}`
      const moment = momentOf(line)
      if (moment < (firstMoved.get(shelf) ?? '9999')) firstMoved.set(shelf, moment)
    }
  }
  const quantFields = ['product_id', 'lot_id', 'location_id', 'in_date', 'inventory_date']
  const quants = await odoo.read('stock.quant', [], quantFields, scope)
  const shelfOf = ({ product_id, lot_id, location_id }: OdooRow) => `${product_id} ${lot_id} ${location_id}`
  await writeValues(session, 'stock.quant', 'in_date', quants, (quant) => firstMoved.get(shelfOf(quant)) ?? '')
  const endOfYear = `${groupDay.slice(0, 4)}-12-31`
  await writeValues(session, 'stock.quant', 'inventory_date', quants, ({ inventory_date }) =>
    inventory_date === false ? '' : endOfYear,
  )
  const last = 'last_inventory_date'
  const counted = await odoo.read('stock.location', [[last, '!=', false]], [last], scope)
  await writeValues(session, 'stock.location', last, counted, () => openedAt.slice(0, 10))
}
