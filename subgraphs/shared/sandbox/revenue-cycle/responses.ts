import type { ClaimResponse, ClaimResponseItemAdjudication } from '@medplum/fhirtypes'
import { daysAfter } from '../hospital-group/calendar.ts'
import type { CurrencyCode } from '../hospital-group/group.ts'
import type { Care } from './care.ts'
import { type Cents, money, sum } from './cents.ts'
import { claimId, patientId } from './claims.ts'
import { type Adjusted, adjustmentsOf, allowed, type Decision, deniedDecision, paidDecision } from './decisions.ts'
import type { PaidAtOnce } from './paid.ts'
import { identifier, payerId } from './parties.ts'
import { systems } from './systems.ts'
import { coded, momentOf, reference, written } from './written.ts'

/** A payer says what it decided some days before it pays. */
const decidedBeforeDays = 4

/** Claims that a payer has, and has not decided. */
const queued: readonly string[] = [
  ...['invoice_usd_36', 'invoice_usd_38', 'invoice_usd_40'],
  ...['invoice_eur_5', 'invoice_eur_15', 'NGH-C-26-90002'],
]

/** A claim that the payer could not work with. */
const rejected = 'invoice_usd_31'

/** A claim of which the payer decided the first line. */
const half = 'invoice_eur_7'

/** A claim denied of which no remittance tells. */
const deniedOnly = 'invoice_eur_9'

/** A claim decided that is to be paid in some days. */
const announced = { key: 'invoice_eur_12', paidOn: '2026-07-03', trace: 'EFT26-0703-P1E-USD' }

interface Answer {
  readonly care: Care
  readonly payer: string
  readonly answeredOn: string
  readonly outcome: ClaimResponse['outcome']
  readonly decision: Decision | null
  readonly payment: { readonly trace: string; readonly paidOn: string } | null
}

/** What payers answered to claims, in the order they answered: what they pay, and what they have not decided. */
export function responses(all: readonly Care[], paid: readonly PaidAtOnce[]): ClaimResponse[] {
  const byClaim = new Map(all.map((care) => [care.claim, care]))
  const byKey = new Map(all.map((care) => [care.key, care]))
  const decided = paid.flatMap((remittance) => decisionsOf(remittance, byClaim))
  const of = (key: string, outcome: Answer['outcome'], afterDays: number, rest: Partial<Answer> = {}): Answer[] => {
    const care = byKey.get(key)
    if (care === undefined) throw new Error(`Cannot answer ${key}: there is no such claim`)
    const answeredOn = daysAfter(care.billedOn, afterDays)
    return [{ care, payer: care.payer, answeredOn, outcome, decision: null, payment: null, ...rest }]
  }
  const care = (key: string) => byKey.get(key) as Care
  const others = [
    ...queued.flatMap((key) => of(key, 'queued', 2)),
    ...of(rejected, 'error', 1),
    ...of(half, 'partial', 9, { decision: firstLineOnly(paidDecision(care(half))) }),
    ...of(deniedOnly, 'complete', 12, { decision: deniedDecision(care(deniedOnly), '18') }),
    ...of(announced.key, 'complete', 60, { decision: paidDecision(care(announced.key)), payment: announced }),
  ]
  const answers = [...decided, ...others].toSorted((one, other) => {
    const place = (answer: Answer) => `${answer.answeredOn} ${answer.care.claim}`
    return place(one) < place(other) ? -1 : 1
  })
  const counters = new Map<string, number>()
  return answers.map((answer, place) => {
    const number = (counters.get(answer.care.claim) ?? 0) + 1
    counters.set(answer.care.claim, number)
    return response(answer, place, number)
  })
}

/** Its decisions as answers; one that is taken back shows by the next one only. */
function decisionsOf({ decisions, payer, paidOn, trace }: PaidAtOnce, byClaim: ReadonlyMap<string, Care>): Answer[] {
  return decisions.flatMap((decision): Answer[] => {
    const care = byClaim.get(decision.care.claim)
    if (care === undefined || decision.status === '22') return []
    const payment = decision.paid === 0 ? null : { trace, paidOn }
    const answeredOn = daysAfter(paidOn, -decidedBeforeDays)
    return [{ care, payer, answeredOn, outcome: 'complete', decision, payment }]
  })
}

function firstLineOnly(decision: Decision): Decision {
  const lines = decision.lines.slice(0, 1)
  const [charged, paid] = [sum(lines.map((line) => line.charged)), sum(lines.map((line) => line.paid))]
  return { ...decision, lines, charged, paid }
}

function response(answer: Answer, place: number, number: number): ClaimResponse {
  const { care, payer, answeredOn, outcome, decision, payment } = answer
  const { claim, currency, facility } = care
  return {
    resourceType: 'ClaimResponse',
    id: `response-${claim}-${number}`.toLowerCase(),
    // What was decided was queued before.
    meta: written(momentOf(answeredOn, place, 10), outcome === 'complete' ? 2 : 1),
    status: 'active',
    type: coded(systems.claimType, facility === 'facility_hospital' ? 'institutional' : 'professional'),
    use: 'claim',
    patient: reference('Patient', patientId(claim)),
    created: answeredOn,
    insurer: reference('Organization', payerId(payer)),
    request: reference('Claim', claimId(claim)),
    outcome,
    ...(decision !== null && decided(decision, currency)),
    ...(payment !== null &&
      decision !== null && {
        payment: {
          type: coded(systems.responsePaymentType, decision.paid === decision.charged ? 'complete' : 'partial'),
          date: payment.paidOn,
          amount: money(decision.paid, currency),
          identifier: identifier(systems.traceNumber, payment.trace),
        },
      }),
    ...(outcome === 'error' && { error: [{ itemSequence: 1, code: coded(systems.adjudicationError, 'a002') }] }),
  }
}

function decided(decision: Decision, currency: CurrencyCode): Partial<ClaimResponse> {
  const { charged, paid, adjustments, lines } = decision
  const said = (category: string, amount: Cents) => ({
    category: coded(systems.adjudication, category),
    amount: money(amount, currency),
  })
  const why = ({ group, reason, amount }: Adjusted): ClaimResponseItemAdjudication => ({
    category: categoryOf(group, reason),
    reason: coded(systems.adjustmentReason, reason),
    amount: money(amount, currency),
  })
  return {
    ...(lines.length > 0 && {
      item: lines.map((line) => ({
        itemSequence: line.sequence,
        adjudication: [
          said('submitted', line.charged),
          said('eligible', allowed(line)),
          said('benefit', line.paid),
          ...line.adjustments.map(why),
        ],
      })),
    }),
    ...(adjustments.length > 0 && { adjudication: adjustments.map(why) }),
    total: [
      said('submitted', charged),
      said('eligible', allowed({ paid, adjustments: adjustmentsOf(decision) })),
      said('benefit', paid),
    ],
  }
}

const shares: Readonly<Record<string, string>> = { 'PR 1': 'deductible', 'PR 3': 'copay' }

/** By whom it is to be borne, in X12's groups, and in FHIR's own words where it has one. */
function categoryOf(group: string, reason: string) {
  const word = shares[`${group} ${reason}`]
  const own = word === undefined ? [] : [{ system: systems.adjudication, code: word }]
  return { coding: [{ system: systems.adjustmentGroup, code: group }, ...own] }
}
