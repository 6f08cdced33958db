import type { Claim } from '@medplum/fhirtypes'
import { beforeAll, describe, expect, it } from 'vitest'
import { readRemittances } from '#shared/remittance/read-remittances.ts'
import { RemittanceRefused } from '#shared/remittance/refusal.ts'
import type { RemittanceClaim, RemittanceHeader } from '#shared/remittance/remittance.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'

const tables = hospitalGroupTables()
const { resources, remittanceFiles, badRemittanceFiles } = revenueCycle(tables)
const cents = (amount: string | number | undefined) => Math.round(Number(amount ?? 0) * 100)
const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
const payments = (tables['account.payment'] ?? []).filter(({ payment_type }) => payment_type === 'inbound')

interface Read {
  readonly header: RemittanceHeader
  readonly claims: RemittanceClaim[]
}

let read: Read[]
const claims = () => read.flatMap((each) => each.claims)
const remittance = (trace: string) => read.find(({ header }) => header.traceNumber === trace)

beforeAll(async () => {
  read = (await Promise.all(remittanceFiles.map(({ text }) => parts(text)))).flat()
})

describe('The remittance files of the revenue cycle', () => {
  it('are read, each of them, and have a trace of their own for each remittance', () => {
    const traces = read.map(({ header }) => header.traceNumber)
    expect(traces.length).toBeGreaterThan(18)
    expect(new Set(traces).size).toBe(traces.length)
    expect(new Set(remittanceFiles.map(({ name }) => name)).size).toBe(remittanceFiles.length)
    expect(new Set(read.map(({ header }) => header.amount.currency))).toEqual(new Set(['USD', 'EUR']))
  })

  it('bear the numbers of payers and payees that FHIR has too', () => {
    const numbers = new Set([...JSON.stringify(resources).matchAll(/"value":"([^"]+)"/g)].map(([, value]) => value))
    // TRN03 is the payer's number at its bank.
    const named = read.flatMap(({ header }) =>
      [...header.payer, ...header.payee]
        .filter(({ qualifier }) => ['2U', 'NF', 'XX'].includes(qualifier))
        .map(({ value }) => value),
    )
    expect(named).toHaveLength(3 * read.length)
    expect(named.filter((value) => !numbers.has(value))).toEqual([])
  })

  it('charge what the claims charge; one claim is known to them only', () => {
    const known = new Map(
      resources.flatMap((each) => (each.resourceType === 'Claim' ? [[numberOf(each), each] as const] : [])),
    )
    const strangers = claims().filter(({ number }) => !known.has(number))
    expect(strangers.map(({ number }) => number)).toEqual(['NGH-C-26-90001'])
    const others = claims().filter(
      ({ number, charged }) => known.has(number) && Math.abs(cents(charged)) !== cents(known.get(number)?.total?.value),
    )
    expect(others).toEqual([])
  })

  it('pay what Odoo holds under their traces, but for those that the README names', () => {
    const others = read.flatMap(({ header }) => {
      const own = payments.filter(({ memo }) => memo === header.traceNumber)
      const booked = total(own.map(({ amount }) => cents(Number(amount))))
      return booked === cents(header.amount.amount) ? [] : [[header.traceNumber, header.amount.amount, booked / 100]]
    })
    expect(others.sort()).toEqual([
      ['EFT26-0410-P4E', '1037.93', 0],
      ['EFT26-0417-P4E-USD', '516.01', 0],
      ['EFT26-0515-P1N', '2000.00', 0],
      ['EFT26-0605-P3N', '56635.46', 57135.46],
    ])
    const traces = new Set(JSON.stringify([read, resources]).match(/EFT26-[0-9A-Z-]+/g))
    const reconciled = new Set(
      resources.flatMap((each) =>
        each.resourceType === 'PaymentReconciliation' ? [each.paymentIdentifier?.value ?? ''] : [],
      ),
    )
    const untold = payments.filter(
      ({ memo }) => remittance(String(memo)) === undefined && !reconciled.has(String(memo)),
    )
    expect(untold.map(({ memo }) => memo).sort()).toEqual([
      'EFT26-0424-P1N',
      'Elmstrand, 27 February',
      'INV/2026/00008',
    ])
    expect(traces.has('EFT26-0424-P1N')).toBe(true)
  })

  it('tell of every kind of decision', () => {
    const statuses = new Map(
      [...Map.groupBy(claims(), ({ statusCode }) => statusCode)].map(([code, all]) => [code, all.length]),
    )
    expect(Object.fromEntries(statuses)).toMatchObject({ '2': 1, '4': 6, '19': 1, '22': 2 })
    const reasons = claims().flatMap(({ adjustments, services }) =>
      [...adjustments, ...services.flatMap((service) => service.adjustments)].map(
        ({ group, reason }) => `${group}*${reason}`,
      ),
    )
    expect([...new Set(reasons)].sort()).toEqual([
      ...['CO*16', 'CO*197', 'CO*29', 'CO*31', 'CO*45', 'CO*50', 'OA*23', 'PR*1', 'PR*2', 'PR*3'],
    ])
  })

  it('pay a claim by two payers, the second what the first left', () => {
    const paid = claims().filter(({ number }) => number === 'NGH-C-26-00008')
    expect(
      paid.map(({ statusCode, paid, patientResponsibility }) => [
        statusCode,
        cents(paid),
        cents(patientResponsibility ?? 0),
      ]),
    ).toEqual([
      ['19', 348_100, 250_000],
      ['2', 200_000, 50_000],
    ])
  })

  it.each([
    ['RVC-C-26-00004', ['4', '22', '1'], [0, 0, 1_074_530]],
    ['RVC-C-26-00002', ['1', '22', '1'], [374_440, -374_440, 374_440]],
  ])('take back and decide again: %s', (number, statuses, paid) => {
    const decided = claims().filter((claim) => claim.number === number)
    expect(decided.map(({ statusCode }) => statusCode)).toEqual(statuses)
    expect(decided.map((claim) => cents(claim.paid))).toEqual(paid)
  })

  it('add interest and recover an overpayment', () => {
    const of = (trace: string) => remittance(trace)?.header.providerAdjustments
    expect(of('EFT26-0508-P4N')).toMatchObject([{ reason: 'L6', amount: '-100.00' }])
    expect(of('EFT26-0605-P3N')).toMatchObject([{ reason: 'WO', amount: '500.00' }])
  })

  it('say so where nothing is paid', () => {
    expect(remittance('EFT26-0619-P1N')?.header).toMatchObject({ method: 'NON', handling: 'H' })
  })
})

describe('The bad remittance files of the revenue cycle', () => {
  it.each(badRemittanceFiles.map(({ name, text, why }) => [name, why, text] as const))(
    '%s: %s',
    async (_, why, text) => {
      const refused = await parts(text).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(RemittanceRefused)
      expect((refused as RemittanceRefused).reasons.map(({ code }) => code)).toContain(why)
    },
  )
})

async function parts(text: string): Promise<Read[]> {
  const all: Read[] = []
  let claims: RemittanceClaim[] = []
  for await (const part of readRemittances(Buffer.from(text))) {
    if (part.kind === 'claim') claims.push(part.claim)
    if (part.kind !== 'remittance') continue
    all.push({ header: part.header, claims })
    claims = []
  }
  return all
}

function numberOf({ identifier }: Claim): string {
  return identifier?.[0]?.value ?? ''
}
