import { describe, expect, it } from 'vitest'
import { claimRecordOf } from '#shared/projections/mapping/claim.ts'

const any = { claimNumberSystem: null }
const reading = { at: '2026-11-21T12:00:00.000Z', mode: 'POLLED' } as const
const read = (resource: unknown, numbering: { readonly claimNumberSystem: string | null } = any) =>
  claimRecordOf(resource, numbering, reading)

const usd = (value: number) => ({ value, currency: 'USD' })
const whole = {
  resourceType: 'Claim',
  id: 'c1',
  meta: { versionId: '3', lastUpdated: '2026-11-20T10:00:00.123+02:00' },
  identifier: [
    { system: 'urn:other', value: 'X' },
    { use: 'official', system: 'urn:claims', value: ' CLM-1 ' },
  ],
  status: 'active',
  use: 'claim',
  created: '2026-11-19',
  billablePeriod: { start: '2026-11-01', end: '2026-11-03T23:00:00-05:00' },
  patient: { reference: 'Patient/p1', display: 'ABERNATHY, MYRTLE' },
  insurer: { reference: 'Organization/payer' },
  provider: { reference: 'PractitionerRole/r1' },
  facility: { reference: 'https://ehr.example/fhir/Location/or-1' },
  insurance: [
    { sequence: 2, focal: false, coverage: { reference: 'Coverage/second' } },
    { sequence: 1, focal: true, coverage: { reference: 'Coverage/first' } },
  ],
  item: [
    {
      sequence: 1,
      productOrService: { coding: [{ system: 'urn:codes', code: 'C1776' }], text: 'hip of MYRTLE' },
      revenue: { coding: [{ code: '0278' }] },
      quantity: { value: 2, unit: 'each' },
      unitPrice: usd(0.1 + 0.2),
      net: usd(1234.5),
      servicedPeriod: { start: '2026-11-02', end: '2026-11-02' },
      udi: [{ reference: 'Device/d1' }, { reference: 'Device/d1' }, { reference: 'Patient/p1' }],
      encounter: [{ reference: 'Encounter/e1/_history/4' }],
    },
  ],
  total: usd(1234.5),
}

describe('claimRecordOf()', () => {
  it('keeps references, codes, amounts and states', () => {
    expect(read(whole)).toEqual({
      id: 'c1',
      version: '3',
      lastUpdated: '2026-11-20T08:00:00.123Z',
      mode: 'POLLED',
      identifiers: [
        { system: 'urn:other', value: 'X' },
        { system: 'urn:claims', value: 'CLM-1' },
      ],
      number: 'CLM-1',
      status: 'active',
      use: 'claim',
      created: '2026-11-19',
      servicedFrom: '2026-11-01',
      servicedTo: '2026-11-03',
      insurer: 'payer',
      provider: { type: 'PractitionerRole', id: 'r1' },
      facility: 'or-1',
      coverages: ['first', 'second'],
      lines: [
        {
          sequence: 1,
          code: { system: 'urn:codes', code: 'C1776' },
          revenueCode: '0278',
          quantity: { value: '2', unit: 'each' },
          unitPrice: { amount: '0.30', currency: 'USD' },
          net: { amount: '1234.50', currency: 'USD' },
          servicedOn: '2026-11-02',
          devices: ['d1'],
          encounters: ['e1'],
        },
      ],
      total: { amount: '1234.50', currency: 'USD' },
    })
  })

  it('keeps no name, no free text and no patient', () => {
    const text = JSON.stringify(read(whole))
    for (const value of ['MYRTLE', 'ABERNATHY', 'hip of', 'Patient', 'p1']) expect(text).not.toContain(value)
  })

  it.each([
    ['the first that is official', [{ value: 'A' }, { value: 'B', use: 'official' }], null, 'B'],
    [
      'the first that is usual',
      [
        { value: 'A', use: 'old' },
        { value: 'B', use: 'usual' },
      ],
      null,
      'B',
    ],
    ['else the first', [{ value: 'A' }, { value: 'B', use: 'secondary' }], null, 'A'],
    ['not one without a value', [{ use: 'official' }, { value: 'B' }], null, 'B'],
    [
      'that of the system',
      [
        { value: 'A', use: 'official' },
        { system: 'urn:n', value: 'B' },
      ],
      'urn:n',
      'B',
    ],
    ['none where the system has none', [{ value: 'A', use: 'official' }], 'urn:n', null],
    ['none', undefined, null, null],
    ['none out of another shape', { value: 'A' }, null, null],
  ])('takes for the number %s', (_, identifier, claimNumberSystem, number) => {
    expect(read({ ...whole, identifier }, { claimNumberSystem })).toMatchObject({ number })
  })

  it.each([
    ['insurer', { insurer: undefined }, { insurer: null }],
    ['insurer by a name', { insurer: { display: 'Payer' } }, { insurer: null }],
    ['insurer that is a person', { insurer: { reference: 'Patient/p1' } }, { insurer: null }],
    ['insurer in the resource itself', { insurer: { reference: '#payer' } }, { insurer: null }],
    [
      'insurer of a bundle',
      { insurer: { reference: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520' } },
      { insurer: null },
    ],
    ['insurer of no shape', { insurer: 'Organization/payer' }, { insurer: null }],
    ['provider that provides nothing', { provider: { reference: 'Device/d' } }, { provider: null }],
    ['lines', { item: undefined }, { lines: [] }],
    ['lines of no shape', { item: 'none' }, { lines: [] }],
    ['currency', { total: { value: 5 } }, { total: null }],
    ['amount as text', { total: { value: '5', currency: 'USD' } }, { total: null }],
    ['amount beyond all numbers', { total: { value: 1e300, currency: 'USD' } }, { total: null }],
    ['yen', { total: { value: 500, currency: 'JPY' } }, { total: { amount: '500', currency: 'JPY' } }],
    [
      'finer than a coin',
      { total: { value: 0.125, currency: 'USD' } },
      { total: { amount: '0.125', currency: 'USD' } },
    ],
    ['status', { status: undefined }, { status: 'unknown' }],
    ['day of another calendar', { created: '2026-02-30' }, { created: '2026-11-20T08:00:00.123Z' }],
    ['only a month', { created: '2026-02' }, { created: '2026-11-20T08:00:00.123Z' }],
    ['instant', { created: '2026-11-19T23:30:00-05:00' }, { created: '2026-11-20T04:30:00.000Z' }],
    ['period', { billablePeriod: undefined }, { servicedFrom: '2026-11-02', servicedTo: '2026-11-02' }],
    ['version', { meta: undefined }, { version: null, lastUpdated: reading.at }],
  ])('bears another or no %s', (_, changes, expected) => {
    expect(read({ ...whole, ...changes })).toMatchObject(expected)
  })

  it.each([
    ['nothing', null],
    ['a text', 'Claim'],
    ['a list', [whole]],
    ['another type', { ...whole, resourceType: 'ClaimResponse' }],
    ['no id', { ...whole, id: undefined }],
    ['an id that is none', { ...whole, id: 'a b' }],
    ['an id that leads elsewhere', { ...whole, id: '../Patient/1' }],
    ['an id without end', { ...whole, id: 'x'.repeat(65) }],
  ])('is null for %s', (_, resource) => {
    expect(read(resource)).toBeNull()
  })
})
