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

/** When a transfer of Odoo's was to be done, and was. */
export interface Settled {
  readonly key: string
  readonly picking: number
  /** Left out where Odoo has it from the order. */
  readonly expectedAt?: string
  /** Null while it waits. */
  readonly doneAt: string | null
}

/** Gives transfers that Odoo made their keys, and all of them their moments: Odoo took that of the load. */
export async function settle(session: LoadSession, all: readonly Settled[], scope: CallScope): Promise<void> {
  await session.adopt('stock.picking', new Map(all.map(({ key, picking }) => [key, picking])))
  const ids = all.map(({ picking }) => picking)
  const rows = await session.odoo.read('stock.picking', [['id', 'in', ids]], ['date_done', 'scheduled_date'], scope)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const wanted = all.map(({ key, picking, expectedAt, doneAt }) => ({
    key,
    row: byId.get(picking),
    columns: {
      ...(expectedAt !== undefined && { scheduled_date: odooMoment(expectedAt) }),
      ...(doneAt !== null && { date_done: odooMoment(doneAt) }),
    },
  }))
  const wrong = wanted.filter(({ row, columns }) =>
    Object.entries(columns).some(([field, moment]) => row?.[field] !== moment),
  )
  // One table has the same columns for all.
  for (const same of Map.groupBy(wrong, ({ columns }) => Object.keys(columns).join()).values()) {
    for (const some of chunks(same, 100)) await session.update('stock.picking', some, scope)
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
