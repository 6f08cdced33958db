import type { ClaimResponseOutcome, ClaimStatus, ClaimUse, CoverageStatus } from '../../types.generated.ts'

const uses: Readonly<Record<string, ClaimUse>> = {
  claim: 'CLAIM',
  preauthorization: 'PREAUTHORIZATION',
  predetermination: 'PREDETERMINATION',
}

const outcomes: Readonly<Record<string, ClaimResponseOutcome>> = {
  queued: 'QUEUED',
  complete: 'COMPLETE',
  error: 'ERROR',
  partial: 'PARTIAL',
}

const coverageStatuses: Readonly<Record<string, CoverageStatus>> = {
  active: 'ACTIVE',
  cancelled: 'CANCELLED',
  draft: 'DRAFT',
  'entered-in-error': 'ENTERED_IN_ERROR',
}

export const claimStatuses = [
  ...['DRAFT', 'SUBMITTED', 'IN_PROCESS', 'PARTIAL', 'ADJUDICATED'],
  ...['PAID', 'PARTIALLY_PAID', 'DENIED', 'REJECTED', 'CANCELLED', 'UNKNOWN'],
] as readonly ClaimStatus[]

export const useOf = (code: string): ClaimUse => wordOf(uses, code)
export const outcomeOf = (code: string): ClaimResponseOutcome => wordOf(outcomes, code)
export const coverageStatusOf = (code: string): CoverageStatus => wordOf(coverageStatuses, code)

function wordOf<Word>(words: Readonly<Record<string, Word>>, code: string): Word | 'UNKNOWN' {
  return Object.hasOwn(words, code) ? (words[code] as Word) : 'UNKNOWN'
}
