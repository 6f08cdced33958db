import type { PurchaseOrder, Receipt, SupplierReturn } from '../group.ts'
import { handle, settle } from './movements.ts'
import type { LoadSession } from './session.ts'
import { type CallScope, OdooRefused, type OdooRow } from './trial-odoo.ts'

interface Wanted {
  readonly order: PurchaseOrder
  readonly receipt: Receipt
  readonly back: SupplierReturn
}

/** Goods sent back to suppliers, and those that wait to be picked up. */
export async function loadReturns(session: LoadSession): Promise<void> {
  await session.eachFacility(async ({ key }, scope) => {
    const wanted = session.group.orders
      .filter(({ facility }) => facility === key)
      .flatMap((order) =>
        order.returns.flatMap((back): Wanted[] => {
          const receipt = order.receipts.find(({ key }) => key === back.receipt)
          return receipt === undefined ? [] : [{ order, receipt, back }]
        }),
      )
    await create(session, wanted, scope)
    const sent = wanted.filter(({ back }) => back.sentAt !== null)
    await send(session, sent, scope)
    const made = await returnsOf(session, wanted, scope)
    await settle(
      session,
      wanted.map(({ back }) => ({
        key: back.key,
        picking: made.get(back.key)?.id ?? 0,
        expectedAt: back.expectedAt,
        doneAt: back.sentAt,
      })),
      scope,
    )
  })
}

async function create(session: LoadSession, wanted: readonly Wanted[], scope: CallScope): Promise<void> {
  const { odoo } = session
  const lines = await session.known('purchase.order.line')
  const existing = await returnsOf(session, wanted, scope)
  session.progress.expect(wanted.length, existing.size)
  const known = await session.known('stock.picking')
  for (const { back, receipt } of wanted) {
    if (existing.has(back.key)) continue
    const picking = known.get(receipt.key)
    const moves = await odoo.read('stock.move', [['picking_id', '=', picking]], ['purchase_line_id'], scope)
    const [wizard] = await odoo.call<number[]>(
      'stock.return.picking/create',
      { vals_list: [{ picking_id: picking }] },
      scope,
    )
    const choices = await odoo.read('stock.return.picking.line', [['wizard_id', '=', wizard]], ['move_id'], scope)
    for (const { line, quantity } of back.returned) {
      const move = moves.find(({ purchase_line_id }) => purchase_line_id === lines.get(line))
      const choice = choices.find(({ move_id }) => move_id === move?.id)
      if (choice === undefined) throw new OdooRefused(`Cannot send back ${back.key}: ${line} was not received`)
      await odoo.call('stock.return.picking.line/write', { ids: [choice.id], vals: { quantity } }, scope)
    }
    await odoo.call('stock.return.picking/action_create_returns', { ids: [wizard] }, scope)
    session.progress.advance(1)
  }
  const made = await returnsOf(session, wanted, scope)
  if (made.size < wanted.length) throw new OdooRefused('Cannot send goods back: Odoo made no transfers for them')
}

/** The transfers in Odoo by which each goes back, as far as they are made. */
async function returnsOf(
  session: LoadSession,
  wanted: readonly Wanted[],
  scope: CallScope,
): Promise<Map<string, OdooRow>> {
  const known = await session.known('stock.picking')
  const receipts = wanted.flatMap(({ receipt }) => known.get(receipt.key) ?? [])
  const rows = await session.odoo.read('stock.picking', [['return_id', 'in', receipts]], ['return_id', 'state'], scope)
  const byReceipt = new Map(rows.map((row) => [row.return_id, row]))
  return new Map(
    wanted.flatMap(({ back, receipt }) => {
      const row = byReceipt.get(known.get(receipt.key))
      return row === undefined ? [] : [[back.key, row] as const]
    }),
  )
}

async function send(session: LoadSession, wanted: readonly Wanted[], scope: CallScope): Promise<void> {
  const lines = await session.known('purchase.order.line')
  const made = await returnsOf(session, wanted, scope)
  const pickings = [...made.values()].map(({ id }) => id)
  const moves = await session.odoo.read(
    'stock.move',
    [['picking_id', 'in', pickings]],
    ['picking_id', 'purchase_line_id'],
    scope,
  )
  const waiting = wanted.filter(({ back }) => made.get(back.key)?.state !== 'done')
  session.progress.expect(wanted.length, wanted.length - waiting.length)
  await handle(
    session,
    waiting.map(({ back, receipt }) => {
      const picking = made.get(back.key)?.id ?? 0
      const handled = back.returned.map(({ line, lot, quantity }) => {
        const move = moves.find((row) => row.picking_id === picking && row.purchase_line_id === lines.get(line))
        const arrival = receipt.received.find((each) => each.line === line && each.lot === lot)
        if (move === undefined || arrival === undefined)
          throw new OdooRefused(`Cannot send back ${back.key}: no ${line}`)
        return { move: move.id, lot, from: arrival.place, quantity }
      })
      return { picking, handled }
    }),
    scope,
  )
}
