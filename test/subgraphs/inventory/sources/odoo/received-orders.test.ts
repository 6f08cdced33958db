import { describe, expect, it } from 'vitest'
import { receiptsAmong } from '#subgraphs/inventory/sources/odoo/received-orders.ts'
import type { StockTransfer } from '#subgraphs/inventory/sources/odoo/stock-transfers.ts'

const transfer = (key: number, kind: string | null, scheduledAt: string | null) =>
  ({ key, kind: async () => kind, scheduledAt: () => scheduledAt }) as unknown as StockTransfer

describe('receiptsAmong()', () => {
  it('leaves out what goes back, and has the oldest first; of one second as they come, without a day the last', async () => {
    const transfers = [
      transfer(5, 'RECEIPT', null),
      transfer(9, 'RECEIPT', '2026-03-02T08:00:00Z'),
      transfer(3, 'RECEIPT', '2026-03-10T08:00:00Z'),
      transfer(4, 'DELIVERY', '2026-03-01T08:00:00Z'),
      transfer(7, 'RECEIPT', '2026-03-02T08:00:00Z'),
      transfer(8, null, '2026-03-01T08:00:00Z'),
    ]
    expect((await receiptsAmong(transfers)).map(({ key }) => key)).toEqual([9, 7, 3, 5])
    expect(await receiptsAmong([])).toEqual([])
  })
})
