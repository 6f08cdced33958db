import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { readStockSummaries, type StockSummary } from '../sources/odoo/stock-summaries.ts'

/** Stock of items by facility: one call for all items asked for in one turn. None: an empty list. */
export function stockSummariesLoader(odoo: Odoo, request: RequestContext) {
  return new DataLoader<number, readonly StockSummary[]>((itemKeys) => readStockSummaries(odoo, itemKeys, request), {
    name: 'StockSummary',
    batchScheduleFn: inWaves(request),
  })
}
