import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { type Ordered, readOrderedUnder } from '../sources/odoo/purchase-agreement-lines.ts'

/** What was ordered under agreements: one call for all agreements of a turn. */
export function orderedUnderAgreements(odoo: Odoo, request: RequestContext) {
  return new DataLoader<number, readonly Ordered[]>((keys) => readOrderedUnder(odoo, keys, request), {
    name: 'ordered under agreements',
    batchScheduleFn: inWaves(request),
  })
}
