import DataLoader from 'dataloader'
import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { aheadOfWave, inWaves } from '#shared/odoo/waves.ts'
import type { MaybePromise } from '#shared/values/maybe-promise.ts'
import { readStockAmounts, type StockAmount, StockSummary } from '../sources/odoo/stock-summaries.ts'

/**
 * The key of the unit in which an item's stock is counted. Rejects with NotFound for an item that is not there, or that
 * whoever asks may not see.
 *
 * It is the item's own, and may be kept as such: where it is changed, Odoo leaves every quantity the number it was.
 */
export type UnitOfItem = (itemKey: number) => MaybePromise<number | null>

/** Stock of items by facility: one call for all items asked for in one turn. None: an empty list. */
export class StockSummaries {
  readonly #odoo: Odoo
  readonly #unitOf: UnitOfItem
  readonly #request: RequestContext
  readonly #amounts: DataLoader<number, readonly StockAmount[]>
  #facts: OdooFacts | null = null

  constructor(odoo: Odoo, unitOf: UnitOfItem, request: RequestContext) {
    this.#odoo = odoo
    this.#unitOf = unitOf
    this.#request = request
    this.#amounts = new DataLoader((itemKeys) => readStockAmounts(odoo, itemKeys, request), {
      name: 'StockSummary',
      batchScheduleFn: inWaves(request),
    })
  }

  /** Rejects with NotFound for an item that may not be seen, if there is stock of it. */
  async load(itemKey: number): Promise<readonly StockSummary[]> {
    const unit = this.#unitOf(itemKey)
    const coming = this.#amounts.load(itemKey)
    // Whichever fails: no call goes on when its answer has been given.
    if (unit instanceof Promise) await Promise.allSettled([coming, unit])
    const amounts = await coming
    if (amounts.length === 0) return []
    const unitKey = await keyOf(unit)
    const facts = await this.#factsOf(unitKey)
    return amounts.map((amount) => new StockSummary(amount, unitKey, facts))
  }

  async #factsOf(unitKey: number): Promise<OdooFacts> {
    if (this.#facts?.unit(unitKey) === undefined) this.#facts = await this.#odoo.factsOfUnits([unitKey], this.#request)
    return this.#facts
  }

  /** Asks for the stock of items that `load` will be asked for, and does not wait for others who may want some. */
  askAhead(itemKeys: readonly number[]): void {
    const keys = [...new Set(itemKeys)]
    const all = aheadOfWave(this.#request, readStockAmounts(this.#odoo, keys, this.#request))
    for (const [place, key] of keys.entries()) {
      const one = all.then((amounts) => amounts[place] ?? [])
      // Whoever asks for it in its turn hears of its failure.
      one.catch(() => undefined)
      this.#amounts.prime(key, one)
    }
  }
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
