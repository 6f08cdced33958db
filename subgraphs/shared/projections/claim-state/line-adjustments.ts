import type { Adjustment, RemittanceService } from '../../remittance/remittance.ts'
import type { ClaimAdjustment, ClaimLineRecord } from '../records.ts'
import type { Line } from './counted-lines.ts'
import { sumOf } from './money.ts'

/** All adjustments of a line of a remittance: on the claim as a whole, and on its services. */
export function adjustmentsOf({ line }: Line): readonly Adjustment[] {
  return [...line.adjustments, ...line.services.flatMap(({ adjustments }) => adjustments)]
}

/** More than these of one claim are told without their lines. */
const mostAdjustments = 500

/** The adjustments of lines of remittances as they are told of a claim, each code once for each line of the claim. */
export function claimAdjustments(
  lines: readonly Line[],
  claimLines: readonly ClaimLineRecord[],
): readonly ClaimAdjustment[] {
  const all = lines.flatMap(({ line }) => [
    ...line.adjustments.map((each) => toldOf(each, null, line.remarks)),
    ...line.services.flatMap((service) => {
      const sequence = sequenceOf(service, claimLines)
      return service.adjustments.map((each) => toldOf(each, sequence, service.remarks))
    }),
  ])
  return merged(all)
}

/** Adjustments of one kind are one, with the sum of their amounts. */
export function merged(adjustments: readonly ClaimAdjustment[]): readonly ClaimAdjustment[] {
  const each = mergedBy(adjustments, ({ group, reason, sequence, remarks, said }) => [
    group,
    reason,
    sequence,
    remarks,
    said,
  ])
  if (each.length <= mostAdjustments) return each
  const bare = each.map((one) => ({ ...one, sequence: null, remarks: [] }))
  return mergedBy(bare, ({ group, reason, said }) => [group, reason, said])
}

function mergedBy(adjustments: readonly ClaimAdjustment[], kind: (each: ClaimAdjustment) => unknown) {
  return [...Map.groupBy(adjustments, (each) => JSON.stringify(kind(each))).values()].flatMap((all) => {
    const [first] = all
    return first === undefined ? [] : [{ ...first, amount: sumOf(all.map(({ amount }) => amount)) }]
  })
}

function toldOf({ group, reason, amount }: Adjustment, sequence: number | null, remarks: readonly string[]) {
  return { group, reason, amount, sequence, remarks, said: 'remittance' } as const
}

/** The line of the claim that a service is: by the sender's own number of it, else by its code where only one has that. */
function sequenceOf({ controlNumber, code }: RemittanceService, lines: readonly ClaimLineRecord[]): number | null {
  const numbered = lines.find(({ sequence }) => String(sequence) === controlNumber)
  if (numbered !== undefined) return numbered.sequence
  const coded = lines.filter(
    (line) => code !== null && (line.code?.code === code.value || line.revenueCode === code.value),
  )
  return coded.length === 1 ? (coded[0]?.sequence ?? null) : null
}
