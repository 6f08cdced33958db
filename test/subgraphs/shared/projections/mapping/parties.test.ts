import { describe, expect, it } from 'vitest'
import { accountRecordOf, coverageRecordOf, encounterRecordOf } from '#shared/projections/mapping/coverage.ts'
import { locationRecordOf, organizationRecordOf, practitionerRecordOf } from '#shared/projections/mapping/parties.ts'
import { coded, reading, resource, sourced, to } from './made-resources.ts'

const named = { name: [{ family: 'ABERNATHY', given: ['MYRTLE'] }], birthDate: '1950-01-01' }

describe('Records of parties', () => {
  it.each([
    [
      organizationRecordOf(
        resource('Organization', {
          active: true,
          name: 'Payer of ABERNATHY',
          identifier: [{ system: 'urn:payer', value: '60054' }, { system: 'urn:none' }],
          type: [coded('pay'), { coding: [{ code: 'ins' }, { code: 'pay' }] }],
        }),
        reading,
      ),
      { ...sourced, active: true, identifiers: [{ system: 'urn:payer', value: '60054' }], types: ['pay', 'ins'] },
    ],
    [
      practitionerRecordOf(resource('Practitioner', { ...named, identifier: [{ value: '1234567893' }] }), reading),
      { ...sourced, active: null, identifiers: [{ system: null, value: '1234567893' }] },
    ],
    [
      locationRecordOf(resource('Location', { name: 'Theatre', partOf: to('Location/site'), identifier: 7 }), reading),
      { ...sourced, identifiers: [], partOf: 'site' },
    ],
    [
      coverageRecordOf(
        resource('Coverage', {
          status: 'active',
          subscriberId: 'MEMBER-77',
          type: coded('EHCPOL', 'urn:act'),
          payor: [to('Patient/p'), to('Organization/payer')],
          period: { start: '2026-01-01', end: '2026-12-31T23:59:59Z' },
        }),
        reading,
      ),
      {
        ...sourced,
        status: 'active',
        type: { system: 'urn:act', code: 'EHCPOL' },
        payer: 'payer',
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
      },
    ],
    [
      coverageRecordOf(resource('Coverage', { status: 'active', payor: [to('RelatedPerson/r')] }), reading),
      { ...sourced, status: 'active', type: null, payer: null, startsOn: null, endsOn: null },
    ],
    [
      accountRecordOf(resource('Account', { status: 'active', name: 'ABERNATHY' }), reading),
      { ...sourced, status: 'active' },
    ],
    [
      encounterRecordOf(
        resource('Encounter', {
          account: [to('Account/a')],
          serviceProvider: to('Organization/h'),
          subject: to('Patient/p'),
        }),
        reading,
      ),
      { ...sourced, account: 'a', provider: 'h' },
    ],
  ])('hold what they are for and no person: %#', (record, expected) => {
    expect(record).toEqual(expected)
  })
})
