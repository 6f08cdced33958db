import type { Resource } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { type SandboxOdoo, sandboxOdoo } from '../../../authorization/sandbox-odoo.ts'
import type { Data } from '../../../rows/limited-graph.ts'
import { type World, world } from './world.ts'

let sandbox: SandboxOdoo
let changed: World
beforeAll(async () => {
  sandbox = await sandboxOdoo()
  const { resources, remittanceFiles } = revenueCycle()
  const others = remittanceFiles.map((file) => (file.text.includes('EFT26-0522-P3E') ? shared(file) : file))
  const typed = others.map(({ name, text }) => ({ name, text: text.replaceAll('RVC-C-26-00007', unclaimed) }))
  const files = [...typed, { name: 'corrected.835', text: corrected(textWith('EFT26-0410-P1N')) }]
  changed = await world(sandbox.odoo, { resources: resources.flatMap(withGtins), files })
}, 60_000)
afterAll(() => changed?.close())

const textWith = (trace: string) => revenueCycle().remittanceFiles.find(({ text }) => text.includes(trace))?.text ?? ''

/** The same file with these claims in it, and another amount in all. */
function rewritten(text: string, paid: string, claims: readonly string[], behind: readonly string[] = []): string {
  const [head = ''] = text.split('LX*1~')
  const body = [...claims, ...behind]
  const own = head.slice(head.indexOf('ST*')).split('~').length - 1 + 1 + body.length + 1
  const [, group = '', control = ''] = /GE\*\d+\*(\d+)~\s*IEA\*1\*(\d+)~/.exec(text) ?? []
  const whole = [`${head}LX*1`, ...body, `SE*${own}*0001`, `GE*1*${group}`, `IEA*1*${control}`, '']
  return whole.join('~\n').replace(/BPR\*I\*[\d.]+/, `BPR*I*${paid}`)
}

/** A payment that is for two claims, and that the books set off against the invoice of the first. */
function shared({ name, text }: { readonly name: string; readonly text: string }) {
  const claims = [
    ...['CLP*ELB-C-26-00010*1*1916.71*1900**CI*A1', 'CAS*CO*45*16.71', 'NM1*QC*1*PLACEHOLDER*PAT****MI*MEM031'],
    ...['CLP*NOBODYS-1*1*16.71*16.71**CI*A2', 'NM1*QC*1*PLACEHOLDER*PAT****MI*MEM032'],
  ]
  return { name, text: rewritten(text, '1916.71', claims) }
}

/** Takes back what was paid and pays less, without money of its own. */
function corrected(text: string): string {
  const claims = [
    ...['CLP*RVC-C-26-00002*22*-CHARGE*-CHARGE**CI*A3', 'NM1*QC*1*PLACEHOLDER*PAT****MI*MEM008'],
    ...['CLP*RVC-C-26-00002*1*CHARGE*LESS**CI*A4', 'CAS*CO*45*700', 'NM1*QC*1*PLACEHOLDER*PAT****MI*MEM008'],
  ]
  const charge = claimed('RVC-C-26-00002')
  const amounts = claims.map((each) =>
    each.replaceAll('CHARGE', String(charge)).replace('LESS', (charge - 700).toFixed(2)),
  )
  const withheld = ['PLB*1000000004*20261231*FB:A3*-700']
  return rewritten(text, '0', amounts, withheld)
    .replace('EFT26-0410-P1N', 'CORRECTED-1')
    .replaceAll('20260410', '20260610')
    .replaceAll('000000003', '000000903')
}

function claimed(number: string): number {
  const claim = revenueCycle().resources.find(
    (each) => each.resourceType === 'Claim' && each.identifier?.[0]?.value === number,
  )
  return claim?.resourceType === 'Claim' ? (claim.total?.value ?? 0) : 0
}

/** As it was typed on an invoice: a zero is left out. */
const unclaimed = 'RVC-C-26-0007'

/**
 * Charges name no use: uses are found by product and lot, of records of their own, in which the numbers
 * of products have 14 digits; elsewhere they have 13.
 */
function withGtins(resource: Resource): Resource[] {
  switch (resource.resourceType) {
    case 'ChargeItem': {
      const { service: _, ...rest } = resource
      return [rest]
    }
    case 'SupplyDelivery': {
      const { suppliedItem } = resource
      const used = suppliedItem?.itemReference?.reference
      if (used === undefined) return [resource]
      return [{ ...resource, suppliedItem: { ...suppliedItem, itemReference: { reference: `${used}-used` } } }]
    }
    case 'Device': {
      const own = { ...resource, id: `${resource.id}-used` }
      const [carrier] = resource.udiCarrier ?? []
      if (carrier?.deviceIdentifier === undefined) return [resource, own]
      const short = { ...carrier, deviceIdentifier: carrier.deviceIdentifier.replace(/^0/, '') }
      return [{ ...resource, udiCarrier: [short] }, own]
    }
    default:
      return [resource]
  }
}

const lineage = `lineage { isComplete inDoubt { amount } hops {
  stage state reference amount { amount } matchedBy inDoubt { amount } reason } }`
const troubles = ({ hops }: Data) =>
  hops
    .filter(({ state }: Data) => state !== 'FOUND')
    .map(({ stage, state, inDoubt }: Data) => [stage, state, inDoubt?.amount ?? null])

describe('The lineage of money that payers changed, or paid for several', { timeout: 30_000 }, () => {
  it('doubts what the books set off beyond a later correction', async () => {
    const { claim } = await changed.data(`{ claim(number: "RVC-C-26-00002") { paid { amount } ${lineage}
    } }`)
    expect(troubles(claim.lineage)).toContainEqual(['INVOICE', 'CONTRADICTING', '700.00'])
    expect(claim.lineage.isComplete).toBe(false)
  })

  it('doubts what the books set off of a payment that is for another claim too', async () => {
    const { claim } = await changed.data(`{ claim(number: "ELB-C-26-00010") { ${lineage} } }`)
    expect(troubles(claim.lineage)).toContainEqual(['INVOICE', 'CONTRADICTING', '16.71'])
  })

  it('shows what a payer said of the number on an invoice that no claim bears', async () => {
    const [number] = (sandbox.records['account.move'] ?? []).filter(({ ref }) => ref === unclaimed)
    const id = Buffer.from(`odoo/Invoice/${number?.id}`).toString('base64url')
    const { invoice } = await changed.data(`{ invoice(id: "${id}") { claim { id } total { amount } ${lineage} } }`)
    expect(invoice.claim).toBeNull()
    const steps = invoice.lineage.hops.map(({ stage, state, matchedBy }: Data) => [stage, state, matchedBy])
    expect(steps).toEqual([
      ['CLAIM', 'MISSING', 'CLAIM_NUMBER_ON_INVOICE'],
      ['INVOICE', 'FOUND', null],
      ['ADJUDICATION', 'FOUND', 'CLAIM_NUMBER_ON_REMITTANCE'],
      ['REMITTANCE', 'FOUND', 'CLAIM_NUMBER_ON_REMITTANCE'],
      ['PAYMENT', 'FOUND', 'TRACE_NUMBER_ON_PAYMENT'],
      ['LEDGER_POSTING', 'FOUND', 'REFERENCE'],
      ['LEDGER_POSTING', 'FOUND', 'REFERENCE'],
    ])
    expect(invoice.lineage.inDoubt).toEqual({ amount: invoice.total.amount })
  })

  it('finds what was used by its product and lot, in however many digits the product is written', async () => {
    const { claims } = await changed.data(`{ claims(first: 100) { nodes { ${lineage} } } }`)
    const uses = claims.nodes
      .flatMap(({ lineage: { hops } }: Data) => hops)
      .filter(({ stage }: Data) => stage === 'CONSUMPTION')
      .map(({ state, matchedBy }: Data) => `${state} ${matchedBy}`)
    expect(uses.length).toBeGreaterThan(5)
    expect(uses).not.toContain('MISSING DEVICE_AND_LOT')
  })
})
