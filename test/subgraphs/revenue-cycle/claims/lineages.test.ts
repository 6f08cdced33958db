import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Data } from '../../../rows/limited-graph.ts'
import type { Claims } from '../../../rows/visible-records.ts'
import { type SandboxWorld, sandboxWorld } from './sandbox-world.ts'

let sandbox: SandboxWorld
beforeAll(async () => {
  sandbox = await sandboxWorld()
}, 60_000)
afterAll(() => sandbox?.close())

const lineage = `lineage { isComplete inDoubt { amount currency } hops {
  stage state reference occurredOn amount { amount } matchedBy inDoubt { amount } reason
  consumption { id } claim { number } remittance { traceNumber } invoice { number } payment { number } posting { number }
  provenance { system mode stale reference fileChecksum line } } }`

async function lineageOf(number: string, as?: Claims): Promise<Data> {
  const { claim } = await sandbox.data(`{ claim(number: "${number}") { ${lineage} } }`, as && { as })
  return claim.lineage
}

const short = ({ stage, state, matchedBy }: Data) =>
  [stage, state === 'FOUND' ? null : state, matchedBy].filter(Boolean).join(' ')
const troubles = ({ hops }: Data) => hops.filter(({ state }: Data) => state !== 'FOUND').map(short)

describe('The lineage of money in the sandbox', { timeout: 30_000 }, () => {
  it('leads from what was used to the posting, each step with the record and where it is from', async () => {
    const found = await lineageOf('NGH-C-26-00017')
    expect(found).toMatchObject({ isComplete: true, inDoubt: null })
    const stages = ['CLAIM', 'INVOICE', 'ADJUDICATION', 'REMITTANCE', 'PAYMENT', 'LEDGER_POSTING']
    const own = found.hops.filter(({ stage }: Data) => stages.includes(stage))
    expect(own.map(short)).toEqual([
      own[0].matchedBy === null ? 'CLAIM' : `CLAIM ${own[0].matchedBy}`,
      'INVOICE CLAIM_NUMBER_ON_INVOICE',
      'ADJUDICATION REFERENCE',
      'REMITTANCE CLAIM_NUMBER_ON_REMITTANCE',
      'PAYMENT TRACE_NUMBER_ON_PAYMENT',
      'LEDGER_POSTING REFERENCE',
      'LEDGER_POSTING REFERENCE',
    ])
    const [claim, invoice, answer, remittance, payment, invoicePosting, posting] = own
    expect(claim).toMatchObject({ reference: 'Claim/claim-ngh-c-26-00017', claim: { number: 'NGH-C-26-00017' } })
    expect(invoice).toMatchObject({ amount: claim.amount, provenance: { system: 'ERP', mode: 'LIVE', stale: false } })
    expect(invoice.reference).toBe(invoice.invoice.number)
    expect(answer.provenance).toMatchObject({ system: 'FHIR', mode: 'LIVE', reference: answer.reference })
    expect(remittance.provenance).toMatchObject({ system: 'REMITTANCE_FILES', mode: 'BATCH' })
    expect(remittance.provenance.fileChecksum).toMatch(/^[0-9a-f]{64}$/)
    expect(remittance.provenance.line).toBeGreaterThan(1)
    expect(payment.reference).toBe(payment.payment.number)
    expect(invoicePosting.reference).toBe(invoice.reference)
    expect(posting.reference).toBe(posting.posting.number)
    for (const hop of own) expect(hop.amount).toEqual(claim.amount)
  })

  it.each<[string, string, string[], string | null]>([
    [
      'the file of the payer never came',
      'NGH-C-26-00011',
      ['REMITTANCE MISSING CLAIM_NUMBER_ON_REMITTANCE'],
      '25688.47',
    ],
    [
      'a zero was left out while the number was typed',
      'NGH-C-26-00014',
      ['INVOICE MISSING CLAIM_NUMBER_ON_INVOICE'],
      '26234.38',
    ],
    [
      'something was claimed and forgotten on the invoice',
      'RVC-C-26-00010',
      ['INVOICE CONTRADICTING CLAIM_NUMBER_ON_INVOICE'],
      '100.00',
    ],
    ['the second payer’s money never came', 'NGH-C-26-00008', ['PAYMENT MISSING TRACE_NUMBER_ON_PAYMENT'], '2000.00'],
    ['a payment abroad is not in the books', 'ELB-C-26-00006', ['PAYMENT MISSING TRACE_NUMBER_ON_PAYMENT'], '516.01'],
    ['care was never billed', 'NGH-C-26-90002', ['INVOICE MISSING CLAIM_NUMBER_ON_INVOICE'], '675.75'],
    ['a payer denied it, reversed that and paid', 'RVC-C-26-00004', [], null],
    ['a payment bears words in place of its trace number', 'NGH-C-26-00002', [], null],
    ['it was taken back with its invoice', 'NGH-C-26-00010', [], null],
    ['it is a draft', 'RVC-C-26-00019', [], null],
  ])('names what happened where %s', async (_, number, expected, inDoubt) => {
    const found = await lineageOf(number)
    expect(troubles(found)).toEqual(expected)
    expect(found.inDoubt?.amount ?? null).toBe(inDoubt)
    expect(found.isComplete).toBe(expected.length === 0)
  })

  it('finds what was used by what the charge names, and shows a use that nobody charged for', async () => {
    const { claims } = await sandbox.data(`{ claims(first: 100) { nodes { number ${lineage} } } }`)
    const hops: Data[] = claims.nodes.flatMap((each: Data) => each.lineage.hops)
    const kinds = new Set(hops.filter(({ stage }) => stage === 'CONSUMPTION' || stage === 'CHARGE').map(short))
    expect([...kinds].toSorted()).toEqual(
      expect.arrayContaining([
        'CHARGE ENCOUNTER_AND_CODE',
        'CHARGE MISSING DEVICE_AND_LOT',
        'CHARGE REFERENCE',
        'CONSUMPTION DEVICE_AND_LOT',
        'CONSUMPTION REFERENCE',
      ]),
    )
    const used = hops.filter(({ stage, state }) => stage === 'CONSUMPTION' && state === 'FOUND')
    for (const { consumption, provenance, reference } of used) {
      expect(Buffer.from(consumption.id, 'base64url').toString()).toBe(
        `fhir/SupplyConsumption/${reference.split('/')[1]}`,
      )
      expect(provenance).toMatchObject({ system: 'FHIR', mode: 'POLLED', stale: false, reference })
    }
  })

  it('is one and the same, seen from the claim and from its invoice', async () => {
    const { claims } =
      await sandbox.data(`{ claims(first: 100) { nodes { number lineage { isComplete inDoubt { amount } hops { reference } }
      invoice { claim { number } lineage { isComplete inDoubt { amount } hops { reference } } } } } }`)
    const invoiced = claims.nodes.filter((each: Data) => each.invoice !== null)
    expect(invoiced.length).toBeGreaterThan(40)
    for (const { number, lineage: own, invoice } of invoiced) {
      expect(invoice.claim.number).toBe(number)
      expect(invoice.lineage).toEqual(own)
    }
  })

  it('misses the claim of an invoice that bears no number, or one that is no claim’s', async () => {
    const { invoices } = await sandbox.data(
      `{ invoices(first: 500) { nodes { number state total { amount } claim { number } ${lineage} } } }`,
    )
    const unclaimed = invoices.nodes.filter(({ claim }: Data) => claim === null)
    expect(unclaimed).toHaveLength(4)
    for (const { lineage: found, total } of unclaimed) {
      expect(troubles(found)).toEqual(['CLAIM MISSING CLAIM_NUMBER_ON_INVOICE'])
      expect(found.inDoubt.amount).toBe(total.amount)
    }
    expect(
      unclaimed.some(({ lineage: { hops } }: Data) =>
        hops.some(({ matchedBy }: Data) => matchedBy === 'RECONCILIATION'),
      ),
    ).toBe(true)
  })

  it('tells whoever may not see everything no less of a claim that they may see', async () => {
    const as: Claims = { companies: [1], facilities: [1], supplier: null }
    const [whole, limited] = [await lineageOf('NGH-C-26-00017'), await lineageOf('NGH-C-26-00017', as)]
    const amounts = ({ hops, inDoubt }: Data) => [
      inDoubt,
      hops.map(({ stage, state, amount }: Data) => [stage, state, amount]),
    ]
    expect(amounts(limited)).toEqual(amounts(whole))
  })
})
