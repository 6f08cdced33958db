import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '#shared/errors/errors.ts'
import { fhirFailure } from '#shared/fhir/failures.ts'
import { canary, everythingIn, outcome } from './hostile-server.ts'

const codeOf = (status: number, body: unknown) => fhirFailure({ status, body }, 'Claim/_search').code

describe('fhirFailure()', () => {
  it.each<[number, ErrorCode]>([
    [401, 'FORBIDDEN'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [410, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [412, 'CONFLICT'],
    [429, 'RATE_LIMITED'],
    [408, 'SOURCE_UNAVAILABLE'],
    [500, 'SOURCE_UNAVAILABLE'],
    [502, 'SOURCE_UNAVAILABLE'],
    [503, 'SOURCE_UNAVAILABLE'],
    [504, 'SOURCE_UNAVAILABLE'],
    [400, 'SOURCE_CONTRACT_BROKEN'],
    [405, 'SOURCE_CONTRACT_BROKEN'],
    [406, 'SOURCE_CONTRACT_BROKEN'],
    [415, 'SOURCE_CONTRACT_BROKEN'],
    [422, 'SOURCE_CONTRACT_BROKEN'],
    [301, 'SOURCE_CONTRACT_BROKEN'],
    [501, 'SOURCE_CONTRACT_BROKEN'],
  ])('makes of status %d without a body %s', (status, code) => {
    expect(codeOf(status, null)).toBe(code)
  })

  // Every code of http://hl7.org/fhir/R4/valueset-issue-type.html
  it.each<[ErrorCode, string]>([
    ['FORBIDDEN', 'login expired forbidden suppressed'],
    ['CONFLICT', 'conflict duplicate multiple-matches'],
    ['RATE_LIMITED', 'throttled'],
    ['SOURCE_UNAVAILABLE', 'transient lock-error no-store exception timeout incomplete'],
    [
      'SOURCE_CONTRACT_BROKEN',
      'invalid structure required value invariant security unknown processing not-supported not-found deleted ' +
        'too-long code-invalid extension too-costly business-rule informational',
    ],
  ])('makes %s of the issues %s, where the status says little', (code, issues) => {
    for (const issue of issues.split(' ')) {
      expect([issue, codeOf(400, outcome(issue))]).toEqual([issue, code])
      expect([issue, codeOf(422, outcome(issue, 'fatal'))]).toEqual([issue, code])
    }
  })

  it('lets a status decide that means a single thing', () => {
    expect(codeOf(403, outcome('transient'))).toBe('FORBIDDEN')
    expect(codeOf(412, outcome('not-found'))).toBe('CONFLICT')
    expect(codeOf(503, outcome('forbidden'))).toBe('SOURCE_UNAVAILABLE')
  })

  it('hears no warnings', () => {
    expect(codeOf(400, outcome('forbidden', 'warning'))).toBe('SOURCE_CONTRACT_BROKEN')
    expect(codeOf(404, outcome('not-found', 'information'))).toBe('SOURCE_CONTRACT_BROKEN')
  })

  it('keeps nothing of what the server says, whatever that is', () => {
    const issue = fc.record(
      {
        severity: fc.constantFrom('error', 'fatal', 'warning', 3),
        code: fc.oneof(fc.jsonValue(), fc.constantFrom('constructor', '__proto__')),
      },
      { requiredKeys: [] },
    )
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({ resourceType: fc.constant('OperationOutcome'), issue: fc.array(issue), text: fc.constant(canary) }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), body, (status, answer) => {
        const error = fhirFailure({ status, body: answer }, 'Claim/_search')
        expect(error.origin).toBe('fhir')
        expect(everythingIn(error)).not.toContain(canary)
      }),
      {
        numRuns: 500,
        examples: [[400, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: { toString: [] } }] }]],
      },
    )
  })
})
