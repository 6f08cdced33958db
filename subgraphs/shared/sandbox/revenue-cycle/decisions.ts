import type { Care } from './care.ts'
import { type Cents, sum } from './cents.ts'

/** Why less was paid than was charged, by the codes of X12. */
export interface Adjusted {
  readonly group: 'CO' | 'PR' | 'OA' | 'PI'
  readonly reason: string
  readonly amount: Cents
}

/** What a payer decided about one line of a claim. */
export interface DecidedLine {
  /** Of the claim's line, from 1. */
  readonly sequence: number
  readonly charged: Cents
  readonly paid: Cents
  readonly adjustments: readonly Adjusted[]
}

/** What a payer decided about a claim: what is paid and what is not add up to what was charged, line by line. */
export interface Decision {
  readonly care: Pick<Care, 'claim' | 'lines' | 'currency' | 'billedOn'>
  /** As X12 counts them: 1, 2 as primary and secondary payer, 19 as primary and sent on, 4 denied, 22 taken back. */
  readonly status: '1' | '2' | '4' | '19' | '22'
  readonly charged: Cents
  readonly paid: Cents
  /** Of the claim as a whole. */
  readonly adjustments: readonly Adjusted[]
  /** None where the claim was decided as a whole. */
  readonly lines: readonly DecidedLine[]
}

/** A decision to pay what is left of the charges after these adjustments, spread over the lines. */
export function paidDecision(
  care: Care,
  adjustments: readonly Adjusted[] = [],
  status: Decision['status'] = '1',
): Decision {
  const taken = sum(adjustments.map(({ amount }) => amount))
  const shares = shared(
    taken,
    care.lines.map(({ net }) => net),
  )
  const left = adjustments.map((each) => ({ ...each }))
  const lines = care.lines.map(({ net }, place) => {
    const share = shares[place] ?? 0
    return { sequence: place + 1, charged: net, paid: net - share, adjustments: take(left, share) }
  })
  return { care, status, charged: care.charged, paid: care.charged - taken, adjustments: [], lines }
}

/** A decision to pay nothing, for one reason. */
export function deniedDecision(care: Decision['care'], reason: string): Decision {
  const charged = sum(care.lines.map(({ net }) => net))
  return { care, status: '4', charged, paid: 0, adjustments: [{ group: 'CO', reason, amount: charged }], lines: [] }
}

/** Takes a decision back: every amount with the other sign. */
export function reversed({ care, charged, paid, adjustments, lines }: Decision): Decision {
  const negated = (all: readonly Adjusted[]) => all.map((each) => ({ ...each, amount: -each.amount }))
  return {
    care,
    status: '22',
    charged: -charged,
    paid: -paid,
    adjustments: negated(adjustments),
    lines: lines.map((line) => ({
      sequence: line.sequence,
      charged: -line.charged,
      paid: -line.paid,
      adjustments: negated(line.adjustments),
    })),
  }
}

/** All adjustments of a decision, those of one kind together. */
export function adjustmentsOf({ adjustments, lines }: Decision): Adjusted[] {
  const all = [...adjustments, ...lines.flatMap((line) => line.adjustments)]
  const kinds = Map.groupBy(all, ({ group, reason }) => `${group} ${reason}`)
  return [...kinds.values()].map((same) => ({
    ...(same[0] as Adjusted),
    amount: sum(same.map(({ amount }) => amount)),
  }))
}

/** What the payer holds for owed: what it pays, and what it leaves to the patient. */
export function allowed({ paid, adjustments }: Pick<Decision, 'paid' | 'adjustments'>): Cents {
  return paid + sum(adjustments.filter(({ group }) => group === 'PR').map(({ amount }) => amount))
}

/** An amount in parts that go by what each line is worth; what does not divide falls to the last line. */
function shared(amount: Cents, weights: readonly Cents[]): Cents[] {
  const whole = sum(weights)
  const shares = weights.map((weight) => Math.floor((amount * weight) / whole))
  const last = shares.length - 1
  return shares.map((share, place) => (place === last ? amount - sum(shares.slice(0, last)) : share))
}

/** The next of what is left, up to an amount. */
function take(left: { group: Adjusted['group']; reason: string; amount: Cents }[], amount: Cents): Adjusted[] {
  const taken: Adjusted[] = []
  let open = amount
  for (const each of left) {
    const part = Math.min(each.amount, open)
    if (part === 0) continue
    taken.push({ ...each, amount: part })
    each.amount -= part
    open -= part
  }
  return taken
}
