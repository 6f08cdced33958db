import { daysAfter } from '#shared/values/calendar-day.ts'
import { areDifferent, differenceOf, isPositive, sumOf, written } from './amounts.ts'
import {
  dayIn,
  found,
  type Hop,
  type LineageFacts,
  missing,
  paidBy,
  type RemittanceFact,
  type ResponseFact,
  type Wrong,
} from './facts.ts'
import { amountOfLine, inOrder, isDecision, keyOfLine, linesOf } from './remittance-lines.ts'

/** What a payer said it pays and no remittance tells of: money that is expected by this trace number, if it named one. */
export interface Untold {
  readonly response: ResponseFact
  readonly trace: string | null
}

/** A payer that names no day of its payment is given so many days. */
const daysToPay = 30

/**
 * What payers decided: each that counts is a step, as an answer says it, or a remittance where no answer does. Answers
 * that decide nothing are steps only where nobody decided, the last one of each payer.
 */
export function adjudication({ claim, responses, remittances }: LineageFacts): readonly Hop[] {
  const decisions = lastDecisions(responses)
  const wrong = contradicted(decisions, responses, remittances)
  const agreed = decisions.filter(({ record }) => !wrong.has(record.id))
  const told = new Set(agreed.flatMap(({ record }) => linesOf(record.insurer, responses, remittances)))
  const untoldOf = inOrder(remittances).filter((each) => isDecision(each) && !told.has(each))
  const decided = [
    ...decisions.map((response) => answerHop(response, wrong.get(response.record.id) ?? null)),
    ...untoldOf.map((each) => decisionHop(each, claim?.record.id ?? null)),
  ]
  if (decided.length > 0) return decided.toSorted(byDay)
  return lastOfEach(responses).map((response) => answerHop(response, null))
}

function byDay({ occurredOn: one }: Hop, { occurredOn: other }: Hop): number {
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1
}

function answerHop(response: ResponseFact, wrong: Wrong | null): Hop {
  const { id, created } = response.record
  const what = { reference: `ClaimResponse/${id}`, occurredOn: dayIn(created), amount: response.paid }
  return found('ADJUDICATION', { kind: 'response', of: response }, { ...what, matchedBy: 'REFERENCE' }, wrong)
}

function decisionHop(each: RemittanceFact, claim: string | null): Hop {
  const what = {
    reference: `Remittance/${each.header.id}`,
    occurredOn: each.header.producedOn ?? each.header.paidOn,
    amount: amountOfLine(each),
    matchedBy: keyOfLine(each, claim),
  }
  return found('ADJUDICATION', { kind: 'remittance', of: each }, what)
}

/** What each payer that decided said last. */
function lastDecisions(responses: readonly ResponseFact[]): readonly ResponseFact[] {
  return lastOfEach(responses.filter(({ record: { outcome } }) => outcome === 'complete' || outcome === 'partial'))
}

function lastOfEach(responses: readonly ResponseFact[]): readonly ResponseFact[] {
  const byInsurer = Map.groupBy(responses, ({ record }) => record.insurer)
  return [...byInsurer.values()].map((some) =>
    some.reduce((last, each) => (each.record.created >= last.record.created ? each : last)),
  )
}

/** Answers whose payers' remittances come to another amount, by their ids. */
function contradicted(
  decisions: readonly ResponseFact[],
  responses: readonly ResponseFact[],
  remittances: readonly RemittanceFact[],
): ReadonlyMap<string, Wrong> {
  return new Map(
    decisions.flatMap((last): [string, Wrong][] => {
      const lines = inOrder(linesOf(last.record.insurer, responses, remittances))
      const [came, latest] = [sumOf(lines.map(amountOfLine)), lines.at(-1)]
      if (last.paid === null || latest === undefined || came === null || !areDifferent(last.paid, came)) return []
      const reason = `The answer says ${written(last.paid)} are paid, the remittances say ${written(came)}.`
      return [[last.record.id, { reason, inDoubt: differenceOf(last.paid, came), money: paidBy(latest.header) }]]
    }),
  )
}

/** What payers said they pay, should have told of in a remittance by now, and have not. */
export function untold({ responses, remittances, today }: LineageFacts): readonly Untold[] {
  return lastDecisions(responses)
    .filter(({ record, paid }) => {
      if (paid === null || !isPositive(paid)) return false
      const isDue = today >= (record.payment?.date ?? daysAfter(record.created.slice(0, 10), daysToPay))
      return isDue && linesOf(record.insurer, responses, remittances).length === 0
    })
    .map((response) => ({ response, trace: response.record.payment?.identifier ?? null }))
}

export function untoldHop({ response: { paid, record } }: Untold): Hop {
  const reason = `The payer said it pays ${paid === null ? 'it' : written(paid)}, and no remittance tells of that.`
  return missing('REMITTANCE', 'CLAIM_NUMBER_ON_REMITTANCE', {
    reason,
    inDoubt: paid,
    money: `ClaimResponse/${record.id}`,
  })
}
