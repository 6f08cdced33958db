import { describe, expect, it } from 'vitest'
import { claimResponseRecordOf } from '#shared/projections/mapping/claim-response.ts'
import { claim, stateOf, usd } from './made-evidence.ts'

const fhir = 'http://terminology.hl7.org/CodeSystem/adjudication'
const carin = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication'
const carc = 'https://x12.org/codes/claim-adjustment-reason-codes'

const coded = (code: string, system?: string) => ({ coding: [{ code, ...(system !== undefined && { system }) }] })
const money = (value: number) => ({ value, currency: 'USD' })
const told = (category: object, reason: string | null, value: number | null) => ({
  category,
  ...(reason !== null && { reason: coded(reason, carc) }),
  ...(value !== null && { amount: money(value) }),
})

/** What a claim of 1000.00 comes to by an answer that pays so much and says so of its first line. */
function answered(paid: number, ...adjudication: readonly object[]) {
  const response = claimResponseRecordOf({
    ...{ resourceType: 'ClaimResponse', id: 'r1', status: 'active', use: 'claim', outcome: 'complete' },
    ...{ created: '2026-10-20', request: { reference: 'Claim/c1' }, payment: { amount: money(paid) } },
    item: [{ itemSequence: 1, adjudication }],
  })
  if (response === null) throw new Error('it cannot be used')
  return stateOf({ claim: claim(), responses: [response] })
}

describe('A denial that a ClaimResponse tells of', () => {
  it.each<[string, object, { group: string | null; amount: string | null }]>([
    ['with nothing of benefit', told(coded('benefit', fhir), '197', 0), { group: null, amount: null }],
    [
      'as a reason of denial',
      told(coded('denialreason', `${carin}Discriminator`), '197', 1000),
      { group: null, amount: '1000.00' },
    ],
    [
      'as a reason alone',
      told(coded('denialreason', `${carin}Discriminator`), '197', null),
      { group: null, amount: null },
    ],
    ['as not covered', told(coded('noncovered', carin), '197', 1000), { group: null, amount: '1000.00' }],
    ['by a group of no system', told(coded('CO'), '197', 1000), { group: 'CO', amount: '1000.00' }],
    ['under a category of its own', told(coded('own', 'urn:own'), '197', null), { group: null, amount: null }],
  ])('%s has its category and its adjustment', (_, adjudication, adjustment) => {
    expect(answered(0, told(coded('submitted', fhir), null, 1000), adjudication)).toMatchObject({
      status: 'DENIED',
      paid: usd('0.00'),
      denial: { category: 'AUTHORIZATION', since: '2026-10-20' },
      adjustments: [{ ...adjustment, reason: '197', sequence: 1, said: 'fhir' }],
    })
  })

  it('goes by the reason that is not of contract, in whatever order they are said', () => {
    const both = [
      told(coded('benefit', fhir), '45', 0),
      told(coded('discount', carin), '45', 300),
      told(coded('benefit', fhir), '29', 0),
    ]
    expect(answered(0, ...both)).toMatchObject({ status: 'DENIED', denial: { category: 'TIMELY_FILING' } })
  })

  it.each<[string, number, object[], string]>([
    ['contract alone', 0, [told(coded('benefit', fhir), '45', 0)], 'ADJUDICATED'],
    ['the share of the patient alone', 0, [told(coded('deductible', fhir), '1', 1000)], 'PAID'],
    ['the share of the patient by its group', 0, [told(coded('PR'), '1', 1000)], 'PAID'],
    ['nothing that was refused', 1000, [told(coded('benefit', fhir), '45', 1000)], 'PAID'],
    [
      'what is eligible and the share of it',
      500,
      [told(coded('eligible', fhir), '45', 700), told(coded('deductible', fhir), '1', 200)],
      'PAID',
    ],
    ['one of two lines', 600, [told(coded('denialreason', `${carin}Discriminator`), '197', 400)], 'PARTIALLY_PAID'],
  ])('is none where the reason is %s', (_, paid, adjudication, status) => {
    expect(answered(paid, ...adjudication)).toMatchObject({ status, denial: null })
  })
})
