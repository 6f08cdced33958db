import type { Amount } from '#shared/remittance/remittance.ts'
import { areDifferent, differenceOf, isPositive, largerOf, minus, smallerOf, sumOf, written } from './amounts.ts'
import { adjudication, untold, untoldHop } from './answers.ts'
import {
  type ClaimFact,
  dayIn,
  found,
  type Hop,
  type LineageFacts,
  type LineageKey,
  missing,
  type Wrong,
} from './facts.ts'
import { invoiceHops } from './invoices.ts'
import { paymentHops } from './payments.ts'
import { invoicePosting } from './postings.ts'
import { remittanceHops } from './remittance-lines.ts'
import { isBooked, setOffByPatient, settlementWrong } from './set-off.ts'
import { usesAndCharges } from './uses-and-charges.ts'

/** What happened to the money of a claim or an invoice. */
export interface Lineage {
  readonly hops: readonly Hop[]
  readonly isComplete: boolean
  /** Of each money once, and no more than was asked for. Null: nothing is, or it is in several currencies. */
  readonly inDoubt: Amount | null
}

/** Every step there is, and those that should be there: see README.md for when that is. */
export function lineageOf(facts: LineageFacts): Lineage {
  const { hops: used, by } = usesAndCharges(facts)
  const missingRemittances = untold(facts)
  const remittances = [...remittanceHops(facts), ...missingRemittances.map(untoldHop)]
  const paid = paymentHops(facts, missingRemittances)
  const unsettled = [...paid.hops.filter(({ stage }) => stage === 'PAYMENT'), ...missingRemittances.map(untoldHop)]
  const answers = adjudication(facts)
  const hops = [
    ...used,
    ...claimHop(facts, by),
    ...invoiceHops(facts, {
      missingMoney: sumOf(unsettled.map(({ inDoubt }) => inDoubt)),
      byPatient: setOffByPatient(facts),
      wrong: settlementLeft(settlementWrong(facts, missingRemittances, paid.absent), sumOf(paid.differing)),
    }),
    ...answers,
    ...remittances,
    ...unsaid(facts),
    ...facts.invoices.flatMap(invoicePosting),
    ...paid.hops,
  ]
  return {
    hops: inStages(hops),
    isComplete: hops.every(({ state }) => state === 'FOUND'),
    inDoubt: doubtOf(hops, facts),
  }
}

/** What steps say of one money is in doubt once; and never more than the larger of what was claimed and invoiced. */
function doubtOf(hops: readonly Hop[], { claim, invoices }: LineageFacts): Amount | null {
  const byMoney = Map.groupBy(
    hops.flatMap(({ doubts }) => doubts),
    ({ money }) => money,
  )
  const largest = [...byMoney.values()].map((some) => some.map(({ amount }) => amount).reduce(largerOf))
  const all = sumOf(largest)
  const asked = [claim?.record.total ?? claim?.state.charged ?? null, sumOf(invoices.map(({ total }) => total))]
  const [first, ...others] = asked.filter((amount) => amount !== null)
  return all === null || first === undefined ? all : smallerOf(all, others.reduce(largerOf, first))
}

/** What is left of it where a payment that differs from its remittance says a part of it. */
function settlementLeft(wrong: Wrong | null, told: Amount | null): Wrong | null {
  if (wrong === null || wrong.inDoubt === null || told === null) return wrong
  const left = minus(wrong.inDoubt, told)
  return left !== null && isPositive(left) ? { ...wrong, inDoubt: left } : null
}

const stages = [
  ...['CONSUMPTION', 'CHARGE', 'CLAIM', 'INVOICE'],
  ...['ADJUDICATION', 'REMITTANCE', 'PAYMENT', 'LEDGER_POSTING'],
] as const

function inStages(hops: readonly Hop[]): readonly Hop[] {
  return hops.toSorted((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage))
}

function claimHop({ claim, claimsOfNumber, isLimited, invoices }: LineageFacts, by: LineageKey | null): readonly Hop[] {
  if (claim === null) {
    const inDoubt = isLimited ? null : (invoices[0]?.total ?? null)
    return [missing('CLAIM', 'CLAIM_NUMBER_ON_INVOICE', { reason: noClaim(claimsOfNumber, isLimited), inDoubt })]
  }
  const { record, state } = claim
  const what = {
    reference: `Claim/${record.id}`,
    occurredOn: dayIn(state.submittedAt ?? record.created),
    amount: record.total,
    matchedBy: by,
  }
  return [found('CLAIM', { kind: 'claim', of: claim }, what, unevenLines(claim))]
}

function noClaim(claims: number, isLimited: boolean): string {
  if (claims > 1) return `${claims} claims bear the number on the invoice.`
  return isLimited
    ? 'No claim that you may see bears the number on the invoice.'
    : 'No claim bears the number on the invoice.'
}

/** Lines that do not add up to what is claimed. */
function unevenLines({ record: { lines, total } }: ClaimFact): Wrong | null {
  const nets = lines.map(({ net }) => net)
  const sum = nets.includes(null) ? null : sumOf(nets)
  if (sum === null || total === null || !areDifferent(sum, total)) return null
  const reason = `The lines come to ${written(sum)}, the claim asks for ${written(total)}.`
  return { reason, inDoubt: differenceOf(sum, total) }
}

/** Money was set off against the invoice, and no payer said that it pays any. */
function unsaid({ claim, invoices, payments, responses, remittances }: LineageFacts): readonly Hop[] {
  const isDecided = remittances.length > 0 || responses.some(({ record }) => deciding.has(record.outcome))
  const setOff = new Set(invoices.flatMap((invoice) => invoice.payments))
  const isPaid = payments.some((payment) => setOff.has(payment.key) && isBooked(payment))
  if (claim === null || isDecided || !isPaid) return []
  const settled = sumOf(invoices.map(({ total, residual }) => minus(total, residual)))
  const reason = 'Payments were set off against the invoice, and no payer said that it pays.'
  const remittance = missing('REMITTANCE', 'CLAIM_NUMBER_ON_REMITTANCE', { reason, inDoubt: settled, money: 'set off' })
  if (responses.length > 0) return [remittance]
  return [missing('ADJUDICATION', 'REFERENCE', { reason, inDoubt: null }), remittance]
}

const deciding: ReadonlySet<string> = new Set(['complete', 'partial'])
