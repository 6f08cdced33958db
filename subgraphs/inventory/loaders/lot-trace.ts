import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { Records } from '#shared/odoo/records.ts'
import { once } from '#shared/values/once.ts'
import { readLotRemainders, readLotTurnover } from '../sources/odoo/lot-balances.ts'
import { readAwaitedOrders, readHoldingTransfers } from '../sources/odoo/lot-commitments.ts'
import { readLotSubstitutes } from '../sources/odoo/lot-substitutes.ts'
import type { Lot } from '../sources/odoo/lots.ts'
import type { tracedItems } from '../sources/odoo/traced-items.ts'

type TracedItems = Records<(typeof tracedItems)['properties']>

/** What is known of one lot's way. Each part is one call, made when it is first asked for and at most once. */
export class LotTrace {
  readonly lot: Lot
  readonly item: number
  readonly #odoo: Odoo
  readonly #items: TracedItems
  readonly #request: RequestContext

  constructor(lot: Lot, item: number, items: TracedItems, odoo: Odoo, request: RequestContext) {
    this.lot = lot
    this.item = item
    this.#odoo = odoo
    this.#items = items
    this.#request = request
  }

  turnover = once(() => readLotTurnover(this.#odoo, this.lot.key, this.#request))

  remainders = once(() => readLotRemainders(this.#odoo, { lot: this.lot.key, item: this.item }, this.#request))

  holdingTransfers = once(() => readHoldingTransfers(this.#odoo, this.lot.key, this.#request))

  awaitedOrders = once(() => readAwaitedOrders(this.#odoo, this.item, this.#request))

  substitutes = once(async () => {
    const category = await this.#items.entity(this.item).category()
    const replaced = { lot: this.lot.key, item: this.item, category }
    return readLotSubstitutes(this.#odoo, replaced, new Date().toISOString(), this.#request)
  })
}

/** Traces of lots, by the lot's key: the same one for all who ask in one operation. */
export function lotTraces(items: TracedItems, odoo: Odoo, request: RequestContext) {
  const traces = new Map<number, LotTrace>()
  return (lot: Lot, item: number): LotTrace => {
    const trace = traces.get(lot.key) ?? new LotTrace(lot, item, items, odoo, request)
    traces.set(lot.key, trace)
    return trace
  }
}
