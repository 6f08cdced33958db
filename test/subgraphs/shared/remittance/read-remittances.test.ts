import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import { checkRemittances, readRemittances } from '#shared/remittance/read-remittances.ts'
import { type MadeRemittance, made835, names, segmentsOf, usual, written } from './made-835.ts'
import { allOf, claimsOf, faultsOf, headersOf, partsOf } from './read-parts.ts'

const managedCare: MadeRemittance = {
  trace: 'EFT-77',
  claims: [
    {
      number: 'INV/2026/00012',
      charged: 80_000,
      patientResponsibility: 30_000,
      adjustments: [['CO', 'A2', 5_000]],
      segments: [
        'MOA***MA01*N115',
        'DTM*050*20261010',
        'DTM*232*20261001',
        'DTM*233*20261004',
        'AMT*AU*750',
        'QTY*CA*3',
      ],
      services: [
        {
          code: 'HC:99211:25:GT::::SOMETHING SAID OF IT',
          charged: 80_000,
          adjustments: [['PR', '1', 30_000, 2]],
          segments: ['REF*6R*LINE-1', 'REF*1B*44280', 'AMT*B6*750.5', 'LQ*HE*N1', 'LQ*HE*M15', 'LQ*RX*70'],
        },
      ],
    },
  ],
}

describe('An 835', () => {
  it('gives its claims, behind them the remittance, and the end', async () => {
    const text = made835(managedCare)
    const parts = await partsOf(text)

    expect(parts.map(({ kind }) => kind)).toEqual(['claim', 'remittance', 'end'])
    const sha256 = createHash('sha256').update(text).digest('hex')
    expect(parts[2]).toEqual({ kind: 'end', sha256, bytes: text.length, claims: 1 })
    const [header] = await headersOf(text)
    expect(parts[0]).toMatchObject({ remittance: header?.id })
    expect(header).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      traceNumber: 'EFT-77',
      method: 'ACH',
      handling: 'I',
      amount: { amount: '450.00', currency: 'USD' },
      paidOn: '2026-11-21',
      producedOn: '2026-11-20',
      payer: [
        { qualifier: 'TRN03', value: '1512345678' },
        { qualifier: 'XV', value: 'SYN01' },
        { qualifier: '2U', value: 'SYN-SUB' },
      ],
      payee: [
        { qualifier: 'XX', value: '1234567893' },
        { qualifier: 'TJ', value: '999000001' },
      ],
      providerAdjustments: [],
      claimCount: 1,
      charged: { amount: '800.00', currency: 'USD' },
      paid: { amount: '450.00', currency: 'USD' },
      place: { sha256, segment: 3 },
    })
  })

  it('has of each claim its amounts, days, codes and services', async () => {
    expect(await claimsOf(made835(managedCare))).toEqual([
      {
        position: 1,
        number: 'INV/2026/00012',
        statusCode: '1',
        charged: '800.00',
        paid: '450.00',
        patientResponsibility: '300.00',
        payerControlNumber: 'ICN0',
        allowed: '750.00',
        receivedOn: '2026-10-10',
        servicedFrom: '2026-10-01',
        servicedTo: '2026-10-04',
        adjustments: [{ group: 'CO', reason: 'A2', amount: '50.00', quantity: null }],
        remarks: ['MA01', 'N115'],
        services: [
          {
            code: { qualifier: 'HC', value: '99211', modifiers: ['25', 'GT'] },
            charged: '800.00',
            paid: '500.00',
            units: '1',
            servicedOn: '2026-10-01',
            controlNumber: 'LINE-1',
            allowed: '750.50',
            adjustments: [{ group: 'PR', reason: '1', amount: '300.00', quantity: '2' }],
            remarks: ['N1', 'M15'],
          },
        ],
        segment: 15,
      },
    ])
  })

  it('gives no name, number or free word of a person', async () => {
    const told = JSON.stringify(await partsOf(made835(managedCare)))

    for (const name of [...names, 'SOMETHING SAID', '5550100', 'NO STREET']) expect(told).not.toContain(name)
  })

  it('reverses a claim by negative amounts, and corrects it in the same remittance', async () => {
    const text = made835({
      claims: [
        { number: 'R-1', status: '22', charged: -10_000, adjustments: [['CO', '45', -2_000]] },
        { number: 'R-1', status: '1', charged: 10_000, adjustments: [['CO', '45', 1_000]] },
      ],
    })

    const claims = await claimsOf(text)
    expect(claims.map(({ statusCode, charged, paid }) => [statusCode, charged, paid])).toEqual([
      ['22', '-100.00', '-80.00'],
      ['1', '100.00', '90.00'],
    ])
    expect(claims[0]?.adjustments[0]?.amount).toBe('-20.00')
    const [header] = await headersOf(text)
    expect([header?.amount.amount, header?.charged.amount, header?.paid.amount]).toEqual(['10.00', '0.00', '10.00'])
  })

  it('takes off and adds what is for no single claim, up to six to a segment', async () => {
    const sixAndOne = ['WO:CLM-9', 'L6', 'FB:F1', '72:R', 'CV:CP', 'CS', 'J1:N'].map((each, place) => {
      return [each, place % 2 === 0 ? 1_000 + place : -300] as const
    })
    const [header] = await headersOf(made835({ claims: [{ charged: 9_000 }], providerAdjustments: sixAndOne }))

    expect(header?.providerAdjustments.map(({ reason, reference, amount }) => [reason, reference, amount])).toEqual([
      ['WO', 'CLM-9', '10.00'],
      ['L6', null, '-3.00'],
      ['FB', 'F1', '10.02'],
      ['72', 'R', '-3.00'],
      ['CV', 'CP', '10.04'],
      ['CS', null, '-3.00'],
      ['J1', 'N', '10.06'],
    ])
    expect(new Set(header?.providerAdjustments.map(({ segment }) => segment)).size).toBe(2)
    expect(header?.providerAdjustments[0]).toMatchObject({ provider: '1234567893', fiscalPeriodEnd: '2026-12-31' })
    expect([header?.amount.amount, header?.paid.amount]).toEqual(['58.88', '90.00'])
  })

  it('may pay nothing at all, or have no claims', async () => {
    const denied = { charged: 5_000, status: '4', adjustments: [['CO', '29', 5_000]] } as const
    const [header] = await headersOf(made835({ claims: [denied], method: 'NON', handling: 'H' }))
    expect(header).toMatchObject({ method: 'NON', handling: 'H', amount: { amount: '0.00' } })

    const [capitation] = await headersOf(made835({ providerAdjustments: [['CT', -70_000]] }))
    expect(capitation).toMatchObject({ claimCount: 0, amount: { amount: '700.00' }, charged: { amount: '0.00' } })
  })

  it('is negative where it is debited and its claims say so, and a payment where they say that', async () => {
    const back = made835({ claims: [{ status: '22', charged: -5_000 }], debit: true }).replace('*-50.00*D', '*50.00*D')
    expect((await headersOf(back))[0]?.amount.amount).toBe('-50.00')

    const calledIn = made835({ claims: [{ charged: 5_000 }], debit: true })
    expect((await headersOf(calledIn))[0]?.amount.amount).toBe('50.00')
  })

  it('has primary, secondary and tertiary claims in groups of their own', async () => {
    const claims = ['1', '2', '3'].map((status) => ({
      status,
      charged: 4_000,
      adjustments: [['OA', '23', 1_500]] as const,
    }))
    const segments = segmentsOf({ claims })
    const second = segments.findIndex((each) => each.startsWith('CLP*CLM-2'))
    segments.splice(second, 0, 'LX*2', 'TS3*1234567893*11*20261231*1*40.00', 'TS2*1.00*2.00')
    const counted = segments.map((each) => each.replace(/^SE\*(\d+)/, (_, count) => `SE*${Number(count) + 3}`))

    expect((await claimsOf(written(counted))).map(({ position, statusCode }) => [position, statusCode])).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ])
  })

  it('is in the currency that it names', async () => {
    const [header] = await headersOf(made835({ claims: [{ charged: 100 }], heading: ['CUR*PR*CAD'] }))

    expect([header?.amount.currency, header?.charged.currency, header?.paid.currency]).toEqual(['CAD', 'CAD', 'CAD'])
  })

  it('keeps amounts exact that no float would', async () => {
    const segments = segmentsOf({ claims: [{ charged: 100 }, { charged: 200 }] })
    const exact = segments.map((each) =>
      each
        .replace('*1.00*1.00*', '*90071992547409.91*90071992547409.91*')
        .replace('*2.00*2.00*', '*.1*.1*')
        .replace('*3.00*', '*90071992547410.01*'),
    )

    const [header] = await headersOf(written(exact))
    expect(header?.paid.amount).toBe('90071992547410.01')
    expect((await claimsOf(written(exact))).map(({ charged }) => charged)).toEqual(['90071992547409.91', '0.10'])
  })

  it.each([
    ['others', { ...usual, element: '|', component: '>', segment: '!' }],
    ['control characters', { element: '\x1d', component: '\x1f', segment: '\x1c', lineEnd: '' }],
    ['bytes that are no ASCII', { ...usual, element: '\xa6', segment: '\xac' }],
    ['lines', { ...usual, segment: '\n' }],
    ['lines of Windows', { ...usual, segment: '\r', lineEnd: '\n' }],
    ['terminators and lines', { ...usual, lineEnd: '\r\n' }],
    ['terminators and empty lines and margins', { ...usual, lineEnd: '\n\n   ' }],
  ])('may have any delimiters: %s', async (_, delimiters) => {
    const [first] = await claimsOf(made835(managedCare))
    expect(await claimsOf(made835(managedCare, delimiters))).toEqual([first])
  })

  it('may have several interchanges, each with its own delimiters, groups and remittances', async () => {
    const claims = [{ charged: 1_000 }]
    const groups = [[{ claims }, { claims, trace: 'B' }], [{ claims, trace: 'C' }]]
    const one = made835([{ groups }])
    const other = made835([{ sender: 'OTHERPAYER', control: '000000043', groups }], {
      ...usual,
      element: '|',
      segment: '!',
    })
    const third = made835([{ sender: 'THIRD', groups: [[]] }])

    const parts = await partsOf(`${one}\r\n${other}\n${third}\n`)
    const ids = parts.flatMap((part) => (part.kind === 'remittance' ? [part.header.id] : []))
    expect(new Set(ids).size).toBe(6)
    expect(parts.flatMap((part) => (part.kind === 'claim' ? [part.remittance] : []))).toEqual(ids)
    const checked = await checkRemittances(Buffer.from(`${one}\r\n${other}\n${third}\n`))
    expect([checked.remittances, checked.claims]).toEqual([ids, 6])
  })

  it('gives the same however its bytes come in', async () => {
    const text = Buffer.from(made835(managedCare, { ...usual, lineEnd: '\r\n' }))
    const whole = await allOf(readRemittances(text))
    for (const size of [1, 3, 105, 106, 107, 1_000]) {
      const pieces = async function* () {
        for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size)
      }
      expect(await allOf(readRemittances({ open: pieces }))).toEqual(whole)
    }
  })

  it('may be a megabyte on one line, and a claim with ten thousand adjustments', async () => {
    const adjustments = Array.from({ length: 10_000 }, (_, place) => ['CO', String(place % 300), place % 7] as const)
    const services = Array.from({ length: 10 }, () => ({ charged: 100_000, adjustments: adjustments.slice(0, 1_000) }))
    const text = made835({
      claims: [
        { charged: 10_000_000, adjustments },
        { charged: 1_000_000, services },
        ...Array.from({ length: 10_000 }, () => ({ charged: 100, adjustments: [['PR', '3', 50]] as const })),
      ],
    })
    expect(text.length).toBeGreaterThan(1_000_000)
    expect(text).not.toContain('\n')

    const [first, second, ...others] = await claimsOf(text)
    expect([first?.adjustments.length, others.length]).toEqual([10_000, 10_000])
    expect(second?.services.map(({ adjustments: all }) => all.length)).toEqual(Array(10).fill(1_000))
    expect(first?.paid).toBe('99700.06')
  })

  it('says how far it is, in both readings', async () => {
    const text = made835({ claims: Array.from({ length: 2_000 }, () => ({ charged: 100 })) })
    const told: string[] = []
    await partsOf(text, { onProgress: ({ pass, claims, bytes }) => told.push(`${pass} ${claims} ${bytes}`) })

    expect(told.filter((each) => each === `CHECKING 2000 ${text.length}`)).toHaveLength(1)
    expect(told.at(-1)).toBe(`READING 2000 ${text.length}`)
    expect(told.length).toBeGreaterThan(4)
  })

  it('is left when it is called off', async () => {
    const stop = new AbortController()
    const text = made835({ claims: Array.from({ length: 5_000 }, () => ({ charged: 100 })) })
    const onProgress = () => stop.abort(new Error('enough'))

    await expect(partsOf(text, { onProgress, signal: stop.signal })).rejects.toThrow('enough')
  })

  it('ends in a failure where it is another file by the time it is read', async () => {
    const before = Buffer.from(made835(managedCare))
    const checked = await checkRemittances(before)
    const renamed = made835(managedCare).replace('MYRTLE', 'MORTON')
    const broken = made835(managedCare).replace('*450.00*C', '*450.01*C')

    for (const after of [renamed, broken, `${renamed}\n`]) {
      const given: string[] = []
      const reading = async () => {
        for await (const { kind } of readRemittances(Buffer.from(after), { checked })) given.push(kind)
      }
      await expect(reading()).rejects.toThrow(SourceUnavailable)
      expect(given).not.toContain('end')
    }
  })

  it('may be accepted with days that do not exist and services that do not balance, where it is said so', async () => {
    const text = made835(managedCare).replace('*20261121~', '*20002316~').replace('*800.00*500.00*', '*800.00*400.00*')

    expect(await faultsOf(text)).toEqual(['BAD_DATE 4 BPR16', 'SERVICE_UNBALANCED 24 SVC03'])
    expect(await faultsOf(text, { tolerates: new Set(['BAD_DATE']) })).toEqual(['SERVICE_UNBALANCED 24 SVC03'])
    const tolerates = new Set(['BAD_DATE', 'SERVICE_UNBALANCED'] as const)
    const { tolerated } = await checkRemittances(Buffer.from(text), { tolerates })
    expect(tolerated.map(({ code }) => code).toSorted()).toEqual(['BAD_DATE', 'SERVICE_UNBALANCED'])
    const parts = await partsOf(text, { tolerates })
    expect(parts).toHaveLength(3)
    expect(parts[1]).toMatchObject({ header: { paidOn: null } })
  })
})
