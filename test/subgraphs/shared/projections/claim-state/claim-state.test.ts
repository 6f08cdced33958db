import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjusted, claim, contract, line, paymentLine, remittance, response, stateOf, whole } from './made-evidence.ts'

describe('A state', () => {
  it('grows in its changes when its status or what is paid changes, and not else', () => {
    const first = stateOf()
    expect(stateOf({ previous: first }).changes).toBe(first.changes)
    expect(stateOf({ previous: first, claim: claim({ insurer: 'other' }) }).changes).toBe(first.changes)
    const second = stateOf({ previous: first, responses: [response({ outcome: 'queued' })] })
    expect(second.changes).toBeGreaterThan(first.changes)
    expect(stateOf({ previous: second }).changes).toBe(second.changes + 1)
  })

  it('was submitted on no day that nobody wrote', () => {
    expect(stateOf().submittedAt).toBe('2026-10-01')
    expect(stateOf({ claim: claim({ created: claim().lastUpdated }) }).submittedAt).toBeNull()
  })

  it('is the same in whatever order its evidence comes', () => {
    const lines = [
      line('a', whole),
      line('b', { statusCode: '22', charged: '-1000.00', paid: '-500.00', position: 1 }),
      line('b', { position: 2, paid: '650.00', adjustments: [contract, adjusted('PR', '3', '50.00')] }),
      line('c', { statusCode: '2', paid: '50.00', adjustments: [adjusted('OA', '23', '950.00')] }),
      paymentLine('f', '650.00'),
    ]
    const headers = [
      remittance('a'),
      remittance('b', { paidOn: '2026-10-30' }),
      remittance('c', { payer: [] }),
      remittance('f', { source: 'fhir', traceNumber: 'TRN-b' }),
    ]
    const responses = [response(), response({ id: 'r2', outcome: 'queued', created: '2026-10-02' })]
    const expected = stateOf({ remittanceClaims: lines, remittances: headers, responses })
    fc.assert(
      fc.property(shuffled(lines), shuffled(headers), shuffled(responses), (remittanceClaims, remittances, answers) => {
        expect(stateOf({ remittanceClaims, remittances, responses: answers })).toEqual(expected)
      }),
    )
  })
})

function shuffled<Value>(values: readonly Value[]): fc.Arbitrary<Value[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length })
}
