import { BadUserInput } from '#shared/errors/errors.ts'
import { type Column, numberOf, quantity, quantityFrom, recordKey, reference } from '#shared/odoo/columns.ts'
import { pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import { type GlobalId, globalId, largestKey, sourceKey } from '#shared/values/global-id.ts'
import type { QueryStockPositionsArgs } from '../../types.generated.ts'
import { stockedItem } from './stocked-items.ts'

/** What tells two positions apart: Odoo merges its quants behind everybody's back, so their own ids do not last. */
const keyFields = ['product_id', 'location_id', 'lot_id', 'package_id', 'owner_id'] as const

/** Stock at one place. Odoo's quants, those in the group's own places only: the others balance the books. */
export const stockPositions = recordSource({
  type: 'StockPosition',
  model: 'stock.quant',
  scope: [['location_id.usage', '=', 'internal']],
  properties: {
    id: positionId(),
    item: stockedItem('product_id'),
    location: reference('location_id', 'StorageLocation'),
    facility: reference('warehouse_id', 'Facility'),
    /** Key of the lot. */
    lot: recordKey('lot_id'),
    onHand: quantity('quantity', 'product_uom_id'),
    reserved: quantity('reserved_quantity', 'product_uom_id'),
    available: quantityFrom(
      ['quantity', 'reserved_quantity'],
      'product_uom_id',
      (row) => numberOf(row, 'quantity') - numberOf(row, 'reserved_quantity'),
    ),
  },
})

export type StockPosition = Entity<(typeof stockPositions)['properties']>

export const stockPositionOrders = {
  OLDEST_FIRST: { field: 'id', kind: 'key', direction: 'asc' },
  NEWEST_FIRST: { field: 'id', kind: 'key', direction: 'desc' },
} as const satisfies Orderings

export function stockPositionFilter(filter: QueryStockPositionsArgs['filter']): Domain {
  return and(
    pointsAt('product_id', 'Item', filter?.items, 'items'),
    pointsAt('warehouse_id', 'Facility', filter?.facilities, 'facilities'),
    pointsAt('location_id', 'StorageLocation', filter?.locations, 'locations'),
  )
}

/** The position with this id, as a condition. @throws {BadUserInput} when it is not the id of a position. */
export function positionWithId(id: unknown): Domain {
  const keys = sourceKey(id, 'odoo', 'StockPosition').split('-')
  if (keys.length !== keyFields.length || !keys.every((key) => /^\d{1,10}$/.test(key) && Number(key) <= largestKey)) {
    throw new BadUserInput('Cannot read id: expected an id of StockPosition as this graph gave it')
  }
  return and(...keyFields.map((field, index): Domain => [[field, '=', Number(keys[index]) || false]]))
}

function positionId(): Column<GlobalId> {
  const columns = keyFields.map(recordKey)
  return {
    fields: keyFields,
    read: (row, facts) =>
      globalId('odoo', 'StockPosition', columns.map((column) => column.read(row, facts) ?? 0).join('-')),
  }
}
