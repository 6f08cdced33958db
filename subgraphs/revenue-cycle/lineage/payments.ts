import { comparable } from '#shared/projections/families.ts'
import type { Amount } from '#shared/remittance/remittance.ts'
import { areDifferent, differenceOf, isZero, sizeOf, smallerOf, sumOf, written } from './amounts.ts'
import type { Untold } from './answers.ts'
import {
  found,
  type Hop,
  type LineageFacts,
  type LineageKey,
  missing,
  type PaymentFact,
  paidBy,
  type RemittanceFact,
  type Wrong,
} from './facts.ts'
import { paymentPosting } from './postings.ts'
import { amountOfLine } from './remittance-lines.ts'
import { isBooked, signedSum } from './set-off.ts'

/** Money that should be in the books. */
interface Expected {
  /** Null: it was not named. */
  readonly trace: string | null
  /** Of all that is paid at once. Null where that is not known. */
  readonly amount: Amount | null
  /** What of it is the claim's. */
  readonly share: Amount
  /** The name of this money. */
  readonly money: string
}

export interface Payments {
  readonly hops: readonly Hop[]
  /** What of the claim's money no payment was found for. */
  readonly absent: readonly Amount[]
  /** What is in doubt of the payments that were found. */
  readonly differing: readonly Amount[]
}

/** Payments, and their postings behind them. */
export function paymentHops(facts: LineageFacts, untold: readonly Untold[]): Payments {
  const setOff = new Set(facts.invoices.flatMap(({ payments }) => payments))
  const taken = new Set<number>()
  const all = [...expectedOf(facts), ...untold.flatMap(ofUntold)]
  const found = all.map((expected) => ({ expected, ...hopsFor(expected, facts.payments, setOff, taken) }))
  const others = facts.payments.filter(({ key }) => setOff.has(key) && !taken.has(key))
  const payments = [
    ...found.flatMap(({ expected: { money }, hops }) => hops.map((hop) => ({ hop, money }))),
    ...others.map((payment) => {
      const hop = paymentHop(payment, 'RECONCILIATION', givenUp(payment))
      return { hop, money: `Payment/${payment.key}` }
    }),
  ]
  return {
    hops: [
      ...payments.map(({ hop }) => hop),
      ...payments.flatMap(({ hop: { record }, money }) =>
        record?.kind === 'payment' ? paymentPosting(record.of, money) : [],
      ),
    ],
    absent: found.flatMap(({ expected, isThere }) => (isThere ? [] : [expected.share])),
    differing: found.flatMap(({ hops, isThere }) => (isThere ? hops.flatMap(({ inDoubt }) => inDoubt ?? []) : [])),
  }
}

/** The remittances' money that is to be in the books by now, and of which the claim has a share. */
function expectedOf({ remittances, today }: LineageFacts): readonly Expected[] {
  const byRemittance = Map.groupBy(remittances, ({ header }) => header.id)
  return [...byRemittance.values()].flatMap((lines): Expected[] => {
    const [{ header }] = lines as [RemittanceFact, ...RemittanceFact[]]
    const share = sumOf(lines.map(amountOfLine))
    const isNothing = share === null || isZero(share) || isZero(header.amount) || header.method === 'NON'
    if (isNothing || (header.paidOn ?? today) > today) return []
    return [{ trace: comparable(header.traceNumber), amount: header.amount, share, money: paidBy(header) }]
  })
}

function ofUntold({ response: { paid, record }, trace }: Untold): readonly Expected[] {
  if (paid === null) return []
  const money = `ClaimResponse/${record.id}`
  return [{ trace: trace === null ? null : comparable(trace), amount: null, share: paid, money }]
}

function hopsFor(
  { trace, amount, share, money }: Expected,
  payments: readonly PaymentFact[],
  setOff: ReadonlySet<number>,
  taken: Set<number>,
): { readonly hops: readonly Hop[]; readonly isThere: boolean } {
  const traced = trace === null || trace === '' ? [] : payments.filter((payment) => payment.trace === trace)
  const counted = traced.filter(isBooked)
  if (counted.length === 0) {
    const others = payments.filter((each) => setOff.has(each.key) && !taken.has(each.key) && isBooked(each))
    const fitting = fittingIn(others, share)
    if (fitting.length > 0) return { hops: shown(fitting, 'RECONCILIATION', null, taken), isThere: true }
    // Of what was only announced by an answer the remittance is missing already.
    if (amount === null) return { hops: [], isThere: false }
    const [draft] = traced
    if (draft !== undefined) {
      const wrong = { reason: 'The payment counts nowhere yet, or was given up.', inDoubt: sizeOf(share), money }
      return { hops: shown([draft], 'TRACE_NUMBER_ON_PAYMENT', wrong, taken), isThere: false }
    }
    const reason = `No payment bears the trace number; ${written(share)} of it would be this claim’s.`
    const wrong = { reason, inDoubt: sizeOf(share), money }
    return { hops: [missing('PAYMENT', 'TRACE_NUMBER_ON_PAYMENT', wrong)], isThere: false }
  }
  const own = counted.filter(({ key }) => setOff.has(key))
  for (const { key } of counted) taken.add(key)
  const isExact = own.length > 0 && isShare(own, share, amount)
  const wrong = isExact || amount === null ? null : otherAmount(signedSum(counted), { amount, share, money })
  const all = own.length > 0 ? own : counted
  return { hops: shown(all, 'TRACE_NUMBER_ON_PAYMENT', wrong, taken), isThere: true }
}

/** Whether these payments are the claim's share; of a payment for many claims, what was set off against its invoice. */
function isShare(own: readonly PaymentFact[], share: Amount, amount: Amount | null): boolean {
  if (isSame(signedSum(own), share)) return true
  return amount !== null && areDifferent(amount, share) && isSame(sumOf(own.map(({ setOff }) => setOff)), share)
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

function otherAmount(
  came: Amount | null,
  { amount, share, money }: Pick<Expected, 'share' | 'money'> & { readonly amount: Amount },
): Wrong | null {
  if (came === null || !areDifferent(came, amount)) return null
  const difference = differenceOf(came, amount)
  const [one, other, own] = [came, amount, share].map(written)
  return {
    reason: `Payments with the trace number come to ${one}, the remittance is ${other}; ${own} of it is this claim’s.`,
    inDoubt: difference === null ? null : smallerOf(sizeOf(share), difference),
    money,
  }
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
