import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CostLimit } from '#shared/errors/errors.ts'
import { Records } from '#shared/odoo/records.ts'
import { DocumentsOfPayments } from '#subgraphs/revenue-cycle/loaders/documents-of-payments.ts'
import { creditNotes } from '#subgraphs/revenue-cycle/sources/odoo/credit-notes.ts'
import { invoices } from '#subgraphs/revenue-cycle/sources/odoo/invoices.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../shared/odoo/small-odoo.ts'

const document = (id: number, type: string, by: readonly number[]) => ({
  id,
  name: `D${id}`,
  move_type: type,
  reconciled_payment_ids: by,
})

let small: SmallOdoo
beforeEach(async () => {
  small = await startSmallOdoo({})
})
afterEach(() => small[Symbol.asyncDispose]())

function asking() {
  const scope = request()
  return {
    documents: new DocumentsOfPayments(small.odoo, scope),
    invoices: new Records(invoices, small.odoo, scope),
    creditNotes: new Records(creditNotes, small.odoo, scope),
  }
}

describe('What payments were set off against', () => {
  it('is told by its type, in one call for all payments, with what was asked of it', async () => {
    const found = [document(4, 'out_refund', [7]), document(2, 'out_invoice', [7, 8]), document(9, 'out_receipt', [8])]
    small.peer.fault({ model: 'account.move' }, faults.json(found))
    const { documents, ...types } = asking()
    const keys = await Promise.all([
      documents.of(7, types.invoices, ['number']),
      documents.of(8, types.invoices, ['number']),
      documents.of(7, types.creditNotes, ['number']),
      documents.of(8, types.creditNotes, ['number']),
      documents.of(1, types.invoices, []),
    ])
    expect(keys).toEqual([[2], [2, 9], [4], [], []])
    expect([types.invoices.entity(9).number(), types.creditNotes.entity(4).number()]).toEqual(['D9', 'D4'])
    expect(small.peer.calls).toHaveLength(1)
  })

  it('is found where the payments themselves came along', async () => {
    const row = { ...document(2, 'out_invoice', []), reconciled_payment_ids: [{ id: 7, name: 'PAY/7' }, { id: 8 }] }
    small.peer.fault({ model: 'account.move' }, faults.json([row]))
    const { documents, ...types } = asking()
    expect(await documents.of(8, types.invoices, ['number'])).toEqual([2])
  })

  it('is refused where it is more than 10,000 documents', async () => {
    const many = Array.from({ length: 10_001 }, (_, place) => document(place + 1, 'out_invoice', [7]))
    small.peer.fault({ model: 'account.move' }, faults.json(many))
    const { documents, ...types } = asking()
    await expect(documents.of(7, types.invoices, ['number'])).rejects.toThrow(
      new CostLimit('Cannot read what 1 payments settled: more than 10000 invoices and credit notes'),
    )
  })
})
