import { describe, expect, it } from 'vitest'
import { Refusal } from '#shared/sandbox/fhir-double/outcome.ts'
import { checkResource } from '#shared/sandbox/fhir-double/validation.ts'
import { claims, records } from '../../../../fhir-contracts/records.ts'

function faultsOf(resource: unknown): string[] {
  try {
    // As it comes over HTTP: what is undefined is not there.
    checkResource(JSON.parse(JSON.stringify(resource)))
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.issues.map(({ code, expression }) => `${code} ${expression ?? ''}`.trim())
  }
}

describe('A resource', () => {
  it('is taken as R4 has it', () => {
    expect(records.flatMap(faultsOf)).toEqual([])
  })

  it.each([
    [{ status: undefined, use: undefined }, ['required Claim.status', 'required Claim.use']],
    [{ status: 'nonsense' }, ['value Claim.status']],
    [{ status: '' }, ['value Claim.status']],
    [{ created: '2026-13-01' }, ['value Claim.created']],
    [{ insurance: [] }, ['structure Claim.insurance']],
    [{ insurance: [{ sequence: 1, focal: true }] }, ['required Claim.insurance[0].coverage']],
    [
      { insurance: [{ sequence: 0, focal: 'yes', coverage: {} }] },
      ['value Claim.insurance[0].sequence', 'value Claim.insurance[0].focal'],
    ],
    [
      { item: [{ sequence: 1, productOrService: {}, udi: [{ colour: 'red' }] }] },
      ['structure Claim.item[0].udi[0].colour'],
    ],
    [{ item: [{ sequence: 1, productOrService: {}, servicedDate: 'now' }] }, ['value Claim.item[0].servicedDate']],
    [{ total: 'much' }, ['structure Claim.total']],
  ])('is refused with the place of each fault: %j', (changes, faults) => {
    expect(faultsOf({ ...claims[0], ...changes })).toEqual(faults)
  })

  it('may have extensions, contained resources, and what is said about a primitive', () => {
    const extension = [{ url: 'https://a.example', valueString: 'anything' }]
    const more = { extension, contained: [{ resourceType: 'Basic', id: 'b' }], _created: { extension } }

    expect(faultsOf({ ...claims[0], ...more })).toEqual([])
    expect(faultsOf({ ...claims[0], created: undefined, _created: { extension } })).toEqual([])
  })

  it('has one form of what may have several', () => {
    const request = { resourceType: 'SupplyRequest', quantity: { value: 1 } }

    expect(faultsOf(request)).toEqual(['required SupplyRequest.item'])
    expect(faultsOf({ ...request, itemReference: { reference: 'Device/1' } })).toEqual([])
  })

  it('is not told more than twenty faults', () => {
    const item = Array.from({ length: 100 }, () => ({}))

    expect(faultsOf({ ...claims[0], item })).toHaveLength(20)
  })

  it.each([null, 'Claim', [], {}, { resourceType: 7 }])('is none: %j', (value) => {
    expect(faultsOf(value)).toEqual(['structure'])
  })

  it('of a type that is not held is refused', () => {
    expect(faultsOf({ resourceType: 'Observation' })).toEqual(['not-supported'])
  })
})
