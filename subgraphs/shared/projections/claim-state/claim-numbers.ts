import { comparable } from '../families.ts'
import type { ClaimRecord } from '../records.ts'

/** Whether a number, as `comparable` has it, is none of any claim: payers write 0 where they were sent no number. */
export function namesNoClaim(number: string): boolean {
  return /^0*$/.test(number)
}

/** The claim that payers mean by a number: where a claim was sent anew under it, the one that is in force and came last. */
export function bearerOf(number: string, claims: readonly ClaimRecord[]): string | null {
  const rank = ({ use, status, created, id }: ClaimRecord) =>
    `${use === 'claim' ? 1 : 0}${status === 'active' ? 1 : 0} ${created} ${id}`
  return (
    claims
      .filter((claim) => claim.number !== null && comparable(claim.number) === number)
      .toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))
      .at(-1)?.id ?? null
  )
}
