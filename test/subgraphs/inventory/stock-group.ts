interface Held {
  readonly item: number
  readonly onHand: number
  readonly reserved?: number
}

/** What a facility has, in the order of Odoo's rows. */
export function stockGroup(facility: number | false, held: readonly Held[]) {
  return {
    'location_id.warehouse_id': facility && [facility, 'Facility'],
    'product_id:array_agg': held.map(({ item }) => item),
    'quantity:array_agg': held.map(({ onHand }) => onHand),
    'reserved_quantity:array_agg': held.map(({ reserved = 0 }) => reserved),
  }
}
