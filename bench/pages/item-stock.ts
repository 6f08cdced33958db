import { daysAfter, today } from '#shared/values/calendar-day.ts'
import { type Answer, type Call, one, type Page } from './page.ts'
import { inStock, stockByFacility, stockOfItem } from './stock-by-facility.ts'

/** Stock of a page of items by facility, and the lots that expire first with where they lie. */
export const itemStockPage: Page = {
  name: 'stock and expiring lots',
  document: new URL('item-stock.graphql', import.meta.url),
  variables: async () => ({ first: pageSize, lots: pageSize }),
  foundIn,
  handWritten,
  naive,
}

const pageSize = 25

function foundIn({ items: { nodes: items }, expiringLots: { nodes: lots } }: Answer) {
  return {
    items: items.map(({ name }: Answer) => name.length),
    stock: items.flatMap(({ stock }: Answer) => stock.map(({ onHand }: Answer) => Number(onHand.value))),
    lots: lots.map(({ item }: Answer) => item.name.length),
    positions: lots.flatMap(({ positions }: Answer) =>
      positions.nodes.map(({ onHand }: Answer) => Number(onHand.value)),
    ),
    places: lots.flatMap(({ positions }: Answer) => positions.nodes.map((each: Answer) => each.location.path.length)),
  }
}

const itemsSearch = { domain: [['active', '=', true]], order: 'name asc, id asc', limit: pageSize }

function lotsSearch() {
  const domain = [
    ['expiration_date', '<', `${daysAfter(today(), 366)} 00:00:00`],
    ['quant_ids', 'any', [inStock, ['quantity', '>', 0]]],
  ]
  return { domain, order: 'expiration_date asc, id asc', limit: pageSize }
}

/**
 * Items, lots and places at once, each lot with the name of its item; then the rows of stock of both, at once. Nested
 * reads from the items down would bring all stock that was ever moved, as a nested list takes no condition.
 */
async function handWritten(call: Call) {
  const specification = { name: {}, expiration_date: {}, product_id: { fields: { name: {} } } }
  const [items, { records: lots }, places] = await Promise.all([
    call('product.product/search_read', { ...itemsSearch, fields: ['name', 'default_code', 'uom_id'], load: null }),
    call('stock.lot/web_search_read', { ...lotsSearch(), count_limit: pageSize + 1, specification }),
    call('stock.location/search_read', { domain: [], fields: ['complete_name'], load: null }),
  ])
  const paths = new Map<number, string>(places.map(({ id, complete_name: path }: Answer) => [id, path]))
  const keys = items.map(({ id }: Answer) => id)
  const [stock, positions] = await Promise.all([
    stockByFacility(call, keys),
    call('stock.quant/search_read', {
      domain: [['lot_id', 'in', lots.map(({ id }: Answer) => id)], inStock],
      fields: ['lot_id', 'location_id', 'quantity', 'product_uom_id'],
      load: null,
    }),
  ])
  return {
    items: items.map(({ name }: Answer) => name.length),
    stock: keys.flatMap((key: number) => stock.get(key) ?? []),
    lots: lots.map(({ product_id: item }: Answer) => item.name.length),
    positions: positions.map(({ quantity }: Answer) => quantity),
    places: positions.map((each: Answer) => (paths.get(each.location_id) as string).length),
  }
}

async function naive(call: Call) {
  const found = { items: [], stock: [], lots: [], positions: [], places: [] } as Answer
  for (const key of await call('product.product/search', itemsSearch)) {
    const { name } = await one(call, 'product.product', key, ['name', 'default_code', 'uom_id'])
    found.items.push(name.length)
    found.stock.push(...(await stockOfItem(call, key)))
  }
  for (const key of await call('stock.lot/search', lotsSearch())) {
    const lot = await one(call, 'stock.lot', key, ['name', 'expiration_date', 'product_id'])
    const item = await one(call, 'product.product', lot.product_id[0], ['name'])
    found.lots.push(item.name.length)
    const rows = await call('stock.quant/search_read', {
      domain: [['lot_id', '=', key], inStock],
      fields: ['location_id', 'quantity', 'product_uom_id'],
    })
    for (const { location_id: place, quantity } of rows) {
      const { complete_name: path } = await one(call, 'stock.location', place[0], ['complete_name', 'warehouse_id'])
      found.positions.push(quantity)
      found.places.push(path.length)
    }
  }
  return found
}
