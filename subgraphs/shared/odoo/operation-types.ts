import { reference } from './columns.ts'
import { recordSource } from './record-source.ts'

/** Odoo's operation types: orders and transfers name one of them, and it names the facility. They are no type of the graph. */
export const operationTypes = recordSource({
  type: 'OperationType',
  model: 'stock.picking.type',
  scope: [],
  properties: { facility: reference('warehouse_id', 'Facility') },
})
