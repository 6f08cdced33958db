import type { GraphQLResolveInfo } from 'graphql'
import type { Column } from '#shared/odoo/columns.ts'
import { RecordReference, recordKey } from '#shared/odoo/columns.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import type { MaybePromise } from '#shared/values/maybe-promise.ts'
import type { StockSummary } from './stock-summaries.ts'

/** Where an item's stock is asked for: `stock-summaries.ts` of the loaders. */
interface StockContext {
  readonly stockSummaries: {
    load(itemKey: number, requested: readonly string[]): Promise<readonly StockSummary[]>
  }
}

/** An item as inventory knows it: by what there is of it. */
export class StockedItem extends RecordReference<'Item'> {
  #stock: readonly StockSummary[] | Promise<never> | undefined

  constructor(key: number) {
    super('Item', key)
  }

  /** What each facility has of it; a property, so that no resolver has to wait once it is here. */
  stock(
    _arguments: unknown,
    { stockSummaries }: StockContext,
    info: GraphQLResolveInfo,
  ): MaybePromise<readonly StockSummary[]> {
    return this.#stock ?? stockSummaries.load(this.key, requestedFields(info))
  }

  /** The same item once its stock is here, with what is requested of it, or once it is known why it is not: then `stock` rejects, and nothing else. */
  async withStock({ stockSummaries }: StockContext, requested: readonly string[]): Promise<this> {
    try {
      this.#stock = await stockSummaries.load(this.key, requested)
    } catch (error) {
      this.#stock = Promise.reject(error)
      this.#stock.catch(() => undefined)
    }
    return this
  }
}

/** The item a field points at. */
export function stockedItem(field: string): Column<StockedItem | null> {
  const key = recordKey(field)
  return {
    fields: key.fields,
    read: (row, facts) => {
      const item = key.read(row, facts)
      return item === null ? null : new StockedItem(item)
    },
  }
}
