import { type Column, instant, numberOf, recordKey, reference } from '#shared/odoo/columns.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { LotMovementKind } from '../../types.generated.ts'

/** Usages of places that are the group's own: where stock is kept, and where it is between two of them. */
export const ownUsages: readonly string[] = ['internal', 'transit']

/** Movements of lots that have happened: the detailed operations of moves that are done. */
export const lotMovements = recordSource({
  type: 'LotMovement',
  model: 'stock.move.line',
  scope: [
    ['state', '=', 'done'],
    ['lot_id', '!=', false],
  ],
  properties: {
    kind: kindOfMovement(),
    movedAt: instant('date'),
    source: reference('location_id', 'StorageLocation'),
    destination: reference('location_dest_id', 'StorageLocation'),
    /** In the item's unit; the line itself may be in another. */
    quantity: movedAmount(),
    /** Key of the transfer; null for what no transfer did, such as a count. */
    transfer: recordKey('picking_id'),
  },
})

export type LotMovement = Entity<(typeof lotMovements)['properties']>

export const lotMovementOrders = {
  OLDEST_FIRST: { field: 'date', kind: 'instant', direction: 'asc' },
} as const satisfies Orderings

export const fromOutside: Domain = [['location_id.usage', 'not in', ownUsages]]
export const toOutside: Domain = [['location_dest_id.usage', 'not in', ownUsages]]

export function movementsOfLot(lot: number, which: Domain): Domain {
  return and([['lot_id', '=', lot]], which)
}

const kindsIn: Readonly<Record<string, LotMovementKind>> = {
  supplier: 'RECEIPT',
  customer: 'RETURN_FROM_CUSTOMER',
  inventory: 'FOUND',
  production: 'PRODUCED',
}

const kindsOut: Readonly<Record<string, LotMovementKind>> = {
  supplier: 'RETURN_TO_SUPPLIER',
  customer: 'DELIVERY',
  inventory: 'WRITTEN_OFF',
  production: 'CONSUMED',
}

function kindOfMovement(): Column<LotMovementKind> {
  const [from, to] = ['location_usage', 'location_dest_usage'] as const
  return {
    fields: [from, to],
    read(row, facts) {
      const [source, destination] = [String(row[from]), String(row[to])]
      const comesIn = !ownUsages.includes(source)
      const goesOut = !ownUsages.includes(destination)
      if (!comesIn && !goesOut) return 'INTERNAL'
      if (source === 'supplier' && destination === 'customer') return 'DROP_SHIPMENT'
      const kind = comesIn && goesOut ? undefined : comesIn ? kindsIn[source] : kindsOut[destination]
      if (kind === undefined) facts.noticeUnknownState(comesIn ? from : to)
      return kind ?? 'UNKNOWN'
    },
  }
}

function movedAmount(): Column<{ readonly amount: number; readonly item: number | null }> {
  const item = recordKey('product_id')
  const field = 'quantity_product_uom'
  return {
    fields: [field, ...item.fields],
    read: (row, facts) => ({ amount: numberOf(row, field), item: item.read(row, facts) }),
  }
}
