import { describe, expect, it } from 'vitest'
import { claimAdjustments } from '#shared/projections/claim-state/line-adjustments.ts'
import {
  adjusted,
  claim,
  contract,
  line,
  paymentLine,
  remittance,
  response,
  said,
  share,
  stateOf,
  usd,
  whole,
} from './made-evidence.ts'

describe('The money of a claim', () => {
  it('is what payers say, net of what they took back', () => {
    const state = stateOf({
      remittanceClaims: [
        line('a', { ...whole, paid: '500.00' }),
        line('b', { statusCode: '22', charged: '-1000.00', paid: '-500.00', position: 1 }),
        line('b', {
          position: 2,
          paid: '650.00',
          allowed: '700.00',
          adjustments: [contract, adjusted('PR', '3', '50.00')],
        }),
      ],
      remittances: [remittance('a'), remittance('b', { paidOn: '2026-10-30' })],
    })
    expect(state).toMatchObject({
      status: 'PAID',
      charged: usd('1000.00'),
      allowed: usd('700.00'),
      paid: usd('650.00'),
      patientResponsibility: usd('50.00'),
      paidAt: '2026-10-30',
      respondedAt: '2026-10-25',
    })
  })

  it('adds up what several payers paid, and leaves the patient what the last one says', () => {
    const state = stateOf({
      remittanceClaims: [
        line('a', { allowed: '700.00', adjustments: [contract, share] }),
        line('b', {
          statusCode: '2',
          paid: '150.00',
          adjustments: [adjusted('OA', '23', '800.00'), adjusted('PR', '2', '50.00')],
        }),
      ],
      remittances: [
        remittance('a'),
        remittance('b', { paidOn: '2026-11-02', payer: [{ qualifier: 'XV', value: '2' }] }),
      ],
    })
    expect(state).toMatchObject({
      status: 'PAID',
      allowed: usd('700.00'),
      paid: usd('650.00'),
      patientResponsibility: usd('50.00'),
      paidAt: '2026-10-25',
    })
  })

  it('is adjusted by what each of several payers took off, so that it comes to what was not paid', () => {
    const paying = (id: string, paidOn: string, value: string) =>
      remittance(id, { paidOn, payer: [{ qualifier: 'XV', value }] })
    const remittances = [paying('a', '2026-10-25', '1'), paying('b', '2026-11-02', '2'), paying('c', '2026-11-09', '3')]
    const lines = [
      line('a', { adjustments: [contract, share] }),
      line('b', {
        statusCode: '2',
        paid: '100.00',
        adjustments: [adjusted('OA', '23', '800.00'), adjusted('PR', '2', '100.00')],
      }),
      line('c', {
        statusCode: '3',
        paid: '60.00',
        adjustments: [adjusted('OA', '23', '900.00'), adjusted('PR', '3', '40.00')],
      }),
    ]
    const state = stateOf({ remittanceClaims: lines, remittances })
    expect(state).toMatchObject({ status: 'PAID', paid: usd('660.00'), patientResponsibility: usd('40.00') })
    expect(state.adjustments.map(({ group, reason, amount }) => [group, reason, amount])).toEqual([
      ['CO', '45', '300.00'],
      ['PR', '3', '40.00'],
    ])
    const says = (each: typeof state) =>
      each.derivation.flatMap((step) => (step.says.startsWith('adjustments') ? step.says : []))
    expect(says(state)).toHaveLength(1)
    const repeating = { ...lines[2], adjustments: [contract, adjusted('PR', '3', '40.00')] } as (typeof lines)[number]
    const uneven = stateOf({ remittanceClaims: [...lines.slice(0, 2), repeating], remittances })
    expect(says(uneven)).toContain(
      'adjustments: they do not come to what of the charge is not paid, as payers repeat each other or leave some out',
    )
    // Where the first payer is not known here, nobody else says what it paid.
    const second = stateOf({ remittanceClaims: lines.slice(1), remittances })
    expect(second.adjustments.map(({ reason }) => reason)).toEqual(['23', '3'])
  })

  it('is denied by a second payer behind a first that left all to the patient', () => {
    const state = stateOf({
      remittanceClaims: [
        line('a', { paid: '0.00', adjustments: [adjusted('PR', '1', '1000.00')] }),
        line('b', { statusCode: '4', paid: '0.00', adjustments: [adjusted('CO', '197', '1000.00')] }),
      ],
      remittances: [
        remittance('a'),
        remittance('b', { paidOn: '2026-11-02', payer: [{ qualifier: 'XV', value: '2' }] }),
      ],
    })
    expect(state).toMatchObject({ status: 'DENIED', denial: { category: 'AUTHORIZATION' } })
    expect(state.adjustments.map(({ reason }) => reason)).toEqual(['197'])
  })

  it('is what was said last: by day, by when it came, by its place in the file, whatever the names are', () => {
    const denial = { statusCode: '4', paid: '0.00', adjustments: [adjusted('CO', '16', '1000.00')] }
    for (const [first, second] of [
      ['a', 'z'],
      ['z', 'a'],
    ] as const) {
      const state = stateOf({
        remittanceClaims: [line(first, { ...denial, segment: 9 }), line(second, { ...whole, segment: 40 })],
        remittances: [remittance(first), remittance(second)],
      })
      expect(state).toMatchObject({ status: 'PAID', remittanceClaims: [`${first}-1`, `${second}-1`] })
      const received = stateOf({
        remittanceClaims: [line(first, { ...whole, segment: 9 }), line(second, { ...denial, segment: 40 })],
        remittances: [remittance(first, { receivedAt: '2026-11-03T09:00:00.000Z' }), remittance(second)],
      })
      expect(received).toMatchObject({ status: 'PAID', remittanceClaims: [`${second}-1`, `${first}-1`] })
    }
  })

  it('is decided by nobody where a payment is taken back that came in place of a denial', () => {
    const state = stateOf({
      remittanceClaims: [
        line('a', { statusCode: '4', paid: '0.00', adjustments: [adjusted('CO', '16', '1000.00')] }),
        line('b', whole),
        line('c', { statusCode: '22', charged: '-1000.00', paid: '-500.00' }),
      ],
      remittances: [
        remittance('a'),
        remittance('b', { paidOn: '2026-11-02' }),
        remittance('c', { paidOn: '2026-11-05' }),
      ],
    })
    expect(state).toMatchObject({ status: 'IN_PROCESS', denial: null, adjustments: [], allowed: null, paidAt: null })
  })

  it('is not less than nothing in what is allowed, where what is taken back is not known', () => {
    const reversal = line('a', { statusCode: '22', charged: '-100.00', paid: '-100.00' })
    expect(stateOf({ remittanceClaims: [reversal], remittances: [remittance('a')] }).allowed).toBeNull()
  })

  it('is paid by the second payer alone, where the first is not known here', () => {
    const state = stateOf({
      remittanceClaims: [line('b', { statusCode: '2', paid: '200.00', adjustments: [adjusted('OA', '23', '800.00')] })],
      remittances: [remittance('b')],
    })
    expect(state).toMatchObject({ status: 'PAID', paid: usd('200.00') })
  })

  it('is paid by the second payer where the first denied', () => {
    const state = stateOf({
      remittanceClaims: [
        line('a', { statusCode: '4', paid: '0.00', adjustments: [adjusted('CO', '22', '1000.00')] }),
        line('b', { statusCode: '2', paid: '700.00', adjustments: [contract] }),
      ],
      remittances: [
        remittance('a'),
        remittance('b', { paidOn: '2026-11-02', payer: [{ qualifier: 'XV', value: '2' }] }),
      ],
    })
    expect(state).toMatchObject({ status: 'PAID', paid: usd('700.00'), patientResponsibility: usd('0.00') })
  })

  it('is allowed by services, or by what the contract leaves, which it says', () => {
    const service = (allowed: string | null) => ({
      code: null,
      charged: '500.00',
      paid: '250.00',
      units: null,
      servicedOn: null,
      controlNumber: null,
      allowed,
      adjustments: [],
      remarks: [],
    })
    const byServices = stateOf({
      remittanceClaims: [line('a', { ...whole, services: [service('350.00'), service('350.00')] })],
      remittances: [remittance('a')],
    })
    expect(byServices.allowed).toEqual(usd('700.00'))
    const byContract = stateOf({
      remittanceClaims: [line('a', { ...whole, services: [service('350.00'), service(null)] })],
      remittances: [remittance('a')],
    })
    expect(byContract.allowed).toEqual(usd('700.00'))
    expect(byContract.derivation).toContainEqual({
      reference: 'Claim/c1',
      says: 'allowed: the charge without contractual adjustments, as no payer wrote it',
    })
    const byResponse = stateOf({ responses: [response({ adjudications: [said('adjustment', '300.00', 'CO', '45')] })] })
    expect(byResponse.allowed).toEqual(usd('700.00'))
  })

  it('is not added up in different currencies, which it says', () => {
    const state = stateOf({
      remittanceClaims: [line('a'), line('b', { currency: 'EUR' })],
      remittances: [remittance('a'), remittance('b', { amount: { amount: '500.00', currency: 'EUR' } })],
    })
    expect(state).toMatchObject({ paid: null, allowed: null, patientResponsibility: null })
    expect(state.derivation).toContainEqual({
      reference: 'Claim/c1',
      says: 'is paid in different currencies: these are not added up',
    })
    const mixed = [
      said('benefit', '5.00'),
      { ...said('eligible', '5.00'), amount: { amount: '5.00', currency: 'EUR' } },
    ]
    expect(stateOf({ responses: [response({ totals: mixed })] })).toMatchObject({ paid: null, status: 'ADJUDICATED' })
  })

  it('is counted once where a file and FHIR tell of one payment, or a file is made anew', () => {
    const trace = { traceNumber: 'EFT-1' }
    const state = stateOf({
      remittanceClaims: [line('a', whole), line('again', whole), paymentLine('f', '500.00')],
      remittances: [
        remittance('a', trace),
        remittance('again', { ...trace, receivedAt: '2026-11-04T08:00:00.000Z' }),
        remittance('f', { traceNumber: ' eft-1', source: 'fhir', place: null }),
      ],
    })
    expect(state.paid).toEqual(usd('500.00'))
    expect(state.derivation).toContainEqual({
      reference: 'Remittance/f#1',
      says: 'tells of a payment that a file tells of too: the file counts',
    })
    expect(state.derivation).toContainEqual({
      reference: 'Remittance/again#1',
      says: 'says what Remittance/a says of the same payment: it counts once',
    })
  })

  it('forgets a denial that the payer decided anew', () => {
    const state = stateOf({
      remittanceClaims: [
        line('a', { statusCode: '4', paid: '0.00', adjustments: [adjusted('CO', '16', '1000.00')] }),
        line('b', whole),
      ],
      remittances: [remittance('a'), remittance('b', { paidOn: '2026-11-02' })],
    })
    expect(state).toMatchObject({ status: 'PAID', adjustments: [{ reason: '45' }, { reason: '2' }] })
  })

  it('says adjustments by line of the claim, each kind once', () => {
    const service = (controlNumber: string | null, value: string, reason: string) => ({
      ...{ charged: '500.00', paid: '0.00', units: null, servicedOn: null, allowed: null, remarks: ['N130'] },
      controlNumber,
      code: { qualifier: 'HC', value, modifiers: [] },
      adjustments: [adjusted('CO', reason, '100.00'), adjusted('CO', reason, '50.00')],
    })
    const { adjustments } = stateOf({
      remittanceClaims: [
        line('a', {
          adjustments: [contract],
          remarks: ['MA01'],
          services: [service('2', 'X', '97'), service(null, 'A1', '97'), service(null, 'Z9', '97')],
        }),
      ],
      remittances: [remittance('a')],
    })
    expect(adjustments).toEqual([
      { group: 'CO', reason: '45', amount: '300.00', sequence: null, remarks: ['MA01'], said: 'remittance' },
      { group: 'CO', reason: '97', amount: '150.00', sequence: 2, remarks: ['N130'], said: 'remittance' },
      { group: 'CO', reason: '97', amount: '150.00', sequence: 1, remarks: ['N130'], said: 'remittance' },
      { group: 'CO', reason: '97', amount: '150.00', sequence: null, remarks: ['N130'], said: 'remittance' },
    ])
  })

  it('knows the line of a service by its code and charge where several lines have the code', () => {
    const service = (controlNumber: string | null, charged: string) => ({
      ...{ charged, paid: '0.00', units: null, servicedOn: null, allowed: null, remarks: [], controlNumber },
      code: { qualifier: 'HC', value: 'A1', modifiers: [] },
      adjustments: [adjusted('CO', '50', charged)],
    })
    const lines = claim().lines.map((each) => ({ ...each, code: { system: null, code: 'A1' } }))
    const sequences = (...services: ReturnType<typeof service>[]) =>
      claimAdjustments([{ line: line('a', { services }) }], lines).map(({ sequence }) => sequence)
    expect(sequences(service(null, '400.0'), service(null, '600.00'), service(null, '5.00'))).toEqual([2, 1, null])
    expect(sequences(service('02', '600.00'))).toEqual([2])
  })

  it('keeps ten thousand adjustments in a few', () => {
    const many = Array.from({ length: 10_000 }, (_, place) => adjusted('CO', String(place % 7), '0.01'))
    const { adjustments } = stateOf({
      remittanceClaims: [line('a', { adjustments: many })],
      remittances: [remittance('a')],
    })
    expect(adjustments).toHaveLength(7)
  })
})
