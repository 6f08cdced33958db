import { recordKeys } from '#shared/odoo/columns.ts'
import { recordSource } from '#shared/odoo/record-source.ts'
import type { StockTransfer } from './stock-transfers.ts'

/** Purchase orders as inventory knows them: by what came in for them. */
export const receivedOrders = recordSource({
  type: 'PurchaseOrder',
  model: 'purchase.order',
  scope: [],
  properties: {
    /** Keys of all its transfers; returns are among them. */
    receipts: recordKeys('picking_ids'),
  },
})

/** Odoo sorts by microseconds, and shows seconds. */
export const receiptOrder = 'scheduled_date asc, id asc'

/** What `receiptsAmong` has to know of transfers. */
export const toldOfReceipts = ['kind', 'scheduledAt'] as const

/**
 * Those by which goods come in, oldest first; a return to the supplier is a transfer of the order too, but goes out. Those
 * of one second stay in the order they are given in.
 */
export async function receiptsAmong(transfers: readonly StockTransfer[]): Promise<readonly StockTransfer[]> {
  const all = await Promise.all(
    transfers.map(async (transfer) => ({
      transfer,
      isReceipt: (await transfer.kind()) === 'RECEIPT',
      at: (await transfer.scheduledAt()) ?? withoutDay,
    })),
  )
  return all
    .filter(({ isReceipt }) => isReceipt)
    .sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1))
    .map(({ transfer }) => transfer)
}

/** Those without a day come last. */
const withoutDay = '~'
