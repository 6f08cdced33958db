import type { Environment } from '../environment.ts'
import { roundTo } from '../rounding.ts'
import type { TableRow } from '../tables.ts'
import { type Compute, now, type Reader, refuseContext } from './compute.ts'

/** What of a product there is, is free, is on its way in or out, and will be: in the warehouses of the companies in view. */
export const quantities: Readonly<Record<string, Compute>> = {
  qty_available: (row, env, read) => shown(onHand(row, env, read), env),
  free_qty: (row, env, read) => shown(onHand(row, env, read) - reserved(row, env, read) - due(row, env, read), env),
  incoming_qty: (row, env, read) => shown(onTheWay(row, env, read, 'in'), env),
  outgoing_qty: (row, env, read) => shown(onTheWay(row, env, read, 'out'), env),
  virtual_available: (row, env, read) => {
    const [coming, going] = [onTheWay(row, env, read, 'in'), onTheWay(row, env, read, 'out')]
    return shown(onHand(row, env, read) + shown(coming, env) - shown(going, env) - due(row, env, read), env)
  },
}

/** What of a context Odoo heeds in counting what there is. */
export const contextOfQuantities = [
  'location',
  'search_location',
  'warehouse_id',
  'search_warehouse',
  'lot_id',
  'owner_id',
  'owners',
  'package_id',
  'from_date',
  'to_date',
  'strict',
  'suggest_based_on',
]

function onHand(row: TableRow, env: Environment, read: Reader): number {
  return sumOfStock(row, env, read, 'quantity', [])
}

function reserved(row: TableRow, env: Environment, read: Reader): number {
  return sumOfStock(row, env, read, 'reserved_quantity', [])
}

/** What should have been taken away by today, and is reserved for nobody. */
function due(row: TableRow, env: Environment, read: Reader): number {
  const domain = [['removal_date', '<=', now().slice(0, 10)]]
  return sumOfStock(row, env, read, 'quantity', domain) - sumOfStock(row, env, read, 'reserved_quantity', domain)
}

function sumOfStock(row: TableRow, env: Environment, read: Reader, field: string, domain: readonly unknown[]): number {
  const places = placesInView(row, env, read)
  if (places === null) return 0
  return read.sum('stock.quant', [['product_id', '=', row.id], ['location_id', 'in', places], ...domain], field)
}

function onTheWay(row: TableRow, env: Environment, read: Reader, way: 'in' | 'out'): number {
  const places = placesInView(row, env, read)
  if (places === null) return 0
  const arrives = [
    '|',
    '&',
    ['location_final_id', '!=', false],
    ['location_final_id', 'in', places],
    '&',
    ['location_final_id', '=', false],
    ['location_dest_id', 'in', places],
  ]
  const leaves = ['location_id', 'in', places]
  const open = ['state', 'in', ['waiting', 'confirmed', 'assigned', 'partially_available']]
  const domain = way === 'in' ? [...arrives, '!', leaves] : [leaves, '!', ...arrives]
  return read.sum('stock.move', [['product_id', '=', row.id], open, ...domain], 'product_qty')
}

// An environment lives as long as one call: nothing is written meanwhile.
const placesKnown = new WeakMap<Environment, readonly number[]>()

/** Locations of the warehouses in view; null for services, of which there is no stock. */
function placesInView(row: TableRow, env: Environment, read: Reader): readonly number[] | null {
  refuseContext(env, contextOfQuantities, 'quantities')
  if (read.value('product.product', row.id, 'type') === 'service') return null
  const known = placesKnown.get(env)
  if (known !== undefined) return known
  const warehouses = read.ids('stock.warehouse', [['company_id', 'in', env.companyIds]])
  const tops = warehouses.map((id) => read.aside.value('stock.warehouse', id, 'view_location_id'))
  const places = placesUnder(tops, read)
  placesKnown.set(env, places)
  return places
}

/** These locations and all below them, archived ones too. */
export function placesUnder(tops: readonly unknown[], read: Reader): readonly number[] {
  const below = [
    ['id', 'child_of', tops],
    ['active', 'in', [true, false]],
  ]
  return tops.length === 0 ? [] : read.aside.ids('stock.location', below)
}

/** Rounded as every unit of measure is. */
function shown(quantity: number, env: Environment): number {
  return roundTo(quantity, unitDigits(env))
}

export function unitDigits({ tables }: Environment): number {
  if (!tables.holds('decimal.precision')) return 2
  const precision = [...tables.all('decimal.precision')].find(({ name }) => name === 'Product Unit')
  return Number(precision?.digits ?? 2)
}
