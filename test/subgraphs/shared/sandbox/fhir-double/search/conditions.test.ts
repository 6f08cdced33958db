import { describe, expect, it } from 'vitest'
import type { HeldType } from '#shared/sandbox/fhir-double/held-types.ts'
import { Refusal } from '#shared/sandbox/fhir-double/outcome.ts'
import { conditionsOf } from '#shared/sandbox/fhir-double/search/search.ts'

// What the peer does otherwise, and so cannot be in the suite for both.

const base = 'https://fhir.example/r4'

function isFound(type: HeldType, resource: object, query: string): boolean {
  const meta = { versionId: '1', lastUpdated: '2026-03-01T08:00:00.000Z' }
  return conditionsOf(type, new URLSearchParams(query), base)({ resourceType: type, id: '1', meta, ...resource })
}

describe('A condition on a date', () => {
  const created = { created: '2026-02-10' }
  const period = { period: { start: '2026-02-10T08:00:00Z', end: '2026-02-12T08:00:00Z' } }

  it.each([
    ['created=2026-02', true],
    ['created=2026', true],
    ['created=2026-03', false],
    ['created=2026-02-09,2026-02-10', true],
    ['created=ne2026-02-10', false],
    ['created=ne2026-02-11', true],
    ['created=gt2026-02', false],
    ['created=ge2026-02', true],
    ['created=sa2026-02-09', true],
    ['created=eb2026-02-11', true],
    ['created=eb2026-02-10', false],
  ])('of a day: %s is %s', (query, expected) => {
    expect(isFound('Claim', created, query)).toBe(expected)
  })

  it.each([
    // All of it lies within what is asked for.
    ['date=2026-02', true],
    ['date=2026-02-10', false],
    ['date=ge2026-02-11', true],
    ['date=ge2026-02-13', false],
    ['date=le2026-02-10', true],
    ['date=le2026-02-09', false],
    ['date=gt2026-02-12', false],
    ['date=lt2026-02-11', true],
    ['date=sa2026-02-09', true],
    ['date=sa2026-02-10', false],
  ])('of a Period: %s is %s', (query, expected) => {
    expect(isFound('Encounter', period, query)).toBe(expected)
  })

  it('of an instant takes it by itself', () => {
    expect(isFound('Claim', created, '_lastUpdated=2026-03-01T08:00:00.000Z')).toBe(true)
    expect(isFound('Claim', created, '_lastUpdated=2026-03-01T08:00:00.001Z')).toBe(false)
  })
})

describe('A condition on a text', () => {
  const named = { name: 'Société Générale', alias: ['SG'] }

  it.each([
    ['name=societe', true],
    ['name=SOCIÉTÉ g', true],
    ['name=generale', false],
    ['name:contains=generale', true],
    ['name:exact=Société Générale', true],
    ['name:exact=société générale', false],
    ['name=sg', true],
    ['name=nobody,soc', true],
  ])('%s is %s', (query, expected) => {
    expect(isFound('Organization', named, query)).toBe(expected)
  })
})

describe('A condition on a reference', () => {
  const claim = { provider: { reference: `${base}/Organization/one` }, patient: { reference: 'Patient/p/_history/2' } }

  it.each([
    ['provider=Organization/one', true],
    [`provider=${base}/Organization/one`, true],
    ['provider=one', true],
    ['provider:Organization=one', true],
    ['provider:Practitioner=one', false],
    ['provider=Practitioner/one', false],
    ['provider=https://elsewhere.example/Organization/one', false],
    ['patient=p', true],
    ['patient=Patient/p', true],
    ['patient=Patient/p2', false],
  ])('%s is %s', (query, expected) => {
    expect(isFound('Claim', claim, query)).toBe(expected)
  })

  it('asks for one type only where its parameter does', () => {
    const encounter = { subject: { reference: 'Group/1' } }

    expect(isFound('Encounter', encounter, 'subject=1')).toBe(true)
    expect(isFound('Encounter', encounter, 'patient=1')).toBe(false)
  })
})

describe('A condition on a code', () => {
  it('takes apart what is escaped', () => {
    const claim = { identifier: [{ system: 'https://a.example', value: 'A|B,C' }] }

    expect(isFound('Claim', claim, 'identifier=A\\|B\\,C')).toBe(true)
    expect(isFound('Claim', claim, 'identifier=https://a.example|A\\|B\\,C')).toBe(true)
    expect(isFound('Claim', claim, 'identifier=A\\|B,C')).toBe(false)
  })

  it('is not met by what is not there, and its contrary is', () => {
    expect(isFound('Device', {}, 'status=active')).toBe(false)
    expect(isFound('Device', {}, 'status:not=active')).toBe(true)
    expect(isFound('Device', {}, 'status:missing=true')).toBe(true)
  })
})

it.each([
  'created:missing=maybe',
  'created=xx2026-01-01',
  'created:exact=2026',
  'status:above=active',
  'insurer.name=A',
])('Refuses %s', (query) => {
  expect(() => conditionsOf('Claim', new URLSearchParams(query), base)).toThrow(Refusal)
})
