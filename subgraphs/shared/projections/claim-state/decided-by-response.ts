import type { Amount } from '../../remittance/remittance.ts'
import type { AdjudicationRecord, ClaimAdjustment, ClaimRecord, ClaimResponseRecord } from '../records.ts'
import type { Decision, Step } from './decision.ts'
import { categoryOf, isPatients, isPayers } from './denial-categories.ts'
import { merged } from './line-adjustments.ts'
import { areMixed, differenceOf, isPositive, isZero, sumOf, totalOf } from './money.ts'

/** What a ClaimResponse says about the money of its claim. */
export function decidedByResponse(response: ClaimResponseRecord, claim: ClaimRecord): Decision {
  const reference = `ClaimResponse/${response.id}`
  const all = allAmountsOf(response)
  const when = { decidedAt: response.created }
  if (areMixed(all)) {
    const steps = [{ reference, says: 'speaks of different currencies: these are not added up' }]
    return { ...when, ...nothing, paidAt: null, steps }
  }
  const steps: Step[] = []
  const adjustments = adjustmentsIn(response)
  const currency = all[0]?.currency ?? null
  const money = (amount: string): Amount | null => (currency === null ? null : { amount, currency })
  const charged = claim.total ?? said(response, ['submitted'])
  const paid =
    response.payment?.amount ?? said(response, ['benefit']) ?? said(response, ['paidtoprovider', 'paidtopatient'])
  const taken = adjustments.filter(isTaken)
  const ofPatient = taken.filter(({ group }) => group === 'PR')
  const share =
    (ofPatient.length > 0 ? money(sumOf(ofPatient.map(({ amount }) => amount))) : null) ??
    said(response, ['memberliability']) ??
    said(response, ['copay', 'deductible', 'coinsurance'])
  const contractual = taken.filter(({ group }) => group === 'CO')
  const eligible = said(response, ['eligible'])
  const isWorkedOut = eligible === null && contractual.length > 0 && charged !== null && charged.currency === currency
  const workedOut = isWorkedOut ? money(differenceOf(charged.amount, ...contractual.map(({ amount }) => amount))) : null
  if (isWorkedOut) {
    steps.push({ reference, says: 'allowed: the charge without contractual adjustments, as it does not say it' })
  }
  const refused = refusedOf({ charged, paid, share, eligible, taken })
  const isAllPatients = isPositive(share?.amount ?? '0') && refused !== null && !isPositive(refused)
  const isRefusing = paid !== null && isZero(paid.amount) && adjustments.some(isPayers) && !isAllPatients
  const bare = adjustments.filter(({ amount }) => amount === null)
  return {
    ...when,
    by: 'response',
    charged,
    allowed: eligible ?? workedOut,
    paid,
    patientResponsibility: share,
    adjustments: merged(adjustments),
    refused,
    isDenied: isRefusing || isNothingEligible(eligible, paid, share) || isNotCovered(response, share),
    reasons: [...bare.filter(isPayers), ...bare.filter((each) => !isPayers(each))].map(({ reason }) => reason),
    paidAt: paid !== null && isPositive(paid.amount) ? (response.payment?.date ?? response.created) : null,
    steps,
  }
}

const nothing = {
  by: 'response',
  ...{ charged: null, allowed: null, paid: null, patientResponsibility: null, refused: null },
  ...{ adjustments: [], reasons: [], isDenied: false },
} as const

function allAmountsOf({ totals, adjudications, lines, payment }: ClaimResponseRecord): readonly Amount[] {
  const all = [...totals, ...adjudications, ...lines.flatMap((line) => line.adjudications)]
  return [...all.map(({ amount }) => amount), payment?.amount ?? null].filter((amount) => amount !== null)
}

/** Categories of FHIR and CARIN whose amounts are what is asked, allowed or paid, whatever reason stands with them. */
const statements: ReadonlySet<string> = new Set([
  ...['submitted', 'eligible', 'benefit', 'tax', 'drugcost'],
  ...['paidtoprovider', 'paidtopatient', 'paidbypatient', 'priorpayerpaid'],
])

/** What it says in these categories: in all, else by line, else on the claim as a whole. Null: nothing. */
function said({ totals, adjudications, lines }: ClaimResponseRecord, categories: readonly string[]): Amount | null {
  const inCategory = ({ category, group }: AdjudicationRecord) =>
    categories.includes(category) && (group === null || statements.has(category))
  for (const all of [totals, lines.flatMap((line) => line.adjudications), adjudications]) {
    const amounts = all.filter(inCategory).flatMap(({ amount }) => amount ?? [])
    if (amounts.length > 0) return totalOf(amounts)
  }
  return null
}

function adjustmentsIn({ adjudications, lines }: ClaimResponseRecord): readonly ClaimAdjustment[] {
  return [
    ...adjudications.flatMap((each) => adjustmentsOf(each, null)),
    ...lines.flatMap((line) => line.adjudications.flatMap((each) => adjustmentsOf(each, line.sequence || null))),
  ]
}

/** Each reason that payers have codes for is an adjustment, whatever it stands with; of several the first has the amount. */
function adjustmentsOf(
  { category, group, reasons, amount }: AdjudicationRecord,
  sequence: number | null,
): readonly ClaimAdjustment[] {
  const taken = statements.has(category) ? null : (amount?.amount ?? null)
  const all = reasons.length === 0 && group !== null && taken !== null ? [''] : reasons
  return all.map((reason, place) => ({
    ...{ group, reason, amount: place === 0 ? taken : null },
    ...{ sequence, remarks: [], said: 'fhir' },
  }))
}

type Taken = ClaimAdjustment & { readonly amount: string }

function isTaken(adjustment: ClaimAdjustment): adjustment is Taken {
  return adjustment.amount !== null
}

interface Said {
  readonly charged: Amount | null
  readonly paid: Amount | null
  readonly share: Amount | null
  readonly eligible: Amount | null
  readonly taken: readonly Taken[]
}

/** By the adjustments where it has any, else by what it calls eligible, else by the charge alone. */
function refusedOf({ charged, paid, share, eligible, taken }: Said): string | null {
  const isOfCharge = taken.some((each) => each.group !== null || !isPatients(each))
  const base = isOfCharge ? charged : (eligible ?? charged)
  if (base === null || paid === null || areMixed([base, paid])) return null
  const contractual = taken.filter((each) => !isPatients(each) && categoryOf(each.reason) === 'CONTRACTUAL')
  return differenceOf(base.amount, paid.amount, share?.amount ?? '0', ...contractual.map(({ amount }) => amount))
}

function isNotCovered(response: ClaimResponseRecord, share: Amount | null): boolean {
  return isPositive(said(response, ['noncovered'])?.amount ?? '0') && !isPositive(share?.amount ?? '0')
}

function isNothingEligible(eligible: Amount | null, paid: Amount | null, share: Amount | null): boolean {
  if (eligible === null || !isZero(eligible.amount)) return false
  return (paid === null || isZero(paid.amount)) && (share === null || isZero(share.amount))
}
