import type { Column } from '#shared/odoo/columns.ts'
import { RecordReference, recordKey } from '#shared/odoo/columns.ts'
import type { StockSummary } from './stock-summaries.ts'

/** Where an item's stock is asked for: `stock-summaries.ts` of the loaders. */
interface StockContext {
  readonly stockSummaries: { load(itemKey: number): Promise<readonly StockSummary[]> }
}

/** An item as inventory knows it: by what there is of it. */
export class StockedItem extends RecordReference<'Item'> {
  #stock: readonly StockSummary[] | undefined

  constructor(key: number) {
    super('Item', key)
  }

  /** What each facility has of it; a property, so that no resolver has to wait once it is here. */
  stock(
    _arguments: unknown,
    { stockSummaries }: StockContext,
  ): readonly StockSummary[] | Promise<readonly StockSummary[]> {
    return this.#stock ?? stockSummaries.load(this.key)
  }

  /** The same item with its stock here. */
  async withStock({ stockSummaries }: StockContext): Promise<this> {
    this.#stock = await stockSummaries.load(this.key)
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
