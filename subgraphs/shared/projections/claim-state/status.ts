import type { Amount } from '../../remittance/remittance.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { ClaimRecord, ClaimResponseRecord, ClaimStatus } from '../records.ts'
import type { Decision, Step } from './decision.ts'
import { differenceOf, isPositive, isZero } from './money.ts'

/** What was found of a claim and of payers' answers to it. */
export interface Answer {
  readonly claim: ClaimRecord
  readonly newest: ClaimResponseRecord | null
  readonly decision: Decision | null
  readonly charged: Amount | null
  /** That payers took back all that they had decided. */
  readonly isTakenBack: boolean
}

/** What the claim itself says. `isFinal`: no answer changes it. */
export function statusOfClaim(claim: ClaimRecord): {
  readonly status: ClaimStatus
  readonly isFinal: boolean
  readonly step: Step
} {
  const reference = `Claim/${claim.id}`
  const is = (status: ClaimStatus, isFinal: boolean, says: string) => ({ status, isFinal, step: { reference, says } })
  switch (claim.status) {
    case 'active':
      return is('SUBMITTED', false, 'active')
    case 'draft':
      return is('DRAFT', true, 'draft')
    case 'cancelled':
      return is('CANCELLED', true, 'cancelled')
    case 'entered-in-error':
      return is('CANCELLED', true, 'entered in error')
    default:
      return is('UNKNOWN', true, 'its status is none of FHIR')
  }
}

/** What answers make of a claim that is in force. */
export function settledStatus(answer: Answer): { readonly status: ClaimStatus; readonly steps: readonly Step[] } {
  const { claim, newest, decision, isTakenBack } = answer
  const said: Step[] = newest === null ? [] : [{ reference: `ClaimResponse/${newest.id}`, says: wordsOf(newest) }]
  const ofClaim = (says: string): Step => ({ reference: `Claim/${claim.id}`, says })
  if (isTakenBack) return { status: 'IN_PROCESS', steps: [...said, ofClaim('what was decided was taken back')] }
  if (decision !== null && (decision.by === 'remittances' || newest?.outcome === 'complete')) {
    const { status, says } = statusByMoney(decision, answer.charged)
    return { status, steps: [...said, ...decision.steps, ofClaim(says)] }
  }
  if (newest === null) return { status: 'SUBMITTED', steps: [ofClaim('no payer has answered')] }
  return { status: statusByOutcome(newest.outcome), steps: [...said, ...(decision?.steps ?? [])] }
}

function wordsOf({ outcome }: ClaimResponseRecord): string {
  if (outcome === 'error') return 'outcome error: it was not processed, which is no denial'
  return ['queued', 'complete', 'partial'].includes(outcome) ? `outcome ${outcome}` : 'its outcome is none of FHIR'
}

function statusByOutcome(outcome: string): ClaimStatus {
  switch (outcome) {
    case 'queued':
      return 'IN_PROCESS'
    case 'partial':
      return 'PARTIAL'
    case 'complete':
      return 'ADJUDICATED'
    case 'error':
      return 'REJECTED'
    default:
      return 'UNKNOWN'
  }
}

function statusByMoney(
  decision: Decision,
  charged: Amount | null,
): { readonly status: ClaimStatus; readonly says: string } {
  const { paid, patientResponsibility: share, adjustments, isDenied } = decision
  if (paid === null) return { status: 'ADJUDICATED', says: 'decided, and it is not known what is paid' }
  const isRefused = isPositive(decision.refused ?? notPaid(charged, paid, share))
  if (isPositive(paid.amount)) {
    return isRefused
      ? { status: 'PARTIALLY_PAID', says: 'part of the charge is refused' }
      : { status: 'PAID', says: 'nothing is refused' }
  }
  if (!isZero(paid.amount)) return { status: 'PARTIALLY_PAID', says: 'more was taken back than paid' }
  if (isDenied) return { status: 'DENIED', says: 'nothing is paid' }
  const isReduced = adjustments.some(
    ({ group, amount }) => group !== null && group !== 'PR' && isPositive(amount ?? '0'),
  )
  const isLeftToPatient = share !== null && isPositive(share.amount)
  if (isReduced && (isRefused || !isLeftToPatient)) {
    return { status: 'DENIED', says: 'nothing is paid, for reasons of the payer' }
  }
  if (isLeftToPatient && !isRefused)
    return { status: 'PAID', says: 'what is allowed is the share of the patient, all of it' }
  const isReasoned = adjustments.length > 0
  return { status: 'ADJUDICATED', says: `nothing is paid, and no reason ${isReasoned ? 'to refuse it ' : ''}is said` }
}

/** What of the charge nobody says anything about. */
function notPaid(charged: Amount | null, paid: Amount, share: Amount | null): Decimal {
  if (charged === null || charged.currency !== paid.currency) return '0'
  return differenceOf(charged.amount, paid.amount, share?.currency === paid.currency ? share.amount : '0')
}
