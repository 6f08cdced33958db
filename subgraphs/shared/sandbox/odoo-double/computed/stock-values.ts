import { columnOf } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'
import { fieldNamed, modelNamed } from '../models.ts'
import { roundTo } from '../rounding.ts'
import type { TableRow } from '../tables.ts'
import { type Compute, type Reader, refuseContext } from './compute.ts'
import { contextOfQuantities, placesUnder, unitDigits } from './quantities.ts'

/** What there is of a product is worth, at its standard price; for other costs Odoo walks over moves. */
export const valueOfProduct: Compute = (row, env, read) => {
  refuseContext(env, contextOfQuantities, 'the value of stock')
  if (read.aside.value('product.product', row.id, 'lot_valuated')) throw beyondTheDouble('value stock lot by lot')
  const method = costMethod(row, env, read)
  if (method !== 'standard') throw beyondTheDouble(`value stock by the cost method ${method}`)
  const price = Number(read.aside.value('product.product', row.id, 'standard_price'))
  return roundTo(price * valuedQuantity(row, env, read), currencyDigits(env, read))
}

/** What there is of a lot is worth: nothing, as long as it is the product that has a value. */
export const valueOfLot: Compute = (row, env, read) => {
  refuseContext(env, contextOfQuantities, 'the value of stock')
  if (read.aside.value('stock.lot', row.id, 'lot_valuated')) throw beyondTheDouble('value stock lot by lot')
  return 0
}

/** The way of its category in the company it is of, else that of the company. */
function costMethod({ id }: TableRow, env: Environment, { aside: read }: Reader): unknown {
  const company = read.value('product.product', id, 'company_id') || env.companyId
  const category = env.tables.get('product.category', Number(read.value('product.product', id, 'categ_id')))
  const method = fieldNamed(modelNamed('product.category'), 'property_cost_method')
  const own = columnOf(method, env.sudo().with({ allowed_company_ids: [company] }))(category)
  return own || read.value('res.company', company, 'cost_method')
}

/** What of it is in places that count in the books and those below them, and belongs to nobody or to the company. */
function valuedQuantity({ id }: TableRow, env: Environment, read: Reader): number {
  if (read.value('product.product', id, 'type') === 'service') return 0
  const itself = read.aside.value('res.company', env.companyId, 'partner_id')
  const domain = [
    ['product_id', '=', id],
    ['location_id', 'in', valuedPlaces(env, read)],
    ['owner_id', 'in', [false, itself]],
  ]
  return roundTo(read.sum('stock.quant', domain, 'quantity'), unitDigits(env))
}

// An environment lives as long as one call: nothing is written meanwhile.
const placesKnown = new WeakMap<Environment, readonly number[]>()

function valuedPlaces(env: Environment, read: Reader): readonly number[] {
  const known = placesKnown.get(env)
  if (known !== undefined) return known
  const tops = read.ids('stock.location', [
    ['company_id', '!=', false],
    ['usage', 'in', ['internal', 'transit']],
  ])
  const places = placesUnder(tops, read)
  placesKnown.set(env, places)
  return places
}

function currencyDigits(env: Environment, { aside: read }: Reader): number {
  const currency = read.value('res.company', env.companyId, 'currency_id')
  return Number(read.value('res.currency', currency, 'decimal_places'))
}
