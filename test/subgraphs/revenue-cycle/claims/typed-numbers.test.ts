import type { Claim } from '@medplum/fhirtypes'
import { afterEach, describe, expect, it } from 'vitest'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { answer } from '#shared/sandbox/odoo-double/methods/call.ts'
import { type OdooTables, type TableRow, Tables } from '#shared/sandbox/odoo-double/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { type World, type WorldOptions, world } from './world.ts'

let made: World | null = null
afterEach(() => made?.close())

/** The sandbox's Odoo, with rows of these models changed. */
function odooWith(changes: Readonly<Record<string, (row: TableRow) => object>>): OdooAccount {
  const own = hospitalGroupTables()
  const records: OdooTables = Object.fromEntries(
    Object.entries(own).map(([model, rows]) => [model, rows?.map((row) => ({ ...row, ...changes[model]?.(row) }))]),
  )
  const tables = new Tables(records)
  const companyIds = (own['res.company'] ?? []).map(({ id }) => id)
  const user = { id: 2, login: '', apiKey: '', companyIds, companyId: companyIds[0] ?? 1, access: 'admin' } as const
  const transport = {
    async call(model: string, method: string, body: Record<string, unknown>) {
      return JSON.parse(JSON.stringify(answer({ model, method, user, body }, tables) ?? null))
    },
    version: async () => ({ version_info: [19, 0, 0, 'final', 0, ''] }),
  }
  const options = { url: 'http://sandbox', database: '', apiKey: '', concurrency: 1 }
  return new OdooAccount(options, silentLog, { transport })
}

async function lineageWith(
  changes: Parameters<typeof odooWith>[0],
  options: Partial<WorldOptions> = {},
  number = 'NGH-C-26-00017',
) {
  const { resources, remittanceFiles: files } = revenueCycle()
  made = await world(odooWith(changes), { resources, files, ...options })
  const { claim } = await made.data(`{ claim(number: "${number}") { invoice { number claim { number } }
    remittances { nodes { remittance { settlement { state } } } }
    lineage { isComplete hops { stage state matchedBy inDoubt { amount } } } } }`)
  return claim
}

const number = 'NGH-C-26-00017'
const rewritten = (write: (text: string) => string) => ({
  'account.move': ({ ref }: TableRow) => (ref === number ? { ref: write(number) } : {}),
  'account.payment': ({ memo }: TableRow) => (typeof memo === 'string' ? { memo: write(memo) } : {}),
})

// Each makes a world of its own.
describe('Numbers that people typed in the books', { timeout: 60_000 }, () => {
  it('are found in whatever case', async () => {
    for (const write of [
      (text: string) => text.toLowerCase(),
      (text: string) => `${text.slice(0, 5).toLowerCase()}${text.slice(5)}`,
    ]) {
      const claim = await lineageWith(rewritten(write))
      expect(claim).toMatchObject({ lineage: { isComplete: true }, invoice: { claim: { number } } })
      expect(claim.remittances.nodes[0].remittance.settlement.state).toBe('MATCHED')
      await made?.close()
    }
  })

  it('are not found by what only looks like a pattern for them', async () => {
    const { resources } = revenueCycle()
    const wild = resources.map((each) =>
      each.resourceType === 'Claim' && each.identifier?.[0]?.value === number
        ? ({ ...each, identifier: [{ value: 'NGH-C-26-000%' }] } satisfies Claim)
        : each,
    )
    const claim = await lineageWith({}, { resources: wild, files: [] }, 'NGH-C-26-000%')
    expect(claim.invoice).toBeNull()
    expect(claim.lineage.hops).toContainEqual(expect.objectContaining({ stage: 'INVOICE', state: 'MISSING' }))
  })

  it('may stand on several invoices: then none of them is the claim’s, and the lineage shows all', async () => {
    const other = 'NGH-C-26-00018'
    const claim = await lineageWith({
      'account.move': ({ ref }) => (ref === other ? { ref: number.toLowerCase() } : {}),
    })
    expect(claim.invoice).toBeNull()
    expect(claim.lineage.hops.filter(({ stage }: { stage: string }) => stage === 'INVOICE')).toMatchObject([
      { state: 'CONTRADICTING' },
      { state: 'CONTRADICTING' },
    ])
  })

  it.each([
    { claimNumber: 'payment_reference', traceNumber: 'payment_reference' },
    { claimNumber: 'invoice_origin', traceNumber: 'memo' },
    { claimNumber: 'name', traceNumber: 'name' },
  ] as const)('stand where a site says they do: %s', async ({ claimNumber, traceNumber }) => {
    const claim = await lineageWith(
      {
        'account.move': ({ ref, name }) => (ref ? { ref: false, name, [claimNumber]: ref } : {}),
        'account.payment': ({ memo, name }) => (memo ? { memo: false, name, [traceNumber]: memo } : {}),
      },
      { lineageKeys: { claimNumber, traceNumber } },
    )
    expect(claim).toMatchObject({ lineage: { isComplete: true }, invoice: { claim: { number } } })
    expect(claim.lineage.hops).toContainEqual(
      expect.objectContaining({ stage: 'PAYMENT', matchedBy: 'TRACE_NUMBER_ON_PAYMENT' }),
    )
  })
})
