import type { Answer, Call } from './page.ts'

/** What lies at suppliers, customers, on its way or in inventory loss is no stock. */
export const inStock = ['location_id.usage', '=', 'internal']

/**
 * How much of each of these items each facility has, from the rows of stock themselves.
 *
 * Odoo's `formatted_read_group` could add them up, but it writes out the name of each item and a condition for each
 * group: on the hospital group it takes three times as long as the rows with the places they lie at.
 */
export async function stockByFacility(
  call: Call,
  items: readonly number[],
  places: ReadonlyMap<number, Answer>,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows: Answer[] = await call('stock.quant/search_read', {
    domain: [['product_id', 'in', items], inStock],
    fields: ['product_id', 'location_id', 'quantity', 'reserved_quantity'],
    load: null,
  })
  return added(rows, places)
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

/** The places of stock, each with its facility: a small table. */
export async function readPlaces(call: Call): Promise<ReadonlyMap<number, Answer>> {
  const specification = { complete_name: {}, warehouse_id: { fields: { name: {} } } }
  const { records } = await call('stock.location/web_search_read', { domain: [], specification })
  return new Map(records.map((place: Answer) => [place.id, place]))
}

function added(rows: readonly Answer[], places: ReadonlyMap<number, Answer>) {
  const sums = new Map<number, Map<number | undefined, number>>()
  for (const { product_id: item, location_id: place, quantity } of rows) {
    const ofItem = sums.get(item) ?? new Map()
    const facility = places.get(place).warehouse_id.id
    sums.set(item, ofItem.set(facility, (ofItem.get(facility) ?? 0) + quantity))
  }
  return new Map([...sums].map(([item, ofItem]) => [item, [...ofItem.values()]]))
}
