import type { AdjudicationRecord, ClaimResponseRecord, Code } from '../records.ts'
import { notSaid } from './coverage.ts'
import {
  codeOf,
  codingsOf,
  dayOf,
  type Fields,
  fieldsOf,
  idOf,
  listOf,
  sequenceOf,
  textOf,
  timeOf,
} from './fhir-values.ts'
import { amountOf } from './money.ts'
import { justNow, mappingOf, recordOrNull } from './sourced.ts'

export const mapClaimResponse = mappingOf<ClaimResponseRecord>('ClaimResponse', (fields, _, { lastUpdated }) => {
  const payment = fieldsOf(fields.payment)
  return {
    claim: idOf('Claim', fields.request),
    status: textOf(fields.status) ?? notSaid,
    use: textOf(fields.use) ?? notSaid,
    outcome: textOf(fields.outcome) ?? notSaid,
    created: timeOf(fields.created) ?? lastUpdated,
    insurer: idOf('Organization', fields.insurer),
    totals: adjudicationsOf(fields.total),
    adjudications: adjudicationsOf(fields.adjudication),
    lines: [
      ...listOf(fields.item).map((item, place) => ({
        sequence: sequenceOf(item.itemSequence) ?? place + 1,
        adjudications: adjudicationsOf(item.adjudication),
      })),
      // Lines that the payer added, in place of some of the claim's or of none.
      ...listOf(fields.addItem).map(({ itemSequence, adjudication }) => ({
        sequence: (Array.isArray(itemSequence) ? sequenceOf(itemSequence[0]) : null) ?? 0,
        adjudications: adjudicationsOf(adjudication),
      })),
    ],
    payment:
      Object.keys(payment).length === 0
        ? null
        : {
            amount: amountOf(payment.amount),
            date: dayOf(payment.date),
            identifier: textOf(fieldsOf(payment.identifier).value),
          },
    errors: listOf(fields.error).flatMap(({ code }) => codeOf(code)?.code ?? []),
  }
})

function adjudicationsOf(value: unknown): readonly AdjudicationRecord[] {
  return listOf(value).map(adjudicationOf)
}

/** X12's names of code systems, whatever is before and behind them. */
const x12 = (list: string) => new RegExp(`^https?://(www\\.)?x12\\.org/(external-code-lists|codes)/${list}/?$`, 'i')
const groupSystem = x12('claim-adjustment-group-codes')
const reasonSystem = x12('claim-adjustment-reason-codes')
/** Group codes that stand as a category are these, also where nobody names the system. */
const groupCodes: ReadonlySet<string> = new Set(['CO', 'PR', 'OA', 'PI', 'CR'])
/** FHIR's own categories and CARIN's. */
const categorySystem =
  /^https?:\/\/(terminology\.)?hl7\.org\/(fhir\/)?(us\/carin-bb\/)?CodeSystem\/(adjudication|C4BBAdjudication(Discriminator)?)$/
/** The category of what names none but the group of an adjustment. */
const adjustmentCategory = 'adjustment'

function adjudicationOf({ category, reason, amount }: Fields): AdjudicationRecord {
  const categories = codingsOf(category)
  const all = [...categories, ...codingsOf(reason)]
  const isBareGroup = ({ system, code }: Code) => system === null && groupCodes.has(code)
  const isGroup = ({ system }: Code) => system !== null && groupSystem.test(system)
  const group = (all.find(isGroup) ?? categories.find(isBareGroup))?.code ?? null
  const reasons = all.filter(({ system }) => system !== null && reasonSystem.test(system)).map(({ code }) => code)
  const isAdjustment = (each: Code) =>
    isGroup(each) || isBareGroup(each) || (each.system !== null && reasonSystem.test(each.system))
  const named =
    categories.find(({ system }) => system !== null && categorySystem.test(system)) ??
    categories.find((each) => !isAdjustment(each))
  return {
    category: named?.code ?? (categories.some(isAdjustment) ? adjustmentCategory : notSaid),
    amount: amountOf(amount),
    group,
    reasons: [...new Set(reasons)],
  }
}

/** A `ClaimResponse`. Null: it cannot be used. */
export function claimResponseRecordOf(resource: unknown, reading = justNow()): ClaimResponseRecord | null {
  return recordOrNull(mapClaimResponse(resource, null, reading))
}
