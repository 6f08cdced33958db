import { centre } from '../facilities.ts'
import type { PurchaseOrder, Receipt } from '../group.ts'
import { handle, settle, type WaitingTransfer } from './movements.ts'
import type { LoadSession } from './session.ts'
import { type CallScope, OdooRefused, type OdooRow } from './trial-odoo.ts'

/** Goods received, put away and sent back: the first delivery of every order, then the second of those that have one. */
export async function loadReceipts(session: LoadSession): Promise<void> {
  await session.eachFacility(async ({ key }, scope) => {
    const orders = session.group.orders.filter(({ facility }) => facility === key)
    const rounds = Math.max(0, ...orders.map(({ receipts }) => receipts.length))
    for (let round = 1; round <= rounds; round += 1) {
      const expected = orders.filter(({ receipts }) => receipts.length >= round)
      const before = await receiptsOf(session, expected, round, scope)
      const waiting = before.filter(({ done }) => !done)
      session.progress.expect(expected.length, expected.length - waiting.length)
      await handle(session, waiting, scope)
      const after = await receiptsOf(session, expected, round, scope)
      await settle(
        session,
        after.filter(({ done }) => done),
        scope,
      )
      await putAway(session, expected, round, scope)
    }
  })
}

interface ExpectedReceipt extends WaitingTransfer {
  readonly key: string
  readonly doneAt: string
  readonly done: boolean
}

/** The receipts of a round, each with its transfer in Odoo: the one that was done then, or the one that waits. */
async function receiptsOf(
  session: LoadSession,
  orders: readonly PurchaseOrder[],
  round: number,
  scope: CallScope,
): Promise<ExpectedReceipt[]> {
  const lines = await session.known('purchase.order.line')
  const byLine = Map.groupBy(await incomingMoves(session, scope), ({ purchase_line_id }) => purchase_line_id)
  return orders.flatMap((order): ExpectedReceipt[] => {
    const own = order.lines.flatMap(({ key }) => byLine.get(lines.get(key)) ?? [])
    const done = [...new Set(own.filter(({ state }) => state === 'done').map(({ picking_id }) => Number(picking_id)))]
    const open = own.filter(({ state }) => state !== 'done' && state !== 'cancel')
    const receipt = order.receipts[round - 1]
    if (receipt === undefined) return []
    const { key, receivedAt: doneAt } = receipt
    const earlier = done.toSorted((one, other) => one - other)[round - 1]
    if (earlier !== undefined) return [{ key, doneAt, done: true, picking: earlier, handled: null }]
    const handled = receipt.received.map(({ line, place, lot, quantity }) => {
      const move = open.find(({ purchase_line_id }) => purchase_line_id === lines.get(line))
      if (move === undefined) throw new OdooRefused(`Cannot receive ${key}: Odoo does not wait for ${line}`)
      return { move: move.id, lot, to: place, quantity }
    })
    return [{ key, doneAt, done: false, picking: Number(open[0]?.picking_id), handled }]
  })
}

/** What came or is to come of orders; not what goes back, and not what is moved on from the dock. */
function incomingMoves({ odoo }: LoadSession, scope: CallScope): Promise<OdooRow[]> {
  return odoo.read(
    'stock.move',
    [
      ['purchase_line_id', '!=', false],
      ['location_id.usage', '=', 'supplier'],
    ],
    ['purchase_line_id', 'picking_id', 'state'],
    scope,
  )
}

/** From the dock to the main store: a transfer of its own, which Odoo makes with the receipt. */
async function putAway(
  session: LoadSession,
  orders: readonly PurchaseOrder[],
  round: number,
  scope: CallScope,
): Promise<void> {
  const atDock = orders.filter(({ facility }) => facility === centre)
  const receipts = atDock.flatMap(({ receipts }) => receipts[round - 1] ?? [])
  const moves = await onwardMoves(session, receipts, scope)
  const waiting = receipts.filter(({ key, putAwayAt }) => putAwayAt !== null && moves.get(key)?.state !== 'done')
  session.progress.expect(receipts.length, receipts.length - waiting.length)
  const pickingOf = ({ key }: Receipt) => {
    const move = moves.get(key)
    if (move === undefined) throw new OdooRefused(`Cannot put ${key} away: Odoo made no transfer for it`)
    return Number(move.picking_id)
  }
  await handle(
    session,
    waiting.map((receipt) => ({ picking: pickingOf(receipt), handled: null })),
    scope,
  )
  await settle(
    session,
    receipts.map((receipt) => ({
      key: `${receipt.key}_put_away`,
      picking: pickingOf(receipt),
      expectedAt: receipt.receivedAt,
      doneAt: receipt.putAwayAt,
    })),
    scope,
  )
}

/** For each receipt one of the moves that take its goods on. */
async function onwardMoves(
  session: LoadSession,
  receipts: readonly Receipt[],
  scope: CallScope,
): Promise<Map<string, OdooRow>> {
  const known = await session.known('stock.picking')
  const pickings = receipts.flatMap(({ key }) => known.get(key) ?? [])
  const arrived = await session.odoo.read('stock.move', [['picking_id', 'in', pickings]], ['picking_id'], scope)
  const onward = await session.odoo.read(
    'stock.move',
    [
      ['move_orig_ids', 'in', arrived.map(({ id }) => id)],
      ['location_dest_id.usage', '=', 'internal'],
    ],
    ['picking_id', 'state', 'move_orig_ids'],
    scope,
  )
  const pickingOfMove = new Map(arrived.map(({ id, picking_id }) => [id, picking_id]))
  const byReceipt = new Map(
    onward.flatMap((move) =>
      (move.move_orig_ids as number[]).map((origin) => [pickingOfMove.get(origin), move] as const),
    ),
  )
  return new Map(
    receipts.flatMap(({ key }) => {
      const move = byReceipt.get(known.get(key))
      return move === undefined ? [] : [[key, move] as const]
    }),
  )
}
