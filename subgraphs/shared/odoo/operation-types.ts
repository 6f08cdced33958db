import { reference, state } from './columns.ts'
import { recordSource } from './record-source.ts'

/** What transfers are for (`stock.picking.type.code`). */
export const transferKinds = { incoming: 'RECEIPT', internal: 'INTERNAL', outgoing: 'DELIVERY' } as const

/**
 * Odoo's operation types: orders and transfers name one of them, and it names the facility and says what a transfer is
 * for. They are no type of the graph.
 */
export const operationTypes = recordSource({
  type: 'OperationType',
  model: 'stock.picking.type',
  scope: [],
  properties: { facility: reference('warehouse_id', 'Facility'), kind: state('code', transferKinds) },
})
