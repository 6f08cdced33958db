import { describe, expect, it } from 'vitest'
import { judgeFile } from '#shared/remittance/ledger.ts'
import type { RemittanceFile } from '#shared/remittance/remittance.ts'

const file = { sha256: 'aa', remittances: ['r1', 'r2'] }

function verdict(state: RemittanceFile['state'] | null, remittances: readonly (readonly [string, string])[] = []) {
  return judgeFile(file, { file: state === null ? null : { state }, remittances: new Map(remittances) })
}

describe('A file that was checked', () => {
  it('is new where neither it nor a remittance in it is known', () => {
    expect(verdict(null)).toEqual({ kind: 'NEW' })
    expect(verdict(null, [['r9', 'bb']])).toEqual({ kind: 'NEW' })
  })

  it('changes nothing where it was applied', () => {
    const all = [['r1', 'aa'] as const, ['r2', 'aa'] as const]
    expect(verdict('APPLIED', all)).toEqual({ kind: 'REPETITION' })
    // What was kept of its remittances can be gone before the file's own record is.
    expect(verdict('APPLIED')).toEqual({ kind: 'REPETITION' })
  })

  it('is gone through again where it was begun and not finished', () => {
    expect(verdict('RECEIVED')).toEqual({ kind: 'UNFINISHED' })
    expect(verdict('RECEIVED', [['r1', 'aa']])).toEqual({ kind: 'UNFINISHED' })
  })

  it('contradicts another file that had one of its remittances, whatever became of it itself', () => {
    for (const state of [null, 'RECEIVED', 'QUARANTINED'] as const) {
      expect(verdict(state, [['r2', 'bb']])).toEqual({
        kind: 'CONTRADICTION',
        reasons: [
          {
            code: 'DUPLICATE_CONTROL_NUMBER',
            message:
              'Cannot use the file: expected control numbers and trace numbers of its own, found 1 of its remittances in another file',
            segment: null,
            element: null,
          },
        ],
      })
    }
  })

  it('may be tried again after it was put aside', () => {
    expect(verdict('QUARANTINED')).toEqual({ kind: 'NEW' })
  })
})
