import { type ComputedFields, now } from './compute.ts'
import { valueOfLot } from './stock-values.ts'

export const stock: ComputedFields = {
  'stock.lot': {
    // Only what is in the group's own places counts, and what is between them.
    product_qty: ({ id }, _, read) => {
      const own = ['location_id.usage', '=', 'internal']
      const between = ['&', ['location_id.usage', '=', 'transit'], ['location_id.company_id', '!=', false]]
      return read.sum('stock.quant', [['lot_id', '=', id], '|', own, ...between], 'quantity')
    },
    total_value: valueOfLot,
    product_expiry_alert: ({ expiration_date }) => typeof expiration_date === 'string' && expiration_date <= now(),
  },
  'stock.move': {
    lot_ids: ({ id }, _, read) => {
      const lines = read.ids('stock.move.line', [
        ['move_id', '=', id],
        ['lot_id', '!=', false],
        ['quantity', '!=', 0],
      ])
      return [...new Set(lines.map((line) => read.value('stock.move.line', line, 'lot_id') as number))]
    },
  },
  'stock.quant': {
    // What should have been taken away by now is no longer there for anybody.
    available_quantity: ({ product_id, quantity, reserved_quantity, removal_date }, _, read) => {
      const isPerishable = read.value('product.product', product_id, 'use_expiration_date') === true
      const isDue = typeof removal_date === 'string' && removal_date <= now()
      return isPerishable && isDue ? 0 : Number(quantity) - Number(reserved_quantity)
    },
  },
}
