import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { Records } from '#shared/odoo/records.ts'
import { allReadings, type Reading, readingOf } from '#shared/odoo/related.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import type { creditNotes } from '../sources/odoo/credit-notes.ts'
import { readDocumentsOfPayments } from '../sources/odoo/customer-documents.ts'
import type { invoices } from '../sources/odoo/invoices.ts'

type Documents = Records<(typeof invoices)['properties']> | Records<(typeof creditNotes)['properties']>

interface Wanted extends Reading {
  readonly payment: number
  readonly documents: Documents
}

/** The invoices and credit notes that payments were set off against. */
export class DocumentsOfPayments {
  readonly #loader: DataLoader<Wanted, readonly number[]>

  constructor(odoo: Odoo, request: RequestContext) {
    const read = async (wanted: readonly Wanted[]) => {
      const payments = [...new Set(wanted.map(({ payment }) => payment))]
      const found = await readDocumentsOfPayments(odoo, payments, allReadings(wanted), request)
      const byType = new Map<Documents, typeof found>()
      for (const documents of new Set(wanted.map((want) => want.documents))) {
        const { sign } = documents.source
        const ofType = found.filter(({ row }) => sign?.isShown(row))
        await documents.take(ofType.map(({ row }) => row))
        byType.set(documents, ofType)
      }
      return wanted.map(({ payment, documents }) =>
        (byType.get(documents) ?? []).flatMap(({ row, payments }) => (payments.includes(payment) ? row.id : [])),
      )
    }
    this.#loader = new DataLoader(read, {
      name: 'Payment documents',
      cache: false,
      batchScheduleFn: inWaves(request),
    })
  }

  /**
   * Keys of those of one type that a payment was set off against, oldest first, with `properties` already here: one call
   * for all payments of a turn.
   */
  of(payment: number, documents: Documents, properties: readonly string[]): Promise<readonly number[]> {
    return this.#loader.load({ payment, documents, ...readingOf(documents, properties) })
  }
}
