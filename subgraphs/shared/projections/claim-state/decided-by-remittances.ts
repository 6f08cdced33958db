import type { Adjustment, Amount } from '../../remittance/remittance.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { ClaimRecord } from '../records.ts'
import { type Line, levelOf, lineReference, payerOf, saidOn } from './counted-lines.ts'
import { type Decision, earliest, type Step } from './decision.ts'
import { categoryOf } from './denial-categories.ts'
import { adjustmentsOf, allowedOfServices, claimAdjustments } from './line-adjustments.ts'
import { areMixed, compared, differenceOf, isPositive, isZero, sumOf, totalOf } from './money.ts'

/** What lines of remittances come to that count. Null where there are none. */
export function decidedByRemittances(lines: readonly Line[], claim: ClaimRecord): Decision | null {
  const [first] = lines
  if (first === undefined) return null
  const steps: Step[] = lines.map((each) => ({ reference: lineReference(each), says: wordsOf(each) }))
  const amounts = lines.map(({ line }) => ({ amount: line.paid, currency: line.currency }))
  const paid = totalOf(amounts)
  const when = {
    decidedAt: earliest(lines.map(({ of }) => saidOn(of))) ?? saidOn(first.of),
    paidAt: earliest(lines.map(({ line, of }) => (isPositive(line.paid) ? saidOn(of) : null))),
  }
  if (areMixed(amounts)) {
    steps.push({ reference: `Claim/${claim.id}`, says: 'is paid in different currencies: these are not added up' })
    return { ...nothingSaid, ...when, steps }
  }
  const { currency } = first.line
  // What FHIR says of a payment is its amount alone.
  const told = lines.filter(({ of }) => of.source === 'remittance')
  if (told.length === 0) return { ...nothingSaid, ...when, paid, steps }
  const levels = told.map(levelOf)
  const lowest = linesOf(told, Math.min(...levels.filter((level) => level > 0)))
  const ranks = ranksOf(told)
  const [lowestRank = 0, ...later] = [...new Set(ranks.values())].toSorted((one, other) => one - other)
  const highest = later.at(-1) ?? lowestRank
  const last = told.filter((each) => ranks.get(each) === highest)
  const money = (amount: Decimal): Amount => ({ amount, currency })
  const charged = sumOf(lowest.map(({ line }) => line.charged ?? '0'))
  const share = sumOf(last.map(patientShareOf))
  const ofClaim = (says: string) => void steps.push({ reference: `Claim/${claim.id}`, says })
  const allowed = allowedBy(lowest)
  if (allowed.isWorkedOut) ofClaim('allowed: the charge without contractual adjustments, as no payer wrote it')
  else if (allowed.isOfServices) ofClaim('allowed: the sum of what is allowed of services')
  // What one payer leaves to the patient the next one decides about; what was paid before it (23) those before it say.
  const counts = ({ group, reason }: Adjustment, of: Line) =>
    group === 'PR' ? ranks.get(of) === highest : reason !== '23' || ranks.get(of) === lowestRank
  const adjustments = claimAdjustments(told, claim.lines, counts)
  if (later.length > 0) {
    ofClaim('adjustments: of each payer, without what others paid before, and without what it left to the next one')
    const sum = sumOf(adjustments.map(({ amount }) => amount ?? '0'))
    if (compared(sum, differenceOf(charged, paid?.amount ?? '0')) !== 0) {
      ofClaim(
        'adjustments: they do not come to what of the charge is not paid, as payers repeat each other or leave some out',
      )
    }
  }
  return {
    ...when,
    by: 'remittances',
    steps,
    charged: money(charged),
    allowed: compared(allowed.amount, '0') < 0 ? null : money(allowed.amount),
    paid,
    patientResponsibility: money(share),
    adjustments,
    refused: differenceOf(charged, paid?.amount ?? '0', share, givenUp(told), paidBefore(lowest)),
    isDenied: last.some(({ line }) => line.statusCode === '4'),
    reasons: [],
  }
}

const nothingSaid = {
  by: 'remittances',
  ...{ charged: null, allowed: null, paid: null, patientResponsibility: null, refused: null },
  ...{ adjustments: [], reasons: [], isDenied: false },
} as const

function wordsOf(each: Line): string {
  const { line } = each
  const level = ['', 'as primary, ', 'as secondary, ', 'as tertiary, '][levelOf(each)] ?? ''
  if (line.statusCode === '22') return 'takes back what is not known here'
  if (line.statusCode === '4') return isZero(line.paid) ? 'denied' : 'denied, and paid nevertheless'
  return `${level}${isPositive(line.paid) ? 'paid' : 'nothing paid'}`
}

/** Those of a level; all where no level is said. */
function linesOf(lines: readonly Line[], level: number): readonly Line[] {
  const found = lines.filter((each) => levelOf(each) === level)
  return found.length === 0 ? lines : found
}

/** As which in turn payers decided: as they say it, else as they say it elsewhere; who does not say it comes after those before. */
function ranksOf(lines: readonly Line[]): ReadonlyMap<Line, number> {
  return new Map(
    lines.map((each, place) => {
      const sibling = lines.find((other) => levelOf(other) > 0 && payerOf(other) === payerOf(each))
      const before = lines.slice(0, place).map(levelOf)
      return [
        each,
        levelOf(sibling === undefined || levelOf(each) > 0 ? each : sibling) || Math.max(0, ...before) + 0.5,
      ]
    }),
  )
}

/** What the patient is to pay after a payer: its adjustments of group PR, or its word where it has none. */
function patientShareOf(line: Line): Decimal {
  const own = adjustmentsOf(line).filter(({ group }) => group === 'PR')
  return own.length > 0 ? sumOf(own.map(({ amount }) => amount)) : (line.line.patientResponsibility ?? '0.00')
}

/** What the first payer allows: in its own words, else by its services, else what its contract leaves. */
function allowedBy(lines: readonly Line[]): {
  readonly amount: Decimal
  readonly isWorkedOut: boolean
  readonly isOfServices: boolean
} {
  let isWorkedOut = false
  let isOfServices = false
  const amounts = lines.map((each) => {
    const { allowed, services, charged } = each.line
    const ofServices = allowedOfServices(services)
    isOfServices ||= ofServices !== null && compared(allowed ?? ofServices, ofServices) === 0
    if (allowed !== null || ofServices !== null) return allowed ?? ofServices ?? '0.00'
    isWorkedOut = true
    const contractual = adjustmentsOf(each).filter(({ group }) => group === 'CO')
    return differenceOf(charged ?? '0', ...contractual.map(({ amount }) => amount))
  })
  return { amount: sumOf(amounts), isWorkedOut, isOfServices }
}

/** What is given up by contract: payers that decide after each other repeat it, so that the most of them counts. */
function givenUp(lines: readonly Line[]): Decimal {
  const isContractual = ({ group, reason }: { group: string; reason: string }) =>
    group !== 'PR' && categoryOf(reason) === 'CONTRACTUAL'
  const byLevel = [...Map.groupBy(lines, levelOf).values()].map((all) =>
    sumOf(
      all
        .flatMap(adjustmentsOf)
        .filter(isContractual)
        .map(({ amount }) => amount),
    ),
  )
  return byLevel.toSorted(compared).at(-1) ?? '0.00'
}

/** What payers before the first that is known had paid and taken off, as that one says. */
function paidBefore(lowest: readonly Line[]): Decimal {
  if (lowest.every((each) => levelOf(each) <= 1)) return '0.00'
  const before = lowest.flatMap(adjustmentsOf).filter(({ group, reason }) => group !== 'PR' && reason === '23')
  return sumOf(before.map(({ amount }) => amount))
}
