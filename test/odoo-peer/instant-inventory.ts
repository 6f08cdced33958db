import { among, instant, itemCount, type Model, oneOf, unlessEvery } from './instant-values.ts'

/** What the instant Odoo knows of the ways of lots. */
export const inventoryModels: Readonly<Record<string, Model>> = {
  'stock.move.line': {
    count: 120,
    fields: {
      lot_id: among(30),
      product_id: among(itemCount),
      date: instant,
      location_id: among(20),
      location_dest_id: among(20),
      location_usage: oneOf('supplier', 'internal', 'internal', 'transit', 'custom'),
      location_dest_usage: oneOf('internal', 'customer', 'inventory', 'internal', 'supplier', 'production'),
      quantity_product_uom: (id) => id / 4,
      picking_id: unlessEvery(3, among(50)),
    },
  },
}

/** Sums over groups, by the model and what it is grouped by. */
export const inventoryGroups: Readonly<Record<string, () => unknown[]>> = {
  'stock.move.line location_id.usage location_dest_id.usage': () =>
    ['supplier', 'internal', 'transit'].map((usage, index) => ({
      'location_id.usage': usage,
      'location_dest_id.usage': ['internal', 'customer', 'transit'][index],
      'quantity_product_uom:sum': 10 * (index + 1),
    })),
  'stock.move.line picking_id': () => [4, 2, 9].map((key) => ({ picking_id: [key, ''] })),
  'stock.move purchase_line_id.order_id': () =>
    [3, 8].map((key) => ({ 'purchase_line_id.order_id': [key, ''], 'product_qty:sum': key * 2 })),
  'stock.quant location_id location_id.warehouse_id': () =>
    [3, 5, 7].map((key) => ({
      location_id: [key, ''],
      'location_id.warehouse_id': key !== 5 && [key % 4 || 1, ''],
      'quantity:sum': key * 3,
      'reserved_quantity:sum': key === 7 ? 1 : 0,
    })),
  'stock.quant product_id location_id.parent_path': () =>
    amountsOf([1, 2, 11], 'quantity:sum', (id) => ({
      'location_id.parent_path': pathOfPlace(id),
      'reserved_quantity:sum': 1,
    })),
  'stock.move product_id location_id.parent_path location_dest_id.parent_path location_final_id.parent_path': () =>
    amountsOf([3, 12], 'product_qty:sum', (id) => ({
      'location_id.parent_path': pathOfPlace(id),
      'location_dest_id.parent_path': pathOfPlace(id + 1),
      'location_final_id.parent_path': id === 12 && pathOfPlace(id - 1),
    })),
  'purchase.order.line product_id order_id.picking_type_id.default_location_dest_id.parent_path': () =>
    amountsOf([1, 4], 'product_uom_qty:sum', (id) => ({
      'order_id.picking_type_id.default_location_dest_id.parent_path': pathOfPlace(id),
    })),
}

/** Where a place is in the tree of places. */
export function pathOfPlace(id: number): string {
  return id > 10 ? `${id - 10}/${id}/` : `${id}/`
}

/** What there is of the items that are asked for, gathered with the facilities it is at. */
export function gatheredStock(body: Readonly<Record<string, unknown>>): unknown[] {
  const domain = body.domain as readonly (readonly [string, string, readonly number[]])[]
  const items = domain.find(([field]) => field === 'product_id')?.[2] ?? []
  const held = items.flatMap((item) => [null, 1, 2, 3].slice(item % 3).map((facility) => ({ item, facility })))
  return [
    {
      'product_id:array_agg': held.map(({ item }) => item),
      'warehouse_id:array_agg': held.map(({ facility }) => facility),
      'quantity:array_agg': held.map(({ item }) => item * 2),
      'reserved_quantity:array_agg': held.map(() => 1),
    },
  ]
}

/** Stock that could take the place of a lot. */
export function substituteGroups(): unknown[] {
  return amountsOf([1, 2, 11], 'quantity:sum', (id) => ({
    'product_id.uom_id': [(id % 5) + 1, ''],
    'location_id.warehouse_id': [(id % 3) + 1, ''],
    'reserved_quantity:sum': 1,
  }))
}

/** Amounts of three items for each of these keys. */
export function amountsOf(ids: readonly number[], sum: string, more: (id: number) => object): unknown[] {
  return ids.flatMap((id) => [2, 3, 4].map((item) => ({ product_id: [item, ''], [sum]: id * item, ...more(id) })))
}
