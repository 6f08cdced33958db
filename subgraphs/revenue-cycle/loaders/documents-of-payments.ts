import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { readDocumentsOfPayments } from '../sources/odoo/customer-documents.ts'

/** Keys of the invoices and credit notes that payments were set off against: one call for all payments of a turn. */
export function documentsOfPaymentsLoader(odoo: Odoo, request: RequestContext) {
  return new DataLoader<number, readonly number[]>(
    (paymentKeys) => readDocumentsOfPayments(odoo, paymentKeys, request),
    { name: 'Payment documents', batchScheduleFn: inWaves(request) },
  )
}
