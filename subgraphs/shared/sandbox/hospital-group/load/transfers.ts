import type { Item, Transfer } from '../group.ts'
import { transferKind } from './facilities.ts'
import { odooMoment } from './moments.ts'
import { handle, settle } from './movements.ts'
import type { LoadSession } from './session.ts'
import type { LoadRow } from './tables.ts'
import { type CallScope, OdooRefused } from './trial-odoo.ts'

/** Where deliveries go: out of the group's stock. */
const outside = 'stock.stock_location_customers'

/** Goods moved between places, and used up. */
export async function loadTransfers(session: LoadSession): Promise<void> {
  const items = new Map(session.group.items.map((item) => [item.key, item]))
  await session.eachFacility(async ({ key }, scope) => {
    const own = session.group.transfers.filter(({ facility }) => facility === key)
    await session.create(
      'stock.picking',
      own.map((transfer) => transferRow(transfer, items)),
      scope,
    )
    const inState = (...states: Transfer['state'][]) => own.filter(({ state }) => states.includes(state))
    // What is done comes first: what waits must not set its goods aside.
    await confirm(session, inState('done'), scope)
    await carryOut(session, inState('done'), scope)
    await confirm(session, inState('ready', 'waiting'), scope)
    await check(session, inState('ready'), 'assigned', scope)
    await check(session, inState('waiting'), 'confirmed', scope)
    await bring(session, inState('cancelled'), 'draft', 'action_cancel', scope)
  })
}

function transferRow(transfer: Transfer, items: ReadonlyMap<string, Item>): LoadRow {
  const ends = { 'location_id/id': transfer.from, 'location_dest_id/id': transfer.to ?? outside }
  return {
    key: transfer.key,
    columns: {
      'picking_type_id/id': transferKind(transfer.facility, transfer.kind === 'internal' ? 'internal' : 'deliveries'),
      ...ends,
      origin: transfer.origin,
      scheduled_date: odooMoment(transfer.scheduledAt),
    },
    children: {
      field: 'move_ids',
      rows: transfer.lines.map(({ key, item, quantity }) => ({
        key,
        columns: {
          'product_id/id': item,
          product_uom_qty: quantity,
          'product_uom/id': items.get(item)?.unit ?? null,
          ...ends,
        },
      })),
    },
  }
}

const confirm = (session: LoadSession, transfers: readonly Transfer[], scope: CallScope) =>
  bring(session, transfers, 'draft', 'action_confirm', scope)

async function bring(
  session: LoadSession,
  transfers: readonly Transfer[],
  from: string,
  method: string,
  scope: CallScope,
): Promise<void> {
  const ids = await session.inState('stock.picking', transfers, from, scope)
  await session.transition('stock.picking', method, ids, ({ state }) => state !== from, scope)
}

async function carryOut(session: LoadSession, transfers: readonly Transfer[], scope: CallScope): Promise<void> {
  const known = await session.known('stock.picking')
  const moves = await session.known('stock.move')
  const open = new Set([
    ...(await session.inState('stock.picking', transfers, 'confirmed', scope)),
    ...(await session.inState('stock.picking', transfers, 'assigned', scope)),
  ])
  const idOf = ({ key }: Transfer) => known.get(key) ?? 0
  await handle(
    session,
    transfers
      .filter((transfer) => open.has(idOf(transfer)))
      .map((transfer) => ({
        picking: idOf(transfer),
        handled: transfer.lines.map(({ key, lot, quantity }) => ({ move: moves.get(key) ?? 0, lot, quantity })),
      })),
    scope,
  )
  await settle(
    session,
    transfers.map((transfer) => ({ key: transfer.key, picking: idOf(transfer), doneAt: transfer.doneAt ?? '' })),
    scope,
  )
}

async function check(
  session: LoadSession,
  transfers: readonly Transfer[],
  state: string,
  scope: CallScope,
): Promise<void> {
  const known = await session.known('stock.picking')
  const ids = transfers.flatMap(({ key }) => known.get(key) ?? [])
  const others = await session.odoo.read(
    'stock.picking',
    [
      ['id', 'in', ids],
      ['state', '!=', state],
    ],
    ['name'],
    scope,
  )
  if (others.length === 0) return
  throw new OdooRefused(`Cannot set goods aside: expected ${others.map(({ name }) => name).join(', ')} to be ${state}`)
}
