import { quantity, state } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import { transferStates } from './stock-transfers.ts'
import { stockedItem } from './stocked-items.ts'

/** What a transfer moves, one item each. */
export const stockMoves = recordSource({
  type: 'StockMove',
  model: 'stock.move',
  scope: [],
  properties: {
    item: stockedItem('product_id'),
    demand: quantity('product_uom_qty', 'product_uom'),
    quantity: quantity('quantity', 'product_uom'),
    state: state('state', transferStates),
  },
})

export type StockMove = Entity<(typeof stockMoves)['properties']>
