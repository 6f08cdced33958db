import { comparable } from '#shared/projections/families.ts'
import type { Amount } from '#shared/remittance/remittance.ts'
import { isPositive, isZero, largerOf, minus, negated, smallerOf, sumOf, written } from './amounts.ts'
import type { Untold } from './answers.ts'
import type { LineageFacts, PaymentFact, Wrong } from './facts.ts'
import { amountOfLine } from './remittance-lines.ts'

const booked: ReadonlySet<string | null> = new Set(['IN_PROCESS', 'PAID'])

/** Whether a payment counts in the books: one that is written still, was given up or refused does not. */
export function isBooked({ state }: Pick<PaymentFact, 'state'>): boolean {
  return booked.has(state)
}

/** What payments come to: what was paid back is taken off. Null where they are in several currencies. */
export function signedSum(payments: readonly Pick<PaymentFact, 'amount' | 'direction'>[]): Amount | null {
  return sumOf(
    payments.map(({ amount, direction }) => (amount === null || direction !== 'PAID_BACK' ? amount : negated(amount))),
  )
}

/**
 * What payments set off against the claim's invoices, against what payers paid for it, reversals taken off. `absent`: what
 * of that no payment was found for.
 *
 * A payment with a trace number of the claim is the payers' money. Another may be theirs as well, as far as their own is
 * not there, or the patient's, as far as he has a share. More is a contradiction; less is one where nothing is open of the
 * invoice that would say it.
 */
export function settlementWrong(
  facts: LineageFacts,
  untold: readonly Untold[],
  absent: readonly Amount[],
): Wrong | null {
  const { remittances, invoices, claim } = facts
  const paid = sumOf([...remittances.map(amountOfLine), ...untold.map(({ response }) => response.paid)])
  const total = sumOf(invoices.map((invoice) => invoice.total))
  const own = paymentsOf(facts)
  if (claim === null || paid === null || total === null || own.length === 0 || paid.currency !== total.currency) {
    return null
  }
  const none = { amount: '0.00', currency: total.currency }
  const most = sumOf(invoices.map((invoice) => minus(invoice.total, invoice.residual))) ?? total
  const traces = tracesOf(facts)
  const isTraced = ({ trace }: PaymentFact) => trace !== null && traces.has(trace)
  const traced = setOffBy(own.filter(isTraced), most)
  const others = setOffBy(
    own.filter((payment) => !isTraced(payment)),
    most,
  )
  const missing = sumOf([none, ...absent])
  if (traced === null || others === null || missing === null) return null
  const share = claim.state.patientResponsibility ?? minus(total, paid)
  const tracedTooMuch = excess(traced, minus(paid, missing))
  const room = sumOf([excess(paid, traced), share === null ? none : share])
  const tooMuch = sumOf([tracedTooMuch, excess(others, room)])
  const came = sumOf([traced, others])
  if (tooMuch !== null && came !== null && isPositive(tooMuch)) {
    const reason = `Payments set off ${written(came)} against the invoice, and payers paid ${written(paid)}.`
    return { reason, inDoubt: tooMuch }
  }
  const tooLittle = excess(minus(dueOf(facts), missing), came)
  if (tooLittle === null || came === null || !isPositive(tooLittle)) return null
  const reason = `Payments set off ${written(came)} against the invoice, of ${written(paid)} that payers paid.`
  return { reason, inDoubt: tooLittle }
}

/** Trace numbers under which payers said they pay. */
function tracesOf({ remittances, responses }: LineageFacts): ReadonlySet<string> {
  const answered = responses.flatMap(({ record: { payment } }) => payment?.identifier ?? [])
  return new Set([...remittances.map(({ header }) => header.traceNumber), ...answered].map(comparable))
}

/** What payments that bear no trace number of the claim set off, up to the share of the patient: it may be his own. */
export function setOffByPatient(facts: LineageFacts): Amount | null {
  const share = facts.claim?.state.patientResponsibility ?? null
  if (share === null) return null
  const traces = tracesOf(facts)
  const others = paymentsOf(facts).filter(({ trace }) => trace === null || !traces.has(trace))
  const sum = signedSum(others.map(({ amount, setOff, direction }) => ({ amount: setOff ?? amount, direction })))
  return sum === null || !isPositive(sum) ? null : smallerOf(sum, share)
}

/** Payments that count, and were set off against the invoices. */
function paymentsOf({ invoices, payments }: LineageFacts): readonly PaymentFact[] {
  const keys = new Set(invoices.flatMap((invoice) => invoice.payments))
  return payments.filter((payment) => keys.has(payment.key) && isBooked(payment))
}

/** What these set off: as the books tell it, else all they are, but no more than was set off in all. */
function setOffBy(payments: readonly PaymentFact[], most: Amount): Amount | null {
  const none = { amount: '0.00', currency: most.currency }
  const signed = payments.map(({ amount, setOff, direction }) => ({ amount: setOff ?? amount, direction }))
  const isTold = payments.every(({ setOff }) => setOff !== null)
  const sum = sumOf([none, signedSum([...signed])])
  return sum === null || isTold ? sum : smallerOf(sum, most)
}

/** What moves money by now; what was taken back is taken off, in whatever remittance that is. */
function dueOf({ remittances, today }: LineageFacts): Amount | null {
  return sumOf(
    remittances
      .filter(({ header, line }) => {
        const moves = header.method !== 'NON' && !isZero(header.amount)
        return line.paid.startsWith('-') || (moves && (header.paidOn ?? today) <= today)
      })
      .map(amountOfLine),
  )
}

/** By how much one is more than the other; nothing where it is not. */
function excess(one: Amount | null, other: Amount | null): Amount | null {
  const difference = minus(one, other)
  return difference === null ? null : largerOf(difference, { amount: '0.00', currency: difference.currency })
}
