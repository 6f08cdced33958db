import { openedAt } from '../stock.ts'
import type { LoadSession } from './session.ts'
import type { OdooRow } from './trial-odoo.ts'

/** An instant as Odoo writes it. */
export function odooMoment(instant: string): string {
  return instant.replace('T', ' ').replace('Z', '')
}

/**
 * Puts goods and their lots where they belong in time: Odoo took the moment of the load for the moment they moved.
 *
 * Lines take the moment of their move, and stock that of the first goods that came to its place.
 */
export async function loadMoments(session: LoadSession): Promise<void> {
  const { odoo } = session
  const scope = { companies: [...(await session.known('res.company')).values()] }
  const moves = await odoo.read('stock.move', [], ['date'], scope)
  const movedAt = new Map(moves.map(({ id, date }) => [id, String(date)]))
  const lineFields = ['move_id', 'date', 'state', 'product_id', 'lot_id', 'location_id', 'location_dest_id']
  const lines = await odoo.read('stock.move.line', [], lineFields, scope)
  const momentOf = ({ move_id }: OdooRow) => movedAt.get(Number(move_id)) ?? ''
  await write(session, 'stock.move.line', 'date', lines, momentOf)

  const firstMoved = new Map<string, string>()
  for (const line of lines.filter(({ state }) => state === 'done')) {
    for (const place of [line.location_id, line.location_dest_id]) {
      const shelf = `${line.product_id} ${line.lot_id} ${place}`
      const moment = momentOf(line)
      if (moment < (firstMoved.get(shelf) ?? '9999')) firstMoved.set(shelf, moment)
    }
  }
  const quants = await odoo.read('stock.quant', [], ['product_id', 'lot_id', 'location_id', 'in_date'], scope)
  await write(
    session,
    'stock.quant',
    'in_date',
    quants,
    ({ product_id, lot_id, location_id }) => firstMoved.get(`${product_id} ${lot_id} ${location_id}`) ?? '',
  )
  const counted = await odoo.read(
    'stock.location',
    [['last_inventory_date', '!=', false]],
    ['last_inventory_date'],
    scope,
  )
  await write(session, 'stock.location', 'last_inventory_date', counted, () => openedAt.slice(0, 10))
}

/** Writes a moment to those records that have another. */
async function write(
  session: LoadSession,
  model: string,
  field: string,
  rows: readonly OdooRow[],
  momentOf: (row: OdooRow) => string,
): Promise<void> {
  const wrong = rows.filter((row) => momentOf(row) !== '' && row[field] !== momentOf(row))
  session.progress.expect(rows.length, rows.length - wrong.length)
  // Many records have the same moment: one call for each of them.
  for (const [moment, some] of Map.groupBy(wrong, momentOf)) {
    await session.odoo.call(`${model}/write`, { ids: some.map(({ id }) => id), vals: { [field]: moment } })
    session.progress.advance(some.length)
  }
}
