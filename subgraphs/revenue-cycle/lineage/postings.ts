import type { Amount } from '#shared/remittance/remittance.ts'
import { found, type Hop, type InvoiceFact, missing, type PaymentFact, type PostingFact } from './facts.ts'
import { signedSum } from './set-off.ts'

/** The entry of a payment: missing where it is to be there. `money`: whose it is. */
export function paymentPosting(payment: PaymentFact, money: string): readonly Hop[] {
  const { posting, state, amount, entry } = payment
  if (posting !== null) return [postingHop(posting, signedSum([payment]))]
  // A payment that is under way may wait for the bank's statement to be entered.
  if (entry === null && state !== 'PAID') return []
  return [
    missing('LEDGER_POSTING', 'REFERENCE', { reason: 'The payment is not in the ledger.', inDoubt: amount, money }),
  ]
}

/** The entry that an invoice is once it is posted. */
export function invoicePosting({ posting, total }: InvoiceFact): readonly Hop[] {
  return posting === null ? [] : [postingHop(posting, total)]
}

/** With the amount of the document that it posts. */
function postingHop(posting: PostingFact, amount: Amount | null): Hop {
  const what = { reference: posting.number, occurredOn: posting.day, amount, matchedBy: 'REFERENCE' } as const
  return found('LEDGER_POSTING', { kind: 'posting', of: posting }, what)
}
