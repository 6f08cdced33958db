import { compareSaid } from '#shared/projections/claim-state/counted-lines.ts'
import { comparable } from '#shared/projections/families.ts'
import type { Amount } from '#shared/remittance/remittance.ts'
import { areDifferent, differenceOf, isPositive, isZero, negated, sizeOf, sumOf, written } from './amounts.ts'
import {
  type ClaimFact,
  found,
  type Hop,
  type LineageFacts,
  type LineageKey,
  paidBy,
  type RemittanceFact,
  type ResponseFact,
  type Wrong,
} from './facts.ts'

const reversal = '22'

/** What remittances say of the claim, each as a hop. */
export function remittanceHops({ claim, remittances }: LineageFacts): readonly Hop[] {
  const ordered = inOrder(remittances)
  return ordered.map((each, place) => {
    const { header } = each
    const what = {
      reference: `Remittance/${header.id}`,
      occurredOn: header.paidOn ?? header.producedOn,
      amount: amountOfLine(each),
      matchedBy: keyOfLine(each, claim?.record.id ?? null),
    }
    const wrong = claim === null ? null : wrongWith(each, ordered.slice(0, place), claim)
    return found('REMITTANCE', { kind: 'remittance', of: each }, what, wrong)
  })
}

/** In the order in which payers said it. */
export function inOrder(remittances: readonly RemittanceFact[]): readonly RemittanceFact[] {
  const said = ({ line, header }: RemittanceFact) => ({ line, of: header })
  return remittances.toSorted((one, other) => compareSaid(said(one), said(other)))
}

/** Whether it says what a payer pays, and that stands: it is no reversal, and was neither reversed nor decided anew. */
export function isDecision({ line, isInForce }: RemittanceFact): boolean {
  return isInForce && line.statusCode !== reversal
}

export function amountOfLine({ line }: RemittanceFact): Amount {
  return { amount: line.paid, currency: line.currency }
}

export function keyOfLine({ line }: RemittanceFact, claim: string | null): LineageKey {
  return (claim !== null && line.claim === claim) || line.response !== null ? 'REFERENCE' : 'CLAIM_NUMBER_ON_REMITTANCE'
}

/**
 * Lines of a payer: those of remittances that an answer of it names, else those of remittances it is known to have
 * written. Where one payer answered alone, those of nobody known are its too.
 */
export function linesOf(
  insurer: string | null,
  responses: readonly ResponseFact[],
  remittances: readonly RemittanceFact[],
): readonly RemittanceFact[] {
  const insurers = new Set(responses.map(({ record }) => record.insurer))
  return remittances.filter((each) => {
    const { line, header, payer } = each
    const named = responses.filter(
      ({ record: { id, payment } }) =>
        line.response === id ||
        (payment?.identifier != null && comparable(payment.identifier) === comparable(header.traceNumber)),
    )
    if (named.length > 0) return named.some(({ record }) => record.insurer === insurer)
    return payer === null ? insurers.size === 1 : payer === insurer
  })
}

function wrongWith(each: RemittanceFact, before: readonly RemittanceFact[], claim: ClaimFact): Wrong | null {
  const { line } = each
  const { record } = claim
  const total = record.total
  if (total !== null && total.currency !== line.currency) {
    return { reason: `The claim is in ${total.currency}, the remittance in ${line.currency}.`, inDoubt: null }
  }
  return (
    otherPayer(each, claim) ??
    strangeServices(each, record) ??
    takenBackTooMuch(each, before) ??
    otherCharge(each, total)
  )
}

/** Who paid is known, and is nobody who was asked to. */
function otherPayer({ line, header, payer }: RemittanceFact, { payers }: ClaimFact): Wrong | null {
  if (payer === null || payers === null || payers.length === 0 || payers.includes(payer)) return null
  const paid = sizeOf({ amount: line.paid, currency: line.currency })
  const reason = 'Who pays is neither the claim’s insurer nor the payer of one of its coverages.'
  return { reason, inDoubt: isZero(paid) ? null : paid, money: paidBy(header) }
}

/** Services that none of the claim's lines is for. */
function strangeServices({ line, header }: RemittanceFact, { lines }: ClaimFact['record']): Wrong | null {
  const codes = new Set(
    lines.flatMap(({ code, revenueCode }) =>
      [code?.code, revenueCode].flatMap((each) => (each ? comparable(each) : [])),
    ),
  )
  const numbers = new Set(lines.map(({ sequence }) => String(sequence)))
  if (codes.size === 0) return null
  const strange = line.services.filter(({ code, controlNumber }) => {
    const isNumbered = controlNumber !== null && numbers.has(controlNumber)
    return code !== null && !codes.has(comparable(code.value)) && !isNumbered
  })
  if (strange.length === 0) return null
  const inDoubt = sumOf(strange.map(({ paid }) => sizeOf({ amount: paid, currency: line.currency })))
  const count = strange.length === 1 ? 'A service' : `${strange.length} services`
  return {
    reason: `${count} of the remittance fits no line of the claim.`.replace(
      'services of the remittance fits',
      'services of the remittance fit',
    ),
    inDoubt,
    money: paidBy(header),
  }
}

/** A reversal of more than was ever paid. */
function takenBackTooMuch(each: RemittanceFact, before: readonly RemittanceFact[]): Wrong | null {
  if (each.line.statusCode !== reversal) return null
  const left = sumOf([...before, each].map(amountOfLine))
  if (left === null || !isPositive(negated(left))) return null
  return {
    reason: `The payer takes back ${written(sizeOf(left))} more than it is known to have paid.`,
    inDoubt: sizeOf(left),
    money: paidBy(each.header),
  }
}

function otherCharge({ line }: RemittanceFact, total: Amount | null): Wrong | null {
  if (line.charged === null || total === null) return null
  const charged = { amount: line.charged, currency: line.currency }
  const asked = line.statusCode === reversal ? negated(total) : total
  if (!areDifferent(charged, asked)) return null
  const reason = `The remittance says ${written(charged)} were asked for, the claim asks for ${written(total)}.`
  return { reason, inDoubt: differenceOf(charged, asked) }
}
