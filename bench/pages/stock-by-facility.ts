import type { Answer, Call } from './page.ts'

/** What lies at suppliers, customers, on its way or in inventory loss is no stock. */
export const inStock = ['location_id.usage', '=', 'internal']

/**
 * How much of each of these items each facility has: Odoo gathers the rows of each facility, which are added up here.
 *
 * It could add them up by item itself, but then it writes out the name of each item and a condition for each group: on
 * the hospital group that takes three times as long. Reading the rows takes a fifth longer, and the places they lie at.
 */
export async function stockByFacility(
  call: Call,
  items: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const groups: Answer[] = await call('stock.quant/formatted_read_group', {
    domain: [['product_id', 'in', items], inStock],
    groupby: ['location_id.warehouse_id'],
    aggregates: ['product_id:array_agg', 'quantity:array_agg'],
  })
  const all = new Map<number, number[]>()
  for (const { 'product_id:array_agg': keys, 'quantity:array_agg': quantities } of groups) {
    const here = new Map<number, number>()
    for (const [place, key] of keys.entries()) here.set(key, (here.get(key) ?? 0) + quantities[place])
    for (const [key, quantity] of here) all.set(key, [...(all.get(key) ?? []), quantity])
  }
  return all
}

/** The same for one item by one call, as a loop does. */
export async function stockOfItem(call: Call, item: number): Promise<readonly number[]> {
  const fields = ['product_id', 'warehouse_id', 'quantity', 'reserved_quantity']
  const domain = [['product_id', '=', item], inStock]
  const rows: Answer[] = await call('stock.quant/search_read', { domain, fields })
  const sums = new Map<number, number>()
  for (const { warehouse_id: facility, quantity } of rows) {
    sums.set(facility[0], (sums.get(facility[0]) ?? 0) + quantity)
  }
  return [...sums.values()]
}
