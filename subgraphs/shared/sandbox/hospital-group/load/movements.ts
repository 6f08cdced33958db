import { odooMoment } from './moments.ts'
import { chunks, type LoadSession } from './session.ts'
import type { CallScope, OdooRow } from './trial-odoo.ts'

/** Goods of a transfer as they were really moved, in the item's own unit. */
export interface Handled {
  readonly move: number
  readonly lot: string | null
  readonly from?: string
  readonly to?: string
  readonly quantity: number
}

/** A transfer that waits in Odoo, and what is really moved by it; null where all of it is, as Odoo set it aside. */
export interface WaitingTransfer {
  readonly picking: number
  readonly handled: readonly Handled[] | null
}

const atOnce = 50

/**
 * Does transfers: writes what was moved, lot by lot, and validates them.
 *
 * What was not moved of a transfer becomes a new one, as Odoo's back orders do.
 */
export async function handle(session: LoadSession, all: readonly WaitingTransfer[], scope: CallScope): Promise<void> {
  const lots = await session.known('stock.lot')
  const places = await session.known('stock.location')
  for (const some of chunks(all, atOnce)) {
    await writeLines(session, some, lots, places, scope)
    const pickings = some.map(({ picking }) => picking)
    await session.transition('stock.picking', 'button_validate', pickings, ({ state }) => state === 'done', {
      ...scope,
      atOnce,
      context: { skip_backorder: true, skip_expired: true },
    })
  }
}

/** Gives transfers that are done their keys, and the moments at which they were: Odoo took that of the load. */
export async function settle(
  session: LoadSession,
  done: readonly { readonly key: string; readonly picking: number; readonly doneAt: string }[],
  scope: CallScope,
): Promise<void> {
  await session.adopt('stock.picking', new Map(done.map(({ key, picking }) => [key, picking])))
  const ids = done.map(({ picking }) => picking)
  const rows = await session.odoo.read('stock.picking', [['id', 'in', ids]], ['date_done'], scope)
  const moments = new Map(rows.map(({ id, date_done }) => [id, date_done]))
  const wrong = done.filter(({ picking, doneAt }) => moments.get(picking) !== odooMoment(doneAt))
  for (const some of chunks(wrong, 100)) {
    const changes = some.map(({ key, doneAt }) => ({ key, columns: { date_done: odooMoment(doneAt) } }))
    await session.update('stock.picking', changes, scope)
  }
}

async function writeLines(
  session: LoadSession,
  all: readonly WaitingTransfer[],
  lots: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, number>,
  scope: CallScope,
): Promise<void> {
  const { odoo } = session
  const transfers = all.filter(({ handled }) => handled !== null)
  const pickings = transfers.map(({ picking }) => picking)
  if (pickings.length === 0) return
  const reserved = await odoo.read('stock.move.line', [['picking_id', 'in', pickings]], ['move_id'], scope)
  // What Odoo set aside by itself makes room for what was really moved.
  if (reserved.length > 0) await odoo.call('stock.move.line/unlink', { ids: reserved.map(({ id }) => id) }, scope)
  const fields = ['picking_id', 'product_id', 'product_uom', 'location_id', 'location_dest_id']
  const moves = new Map(
    (await odoo.read('stock.move', [['picking_id', 'in', pickings]], fields, scope)).map((row) => [row.id, row]),
  )
  const lines = transfers.flatMap(({ handled }) =>
    (handled ?? []).map(({ move, lot, from, to, quantity }) => {
      const row = moves.get(move) as OdooRow
      return {
        move_id: move,
        picking_id: row.picking_id,
        product_id: row.product_id,
        product_uom_id: row.product_uom,
        location_id: from === undefined ? row.location_id : places.get(from),
        location_dest_id: to === undefined ? row.location_dest_id : places.get(to),
        lot_id: lot === null ? false : lots.get(lot),
        quantity,
        picked: true,
      }
    }),
  )
  await odoo.call('stock.move.line/create', { vals_list: lines }, scope)
}
