import { daysAfter } from '#shared/values/calendar-day.ts'
import { areDifferent, differenceOf, isPositive, sumOf, written } from './amounts.ts'
import {
  dayIn,
  found,
  type Hop,
  type LineageFacts,
  missing,
  type RemittanceFact,
  type ResponseFact,
  type Wrong,
} from './facts.ts'
import { amountOfLine, inOrder, keyOfLine, linesOf } from './remittance-lines.ts'

/** What a payer said it pays and no remittance tells of: money that is expected by this trace number, if it named one. */
export interface Untold {
  readonly response: ResponseFact
  readonly trace: string | null
}

/** A payer that names no day of its payment is given so many days. */
const daysToPay = 30

/** What payers answered. Where they answered by remittances alone, those are their answers. */
export function adjudication(facts: LineageFacts): readonly Hop[] {
  const { responses, remittances } = facts
  if (responses.length === 0) return byRemittance(facts)
  const wrong = contradicted(responses, remittances)
  return responses
    .toSorted((one, other) => (one.record.created < other.record.created ? -1 : 1))
    .map((response) => {
      const { id, created } = response.record
      const what = { reference: `ClaimResponse/${id}`, occurredOn: dayIn(created), amount: response.paid }
      const record = { kind: 'response', of: response } as const
      return found('ADJUDICATION', record, { ...what, matchedBy: 'REFERENCE' }, wrong.get(id) ?? null)
    })
}

function byRemittance({ claim, remittances }: LineageFacts): readonly Hop[] {
  const last = inOrder(remittances)
    .filter(({ line }) => line.statusCode !== '22')
    .at(-1)
  if (claim === null || last === undefined) return []
  const what = {
    reference: `Remittance/${last.header.id}`,
    occurredOn: last.header.producedOn ?? last.header.paidOn,
    amount: amountOfLine(last),
    matchedBy: keyOfLine(last, claim.record.id),
  }
  return [found('ADJUDICATION', { kind: 'remittance', of: last }, what)]
}

/** What each payer that decided said last. */
function lastDecisions(responses: readonly ResponseFact[]): readonly ResponseFact[] {
  const decided = responses.filter(({ record: { outcome } }) => outcome === 'complete' || outcome === 'partial')
  const byInsurer = Map.groupBy(decided, ({ record }) => record.insurer)
  return [...byInsurer.values()].map((some) =>
    some.reduce((last, each) => (each.record.created >= last.record.created ? each : last)),
  )
}

/** Answers whose payers' remittances come to another amount, by their ids. */
function contradicted(
  responses: readonly ResponseFact[],
  remittances: readonly RemittanceFact[],
): ReadonlyMap<string, Wrong> {
  return new Map(
    lastDecisions(responses).flatMap((last): [string, Wrong][] => {
      const came = sumOf(linesOf(last.record.insurer, responses, remittances).map(amountOfLine))
      if (last.paid === null || came === null || !areDifferent(last.paid, came)) return []
      const reason = `The answer says ${written(last.paid)} are paid, the remittances say ${written(came)}.`
      return [[last.record.id, { reason, inDoubt: differenceOf(last.paid, came) }]]
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

export function untoldHop({ response: { paid } }: Untold): Hop {
  const reason = `The payer said it pays ${paid === null ? 'it' : written(paid)}, and no remittance tells of that.`
  return missing('REMITTANCE', 'CLAIM_NUMBER_ON_REMITTANCE', { reason, inDoubt: paid })
}
