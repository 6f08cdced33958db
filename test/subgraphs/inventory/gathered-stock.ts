/** What there is of an item in a place of a facility. */
export interface Held {
  readonly item: number
  readonly facility?: number | null
  readonly onHand: number
  readonly reserved?: number
}

/** Stock as Odoo gathers it, in the order of its rows; at facility 1 where none is told. */
export function gatheredStock(...held: readonly Held[]) {
  return {
    'product_id:array_agg': held.map(({ item }) => item),
    'warehouse_id:array_agg': held.map(({ facility = 1 }) => facility),
    'quantity:array_agg': held.map(({ onHand }) => onHand),
    'reserved_quantity:array_agg': held.map(({ reserved = 0 }) => reserved),
  }
}
