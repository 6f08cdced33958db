import type { Amount } from '#shared/remittance/remittance.ts'
import { areDifferent, differenceOf, isPositive, largerOf, minus, sumOf, written } from './amounts.ts'
import {
  type ClaimFact,
  doubtsIn,
  found,
  type Hop,
  type InvoiceFact,
  type LineageFacts,
  missing,
  type Wrong,
} from './facts.ts'
import { amountOfLine } from './remittance-lines.ts'

/** Claims of which nobody is asked to pay anything, or not any longer: no invoice is due. */
const notDue: ReadonlySet<string> = new Set(['DRAFT', 'CANCELLED', 'REJECTED', 'UNKNOWN'])

/** What is known of the money that was set off against invoices. */
export interface Settled {
  /** What is in doubt because payments are missing or short, which leaves invoices open. */
  readonly missingMoney: Amount | null
  /** What of the set off money may be the patient's own. Null: nothing. */
  readonly byPatient: Amount | null
  /** What was set off is not what payers paid. */
  readonly wrong: Wrong | null
}

/** The name of the money that was set off against the invoice. */
const setOff = 'set off'

/** Invoices that bear the claim's number. */
export function invoiceHops(facts: LineageFacts, settled: Settled): readonly Hop[] {
  const { claim, invoices } = facts
  if (invoices.length === 0) return claim === null ? [] : noInvoice(claim, facts.isLimited)
  const given = invoices.filter(({ state }) => state !== 'CANCELLED')
  const shown = given.length > 0 ? given : invoices
  const isNothingPaid = claim !== null && paysNothing(claim, facts)
  return shown.map((invoice, place) => {
    const { key, number, day, total } = invoice
    const what = { reference: number ?? String(key), occurredOn: day, amount: total }
    const record = { kind: 'invoice', of: invoice } as const
    if (claim === null) return found('INVOICE', record, { ...what, matchedBy: null })
    const wrong =
      given.length > 1
        ? severalInvoices(given, claim, place)
        : worstOf(wrongsWith(invoice, claim, isNothingPaid, settled))
    return found('INVOICE', record, { ...what, matchedBy: 'CLAIM_NUMBER_ON_INVOICE' }, wrong)
  })
}

function noInvoice({ record, state }: ClaimFact, isLimited: boolean): readonly Hop[] {
  if (record.use !== 'claim' || notDue.has(state.status)) return []
  const which = isLimited ? 'No invoice that you may see' : 'No invoice'
  const reason = record.number === null ? 'The claim has no number.' : `${which} bears the number of the claim.`
  return [missing('INVOICE', 'CLAIM_NUMBER_ON_INVOICE', { reason, inDoubt: record.total })]
}

/** By how much all of them differ from the claim is said with the last one. */
function severalInvoices(invoices: readonly InvoiceFact[], claim: ClaimFact, place: number): Wrong {
  const all = sumOf(invoices.map(({ total }) => total))
  const reason = `${invoices.length} invoices bear the number of the claim.`
  return { reason, inDoubt: place === invoices.length - 1 ? differenceOf(all, chargedOn(claim)) : null }
}

/** All that is wrong, with the largest of the amounts in doubt: they are of the same money. */
function worstOf(wrongs: readonly Wrong[]): Wrong | null {
  if (wrongs.length === 0) return null
  const worst = wrongs.reduce((most, each) => {
    if (most.inDoubt === null || each.inDoubt === null) return most.inDoubt === null ? each : most
    return largerOf(most.inDoubt, each.inDoubt) === most.inDoubt ? most : each
  })
  const reason = wrongs.map((each) => each.reason).join(' ')
  return { reason, inDoubt: worst.inDoubt, doubts: doubtsIn(worst) }
}

function chargedOn({ record, state }: ClaimFact): Amount | null {
  return record.total ?? state.charged
}

function wrongsWith(
  invoice: InvoiceFact,
  claim: ClaimFact,
  isNothingPaid: boolean,
  settled: Settled,
): readonly Wrong[] {
  const { status } = claim.state
  const [total, charged] = [invoice.total, chargedOn(claim)]
  if (invoice.state !== 'POSTED') {
    if (notDue.has(status)) return []
    const what = invoice.state === 'CANCELLED' ? 'The invoice was given up' : 'The invoice is a draft'
    return [{ reason: `${what}: it counts nowhere, and the claim was sent.`, inDoubt: charged ?? total }]
  }
  const isReversed = invoice.paymentState === 'REVERSED'
  if (status === 'CANCELLED') {
    return isReversed ? [] : [{ reason: 'The claim was taken back, and the invoice stands.', inDoubt: total }]
  }
  const wrongs: (Wrong | null)[] = [otherTotal(total, charged)]
  if (isNothingPaid) wrongs.push(paidAllTheSame(invoice, settled))
  else if (isReversed) {
    wrongs.push({ reason: 'A credit note takes the invoice back, and the claim stands.', inDoubt: total })
  } else wrongs.push(openAllTheSame(invoice, claim, settled.missingMoney) ?? otherSettled(settled.wrong))
  return wrongs.filter((wrong) => wrong !== null)
}

function otherTotal(total: Amount | null, charged: Amount | null): Wrong | null {
  if (total === null || charged === null || !areDifferent(total, charged)) return null
  const reason = `The invoice asks for ${written(total)}, the claim for ${written(charged)}.`
  return { reason, inDoubt: differenceOf(total, charged) }
}

/** Whether payers decided, and nothing of what they paid is left. What is the patient's to pay is no such case. */
function paysNothing({ state }: ClaimFact, { remittances }: LineageFacts): boolean {
  if (state.status === 'DENIED') return true
  const left = sumOf(remittances.map(amountOfLine))
  return state.status !== 'PAID' && left !== null && !isPositive(left)
}

/** Payments that were set off against an invoice of which the payer pays nothing. */
function paidAllTheSame(
  { total, residual, payments, paymentState }: InvoiceFact,
  { missingMoney, byPatient }: Settled,
): Wrong | null {
  const inAll = minus(total, residual)
  const settled = byPatient === null ? inAll : minus(inAll, byPatient)
  if (payments.length === 0 || settled === null || !isPositive(settled) || paymentState === 'REVERSED') return null
  return {
    reason: `The payer pays nothing, and ${written(settled)} were set off against the invoice.`,
    inDoubt: settled,
    doubts: unexplained(settled, missingMoney).map((amount) => ({ money: setOff, amount })),
  }
}

/** What is left of an amount where another step tells of the rest. */
function unexplained(amount: Amount, told: Amount | null): readonly Amount[] {
  const left = told === null ? amount : (minus(amount, told) ?? amount)
  return isPositive(left) ? [left] : []
}

function otherSettled(wrong: Wrong | null): Wrong | null {
  return wrong && { ...wrong, money: setOff }
}

/** More is open than what the payer does not pay. */
function openAllTheSame(
  { total, residual }: InvoiceFact,
  { state }: ClaimFact,
  missingMoney: Amount | null,
): Wrong | null {
  if (state.paid === null || !isPositive(state.paid)) return null
  const unpaid = minus(total, state.paid)
  const open = minus(residual, unpaid)
  const [left] = open === null ? [] : unexplained(open, missingMoney)
  if (left === undefined || residual === null) return null
  const reason = `Of the invoice ${written(residual)} are open, of which the payer paid ${written(left)}.`
  return { reason, inDoubt: left, money: setOff }
}
