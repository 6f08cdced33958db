import { comparable } from '#shared/projections/families.ts'
import type { Amount } from '#shared/remittance/remittance.ts'
import { areDifferent, differenceOf, isZero, negated, sizeOf, smallerOf, sumOf, written } from './amounts.ts'
import type { Untold } from './answers.ts'
import {
  found,
  type Hop,
  type LineageFacts,
  type LineageKey,
  missing,
  type PaymentFact,
  type RemittanceFact,
  type Wrong,
} from './facts.ts'
import { amountOfLine } from './remittance-lines.ts'

/** Money that should be in the books. */
interface Expected {
  /** Null: it was not named. */
  readonly trace: string | null
  /** Of all that is paid at once. Null where that is not known. */
  readonly amount: Amount | null
  /** What of it is the claim's. */
  readonly share: Amount
}

const booked: ReadonlySet<string | null> = new Set(['IN_PROCESS', 'PAID'])

/** Whether a payment counts in the books: one that is written still, was given up or refused does not. */
export function isBooked({ state }: Pick<PaymentFact, 'state'>): boolean {
  return booked.has(state)
}

/** Payments, and their postings behind them. */
export function paymentHops(facts: LineageFacts, untold: readonly Untold[]): readonly Hop[] {
  const setOff = new Set(facts.invoices.flatMap(({ payments }) => payments))
  const taken = new Set<number>()
  const hops = [...expectedOf(facts), ...untold.flatMap(ofUntold)].flatMap((expected) =>
    hopsFor(expected, facts.payments, setOff, taken),
  )
  const others = facts.payments.filter(({ key }) => setOff.has(key) && !taken.has(key))
  const payments = [...hops, ...others.map((payment) => paymentHop(payment, 'RECONCILIATION', givenUp(payment)))]
  return [...payments, ...payments.flatMap(postingOf)]
}

/** The remittances' money that is to be in the books by now, and of which the claim has a share. */
function expectedOf({ remittances, today }: LineageFacts): readonly Expected[] {
  const byRemittance = Map.groupBy(remittances, ({ header }) => header.id)
  return [...byRemittance.values()].flatMap((lines): Expected[] => {
    const [{ header }] = lines as [RemittanceFact, ...RemittanceFact[]]
    const share = sumOf(lines.map(amountOfLine))
    const isNothing = share === null || isZero(share) || isZero(header.amount) || header.method === 'NON'
    if (isNothing || (header.paidOn ?? today) > today) return []
    return [{ trace: comparable(header.traceNumber), amount: header.amount, share }]
  })
}

function ofUntold({ response: { paid }, trace }: Untold): readonly Expected[] {
  return paid === null ? [] : [{ trace: trace === null ? null : comparable(trace), amount: null, share: paid }]
}

function hopsFor(
  { trace, amount, share }: Expected,
  payments: readonly PaymentFact[],
  setOff: ReadonlySet<number>,
  taken: Set<number>,
): readonly Hop[] {
  const traced = trace === null || trace === '' ? [] : payments.filter((payment) => payment.trace === trace)
  const counted = traced.filter(isBooked)
  if (counted.length === 0) {
    const others = payments.filter((each) => setOff.has(each.key) && !taken.has(each.key) && isBooked(each))
    const fitting = fittingIn(others, share)
    if (fitting.length > 0) return shown(fitting, 'RECONCILIATION', null, taken)
    // Of what was only announced by an answer the remittance is missing already.
    if (amount === null) return []
    const [draft] = traced
    if (draft !== undefined) {
      const wrong = { reason: 'The payment counts nowhere yet, or was given up.', inDoubt: sizeOf(share) }
      return shown([draft], 'TRACE_NUMBER_ON_PAYMENT', wrong, taken)
    }
    const reason = `No payment bears the trace number; ${written(share)} of it would be this claim’s.`
    return [missing('PAYMENT', 'TRACE_NUMBER_ON_PAYMENT', { reason, inDoubt: sizeOf(share) })]
  }
  const own = counted.filter(({ key }) => setOff.has(key))
  for (const { key } of counted) taken.add(key)
  const isExact = own.length > 0 && !areDifferent(signedSum(own), share)
  const inBooks = signedSum(counted)
  const wrong = isExact || amount === null ? null : otherAmount(inBooks, amount, share)
  return shown(own.length > 0 ? own : counted, 'TRACE_NUMBER_ON_PAYMENT', wrong, taken)
}

/** One of these payments that is exactly this much, or all of them where they come to it. */
function fittingIn(payments: readonly PaymentFact[], share: Amount): readonly PaymentFact[] {
  const single = payments.find((payment) => isSame(signedSum([payment]), share))
  if (single !== undefined) return [single]
  return isSame(signedSum(payments), share) ? payments : []
}

function isSame(one: Amount | null, other: Amount): boolean {
  return one !== null && !areDifferent(one, other)
}

function otherAmount(inBooks: Amount | null, amount: Amount, share: Amount): Wrong | null {
  if (inBooks === null || !areDifferent(inBooks, amount)) return null
  const difference = differenceOf(inBooks, amount)
  const [one, other, own] = [inBooks, amount, share].map(written)
  return {
    reason: `Payments with the trace number come to ${one}, the remittance is ${other}; ${own} of it is this claim’s.`,
    inDoubt: difference === null ? null : smallerOf(sizeOf(share), difference),
  }
}

/** What payments come to: what was paid back is taken off. Null where they are in several currencies. */
export function signedSum(payments: readonly Pick<PaymentFact, 'amount' | 'direction'>[]): Amount | null {
  return sumOf(
    payments.map(({ amount, direction }) => (amount === null || direction !== 'PAID_BACK' ? amount : negated(amount))),
  )
}

/** So many payments of one remittance are shown; the last ones are left out where there are more. */
const mostShown = 20

/** What is wrong with all of them together is said once. */
function shown(
  payments: readonly PaymentFact[],
  by: LineageKey,
  wrong: Wrong | null,
  taken: Set<number>,
): readonly Hop[] {
  for (const { key } of payments) taken.add(key)
  return payments.slice(0, mostShown).map((payment, place) => paymentHop(payment, by, place === 0 ? wrong : null))
}

function givenUp(payment: PaymentFact): Wrong | null {
  if (isBooked(payment)) return null
  return { reason: 'The payment counts nowhere, and was set off against the invoice.', inDoubt: null }
}

function paymentHop(payment: PaymentFact, matchedBy: LineageKey, wrong: Wrong | null): Hop {
  const { number, key, day } = payment
  const what = { reference: number ?? String(key), occurredOn: day, amount: signedSum([payment]), matchedBy }
  return found('PAYMENT', { kind: 'payment', of: payment }, what, wrong)
}

function postingOf({ record }: Hop): readonly Hop[] {
  if (record?.kind !== 'payment') return []
  const { posting, state, amount, entry } = record.of
  if (posting !== null) {
    const what = { reference: posting.number, occurredOn: posting.day, amount: null, matchedBy: 'REFERENCE' } as const
    return [found('LEDGER_POSTING', { kind: 'posting', of: posting }, what)]
  }
  // A payment that is under way may wait for the bank's statement to be entered.
  if (entry === null && state !== 'PAID') return []
  return [missing('LEDGER_POSTING', 'REFERENCE', { reason: 'The payment is not in the ledger.', inDoubt: amount })]
}
