import DataLoader from 'dataloader'
import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { quantityOf } from '#shared/odoo/columns.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { aheadOfWave, inWaves } from '#shared/odoo/waves.ts'
import type { MaybePromise } from '#shared/values/maybe-promise.ts'
import { readStockAmounts, type StockAmount, StockSummary, showsReserved } from '../sources/odoo/stock-summaries.ts'

/**
 * The key of the unit in which an item's stock is counted. Rejects with NotFound for an item that is not there, or that
 * whoever asks may not see.
 *
 * It is the item's own, and may be kept as such: where it is changed, Odoo leaves every quantity the number it was.
 */
export type UnitOfItem = (itemKey: number) => MaybePromise<number | null>

interface Wanted {
  readonly item: number
  readonly withReserved: boolean
}

/** Stock of items by facility: one call for all items asked for in one turn. None: an empty list. */
export class StockSummaries {
  readonly #odoo: Odoo
  readonly #unitOf: UnitOfItem
  readonly #request: RequestContext
  readonly #amounts: DataLoader<Wanted, readonly StockAmount[], string>
  #facts: OdooFacts | null = null

  constructor(odoo: Odoo, unitOf: UnitOfItem, request: RequestContext) {
    this.#odoo = odoo
    this.#unitOf = unitOf
    this.#request = request
    this.#amounts = new DataLoader((wanted) => readAmounts(odoo, wanted, request), {
      name: 'StockSummary',
      batchScheduleFn: inWaves(request),
      cacheKeyFn: ({ item, withReserved }) => (withReserved ? `${item} with reserved` : `${item}`),
    })
  }

  /**
   * The stock of an item; `requested`: what will be asked of each summary. Rejects with NotFound for an item that may not
   * be seen, if there is stock of it.
   */
  async load(itemKey: number, requested: readonly string[]): Promise<readonly StockSummary[]> {
    const unit = this.#unitOf(itemKey)
    const coming = this.#amounts.load({ item: itemKey, withReserved: showsReserved(requested) })
    // Whichever fails: no call goes on when its answer has been given.
    if (unit instanceof Promise) await Promise.allSettled([coming, unit])
    const amounts = await coming
    if (amounts.length === 0) return []
    const unitKey = await keyOf(unit)
    const facts = await this.#factsOf(unitKey)
    const quantity = (value: number) => quantityOf(value, unitKey, facts)
    return amounts.map((amount) => new StockSummary(amount, quantity, () => this.#withReserved(amount)))
  }

  /** Asks for the stock of items that `load` will be asked for, and does not wait for others who may want some. */
  askAhead(itemKeys: readonly number[], requested: readonly string[]): void {
    const withReserved = showsReserved(requested)
    const wanted = [...new Set(itemKeys)].map((item) => ({ item, withReserved }))
    const all = aheadOfWave(this.#request, readAmounts(this.#odoo, wanted, this.#request))
    for (const [place, one] of wanted.entries()) {
      const amounts = all.then((known) => known[place] ?? [])
      // Whoever asks for it in its turn hears of its failure.
      amounts.catch(() => undefined)
      this.#amounts.prime(one, amounts).prime({ ...one, withReserved: false }, amounts)
    }
  }

  async #factsOf(unitKey: number): Promise<OdooFacts> {
    if (this.#facts?.unit(unitKey) === undefined) this.#facts = await this.#odoo.factsOfUnits([unitKey], this.#request)
    return this.#facts
  }

  /** None is left of what has gone meanwhile. */
  async #withReserved({ item, facility }: StockAmount): Promise<StockAmount> {
    const amounts = await this.#amounts.load({ item, withReserved: true })
    return amounts.find((amount) => amount.facility === facility) ?? { item, facility, onHand: 0, reserved: 0 }
  }
}

/** What is reserved is read for all where any of them wants it. */
function readAmounts(odoo: Odoo, wanted: readonly Wanted[], request: RequestContext) {
  const items = wanted.map(({ item }) => item)
  return readStockAmounts(odoo, items, { withReserved: wanted.some((each) => each.withReserved) }, request)
}

/** Odoo shows stock of an item that a rule hides, but not the item. */
async function keyOf(unit: MaybePromise<number | null>): Promise<number> {
  try {
    const key = await unit
    if (key !== null) return key
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
  throw new NotFound('Cannot read stock: no such Item, or none you may see', 'odoo')
}
