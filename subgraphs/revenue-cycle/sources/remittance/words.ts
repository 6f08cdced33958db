import type { RemittanceClaimStatus, RemittanceMethod } from '../../types.generated.ts'

/** BPR04. */
const methods: Readonly<Record<string, RemittanceMethod>> = {
  ACH: 'ACH',
  CHK: 'CHECK',
  FWT: 'WIRE',
  BOP: 'BANK_CHOICE',
  NON: 'NONE',
}

/** CLP02. */
const statuses: Readonly<Record<string, RemittanceClaimStatus>> = {
  '1': 'PRIMARY',
  '2': 'SECONDARY',
  '3': 'TERTIARY',
  '4': 'DENIED',
  '19': 'PRIMARY',
  '20': 'SECONDARY',
  '21': 'TERTIARY',
  '22': 'REVERSAL',
  '23': 'FORWARDED',
  '25': 'PREDETERMINATION',
}

export const methodOf = (code: string | null): RemittanceMethod | null => wordOf(methods, code)
export const statusOf = (code: string | null): RemittanceClaimStatus | null => wordOf(statuses, code)

function wordOf<Word>(words: Readonly<Record<string, Word>>, code: string | null): Word | 'UNKNOWN' | null {
  if (code === null) return null
  return Object.hasOwn(words, code) ? (words[code] as Word) : 'UNKNOWN'
}
