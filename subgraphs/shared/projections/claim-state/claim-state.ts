import type { Amount } from '../../remittance/remittance.ts'
import { saidCreated } from '../mapping/sourced.ts'
import type {
  ClaimRecord,
  ClaimResponseRecord,
  ClaimStateRecord,
  RemittanceClaimRecord,
  RemittanceRecord,
  Sourced,
} from '../records.ts'
import { countedLines, type Line, saidOn } from './counted-lines.ts'
import { decidedByRemittances } from './decided-by-remittances.ts'
import { decidedByResponse } from './decided-by-response.ts'
import { type Decision, earliest, type Step } from './decision.ts'
import { denialCategoryOf } from './denial-categories.ts'
import { differenceOf, sumOf, totalOf } from './money.ts'
import { type Answer, settledStatus, statusOfClaim } from './status.ts'

/** All that is known of a claim. */
export interface ClaimEvidence {
  readonly claim: ClaimRecord
  readonly responses: readonly ClaimResponseRecord[]
  /** What remittances say of it: found by its number, or by reference. */
  readonly remittanceClaims: readonly RemittanceClaimRecord[]
  /** The remittances of these that are applied: lines of others do not count. */
  readonly remittances: readonly RemittanceRecord[]
  /** What it came to before. Null: nothing was known of it. */
  readonly previous: ClaimStateRecord | null
}

/** What all that is known of a claim comes to. Of `previous` nothing goes into it but the count of its changes. */
export function claimStateOf({
  claim,
  responses,
  remittanceClaims,
  remittances,
  previous,
}: ClaimEvidence): ClaimStateRecord {
  const answers = responses.filter(({ status, use }) => status === 'active' && use === claim.use).toSorted(byCreated)
  const newest = answers.at(-1) ?? null
  const lines = countedLines(remittanceClaims, remittances)
  const byRemittances = claim.use === 'claim' ? decidedByRemittances(lines.counted, claim) : null
  const byResponse = newest !== null && hasDecided(newest) ? decidedByResponse(newest, claim) : null
  const isTakenBack = lines.counted.length === 0 && lines.all.some(({ line }) => line.statusCode === '22')
  const paying = claim.use === 'claim' ? moneyOf(byRemittances, isTakenBack ? null : byResponse) : null
  const charged = claim.total ?? chargedOn(claim) ?? paying?.charged ?? null
  const answer: Answer = { claim, newest, decision: paying, charged, isTakenBack }
  const ofClaim = statusOfClaim(claim)
  const settled = settledStatus(answer)
  const status = ofClaim.isFinal ? ofClaim.status : settled.status
  const isDenied = status === 'DENIED'
  const state = {
    ...newestOf([claim, ...responses, ...lines.all.flatMap(({ line, of }) => [line, of])]),
    id: claim.id,
    number: claim.number,
    use: claim.use,
    insurer: claim.insurer,
    facility: claim.facility,
    created: claim.created,
    servicedTo: claim.servicedTo,
    status,
    derivation: [
      ofClaim.step,
      ...ignoredResponses(responses, claim, newest),
      ...lines.steps,
      ...(ofClaim.isFinal ? [] : settled.steps),
    ],
    charged,
    allowed: paying?.allowed ?? null,
    paid: isTakenBack ? takenBack(lines.all) : (paying?.paid ?? null),
    patientResponsibility: paying?.patientResponsibility ?? null,
    adjustments: paying?.adjustments ?? [],
    denial:
      isDenied && paying !== null
        ? { category: denialCategoryOf(paying.adjustments, paying.reasons), since: paying.decidedAt }
        : null,
    submittedAt: claim.status === 'draft' ? null : saidCreated(claim),
    respondedAt: earliest([...answers.map(({ created }) => created), ...lines.all.map(({ of }) => saidOn(of))]),
    paidAt: paying?.paidAt ?? null,
    remittanceClaims: lines.all.map(({ line }) => line.id),
  }
  return { ...state, changes: changesOf(state, previous) }
}

/** Whether something happened between two states that is told to others. */
export function isAnotherState(
  state: Pick<ClaimStateRecord, 'status' | 'paid'>,
  previous: Pick<ClaimStateRecord, 'status' | 'paid'>,
): boolean {
  return state.status !== previous.status || !isSameAmount(state.paid, previous.paid)
}

export function isSameAmount(one: Amount | null, other: Amount | null): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency
}

/** Grows with every change, also of a claim that was deleted and is there again, as time does. */
function changesOf(state: Omit<ClaimStateRecord, 'changes'>, previous: ClaimStateRecord | null): number {
  if (previous === null) return Date.parse(state.lastUpdated)
  if (!isAnotherState(state, previous)) return previous.changes
  return Math.max(previous.changes + 1, Date.parse(state.lastUpdated))
}

/** What remittances say goes before what a response says; what they are silent about it may still say. */
function moneyOf(byRemittances: Decision | null, byResponse: Decision | null): Decision | null {
  if (byRemittances === null || byResponse === null) return byRemittances ?? byResponse
  if (byRemittances.charged !== null || byRemittances.paid === null) return byRemittances
  const { by, paid, paidAt, decidedAt } = byRemittances
  return {
    ...byResponse,
    ...withPaid(byResponse, byRemittances.paid),
    by,
    paid,
    paidAt,
    decidedAt,
    steps: [...byRemittances.steps, ...byResponse.steps],
  }
}

/** Where less was paid than the response says, the difference is refused as well. */
function withPaid({ refused, isDenied, paid: said }: Decision, paid: Amount): Pick<Decision, 'refused' | 'isDenied'> {
  if (refused === null || said === null || said.currency !== paid.currency) return { refused: null, isDenied }
  return { refused: sumOf([refused, differenceOf(said.amount, paid.amount)]), isDenied }
}

/** Nothing, in the currency it was paid in. */
function takenBack(lines: readonly Line[]): Amount | null {
  return totalOf(lines.flatMap(({ line: { currency } }) => ({ amount: '0.00', currency })))
}

function hasDecided({ outcome }: ClaimResponseRecord): boolean {
  return outcome === 'complete' || outcome === 'partial'
}

function ignoredResponses(
  responses: readonly ClaimResponseRecord[],
  claim: ClaimRecord,
  newest: ClaimResponseRecord | null,
): readonly Step[] {
  return responses
    .filter(({ id }) => id !== newest?.id)
    .toSorted(byCreated)
    .map(({ id, status, use }) => {
      const says =
        status !== 'active'
          ? 'is not in force'
          : use !== claim.use
            ? 'answers for another use: it decides nothing here'
            : 'there is a newer one'
      return { reference: `ClaimResponse/${id}`, says }
    })
}

function byCreated(one: ClaimResponseRecord, other: ClaimResponseRecord): number {
  const [a, b] = [one, other].map(({ created }) => Date.parse(created)) as [number, number]
  if (a !== b) return a - b
  const key = ({ lastUpdated, id }: ClaimResponseRecord) => `${lastUpdated} ${id}`
  return key(one) < key(other) ? -1 : 1
}

/** The sum of its lines, where each has an amount. */
function chargedOn({ lines }: ClaimRecord): Amount | null {
  const amounts = lines.flatMap(({ net }) => net ?? [])
  return amounts.length === lines.length ? totalOf(amounts) : null
}

/** As of when, and how that came here: of what was updated last. It is no version of anybody else's. */
function newestOf(all: readonly Sourced[]): Pick<Sourced, 'version' | 'lastUpdated' | 'mode'> {
  const last = all.reduce((newest, each) => (each.lastUpdated > newest.lastUpdated ? each : newest))
  return { version: null, lastUpdated: last.lastUpdated, mode: last.mode }
}
