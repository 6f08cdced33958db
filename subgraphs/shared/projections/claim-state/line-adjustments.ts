import type { Adjustment, RemittanceService } from '../../remittance/remittance.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { ClaimAdjustment, ClaimLineRecord } from '../records.ts'
import type { Line } from './counted-lines.ts'
import { compared, sumOf } from './money.ts'

/** All adjustments of a line of a remittance: on the claim as a whole, and on its services. */
export function adjustmentsOf({ line }: Pick<Line, 'line'>): readonly Adjustment[] {
  return [...line.adjustments, ...line.services.flatMap(({ adjustments }) => adjustments)]
}

/** What is allowed of services, where each of them says it. Null: not each does, or there are none. */
export function allowedOfServices(services: readonly Pick<RemittanceService, 'allowed'>[]): Decimal | null {
  const amounts = services.flatMap(({ allowed }) => allowed ?? [])
  return amounts.length === 0 || amounts.length < services.length ? null : sumOf(amounts)
}

/** More than these of one claim are told without their lines. */
const mostAdjustments = 500

/**
 * The adjustments of lines of remittances as they are told of a claim, each code once for each line of the claim.
 * `counts`: which of them count; absent: all.
 */
export function claimAdjustments<Said extends Pick<Line, 'line'>>(
  lines: readonly Said[],
  claimLines: readonly ClaimLineRecord[],
  counts: (each: Adjustment, of: Said) => boolean = () => true,
): readonly ClaimAdjustment[] {
  const all = lines.flatMap((of) => {
    const { line } = of
    const counted = (adjustments: readonly Adjustment[]) => adjustments.filter((each) => counts(each, of))
    return [
      ...counted(line.adjustments).map((each) => toldOf(each, null, line.remarks)),
      ...line.services.flatMap((service) => {
        const sequence = sequenceOf(service, claimLines)
        return counted(service.adjustments).map((each) => toldOf(each, sequence, service.remarks))
      }),
    ]
  })
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
    const amounts = all.flatMap(({ amount }) => amount ?? [])
    return first === undefined ? [] : [{ ...first, amount: amounts.length === 0 ? null : sumOf(amounts) }]
  })
}

function toldOf({ group, reason, amount }: Adjustment, sequence: number | null, remarks: readonly string[]) {
  return { group, reason, amount, sequence, remarks, said: 'remittance' } as const
}

/**
 * The line of the claim that a service is: by the sender's own number of it, else by its code where only one line has
 * that, else by its code and what was charged for it. Null where that is none, or several.
 */
export function sequenceOf(
  { controlNumber, code, charged }: Pick<RemittanceService, 'controlNumber' | 'code' | 'charged'>,
  lines: readonly ClaimLineRecord[],
): number | null {
  const numbered = lines.find(({ sequence }) => String(sequence) === controlNumber?.replace(/^0+/, ''))
  if (numbered !== undefined) return numbered.sequence
  const coded = lines.filter(
    (line) => code !== null && (line.code?.code === code.value || line.revenueCode === code.value),
  )
  const found =
    coded.length > 1 ? coded.filter(({ net }) => net !== null && compared(net.amount, charged) === 0) : coded
  return found.length === 1 ? (found[0]?.sequence ?? null) : null
}
