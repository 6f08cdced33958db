import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { amountOf, type PaidAtOnce } from '#shared/sandbox/revenue-cycle/paid.ts'
import type { Data } from '../../../rows/limited-graph.ts'
import type { Claims } from '../../../rows/visible-records.ts'
import { payerIdOf, type SandboxWorld, sandboxWorld } from './sandbox-world.ts'

let sandbox: SandboxWorld
beforeAll(async () => {
  sandbox = await sandboxWorld()
}, 60_000)
afterAll(() => sandbox?.close())

const told = () => sandbox.cycle.paid.filter((each) => each.told !== 'lost')
const cents = (amount: string) => Math.round(Number(amount) * 100)

/** What payments with a trace number come to in the tables of Odoo, in cents; null where there is none. */
function booked(trace: string): number | null {
  const payments = (sandbox.sandbox.records['account.payment'] ?? []).filter(
    ({ memo, partner_type, state }) =>
      String(memo).trim().toUpperCase() === trace &&
      partner_type === 'customer' &&
      /^(in_process|paid)$/.test(String(state)),
  )
  if (payments.length === 0) return null
  return payments.reduce(
    (sum, each) => sum + cents(String(each.amount)) * (each.payment_type === 'inbound' ? 1 : -1),
    0,
  )
}

function settled(paid: PaidAtOnce): string {
  const amount = amountOf(paid)
  const found = booked(paid.trace)
  if (amount === 0) return 'NOT_EXPECTED'
  if (found === null) return 'MISSING'
  return found === amount ? 'MATCHED' : 'DIFFERS'
}

async function every(list: string, selection: string, as?: Claims): Promise<Data[]> {
  const nodes: Data[] = []
  for (let after: string | null = null, isMore = true; isMore; ) {
    const document: string = `query ($after: String) { page: ${list.replace('(', '(after: $after, ')} {
      nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`
    const { page } = await sandbox.data(document, { variables: { after }, ...(as && { as }) })
    nodes.push(...page.nodes)
    ;({ hasNextPage: isMore, endCursor: after } = page.pageInfo)
  }
  return nodes
}

describe('Remittances', { timeout: 30_000 }, () => {
  it('are those of the files and of FHIR, each once, in the order of payment', async () => {
    const all = await every(
      'remittances(first: 5)',
      'traceNumber paidOn amount { amount currency } payer { id } balanced provenance { system }',
    )
    expect(all.map(({ traceNumber }) => traceNumber).toSorted()).toEqual(
      told()
        .map(({ trace }) => trace)
        .toSorted(),
    )
    expect(all.map(({ paidOn }) => paidOn)).toEqual(
      all
        .map(({ paidOn }) => paidOn)
        .toSorted()
        .reverse(),
    )
    for (const each of all) {
      const paid = told().find(({ trace }) => trace === each.traceNumber) as PaidAtOnce
      expect([cents(each.amount.amount), each.amount.currency]).toEqual([amountOf(paid), paid.currency])
      expect(each.payer?.id).toBe(payerIdOf(Number(paid.payer.replace('payer_', ''))))
      expect(each.provenance.system).toBe(paid.told === 'file' ? 'REMITTANCE_FILES' : 'FHIR')
      expect(each.balanced).toBe(true)
    }
  })

  it('go by payer and by day', async () => {
    const numbers = async (filter: string, order: string) =>
      (await every(`remittances(first: 4, orderBy: ${order}, filter: { ${filter} })`, 'traceNumber')).map(
        ({ traceNumber }) => traceNumber,
      )
    for (const order of ['PAID_ASC', 'PAID_DESC']) {
      expect((await numbers(`payers: ["${payerIdOf(4)}"]`, order)).toSorted()).toEqual(
        told()
          .filter(({ payer }) => payer === 'payer_4')
          .map(({ trace }) => trace)
          .toSorted(),
      )
      expect((await numbers('paidFrom: "2026-04-10", paidTo: "2026-05-15"', order)).toSorted()).toEqual(
        told()
          .filter(({ paidOn }) => paidOn >= '2026-04-10' && paidOn <= '2026-05-15')
          .map(({ trace }) => trace)
          .toSorted(),
      )
    }
  })

  it('say of each claim what the payer decided, in their own order', async () => {
    for (const paid of told().filter((each) => each.told === 'file')) {
      const { remittance } = await sandbox.data(`{ remittance(traceNumber: "${paid.trace.toLowerCase()}") { claimCount
        claims(first: 200) { nodes { position number status charged { amount } paid { amount } adjustments { amount { amount } } } }
        providerAdjustments { reason amount { amount } } } }`)
      expect(remittance.claimCount).toBe(paid.decisions.length)
      expect(
        remittance.claims.nodes.map((each: Data) => [
          each.position,
          each.number,
          cents(each.charged.amount),
          cents(each.paid.amount),
        ]),
      ).toEqual(
        paid.decisions.map(({ care, charged, paid: amount }, place) => [place + 1, care.claim, charged, amount + 0]),
      )
      for (const each of remittance.claims.nodes) {
        const taken = each.adjustments.reduce((sum: number, one: Data) => sum + cents(one.amount.amount), 0)
        expect(cents(each.charged.amount) - cents(each.paid.amount)).toBe(taken)
      }
      expect(remittance.providerAdjustments.map((each: Data) => [each.reason, cents(each.amount.amount)])).toEqual(
        paid.providerAdjustments.map(({ reason, amount }) => [reason, amount]),
      )
    }
  })

  it('have their claims page by page, in order, also where there are more than nine', async () => {
    const [longest] = told().toSorted((one, other) => other.decisions.length - one.decisions.length)
    const { remittance } = await sandbox.data(`{ remittance(traceNumber: "${longest?.trace}") { id } }`)
    const positions: number[] = []
    for (let after: string | null = null, isMore = true; isMore; ) {
      const document = `query ($after: String) { remittance(id: "${remittance.id}") { claims(first: 1, after: $after) { nodes { position } pageInfo { hasNextPage endCursor } } } }`
      const answer: Data = await sandbox.data(document, { variables: { after } })
      const { nodes, pageInfo } = answer.remittance.claims
      positions.push(...nodes.map((each: Data) => each.position))
      ;({ hasNextPage: isMore, endCursor: after } = pageInfo)
    }
    expect(positions).toEqual(longest?.decisions.map((_, place) => place + 1))
  })

  it('stand in the books as the payments with their trace numbers do', async () => {
    for (const each of await every(
      'remittances(first: 50)',
      'traceNumber amount { amount } settlement { state booked { amount } inDoubt { amount } } payments { nodes { number remittance { traceNumber } } }',
    )) {
      const paid = told().find(({ trace }) => trace === each.traceNumber) as PaidAtOnce
      const found = booked(paid.trace)
      expect([each.traceNumber, each.settlement.state]).toEqual([paid.trace, settled(paid)])
      expect(each.settlement.booked === null ? null : cents(each.settlement.booked.amount)).toBe(found)
      const inDoubt = Math.abs(amountOf(paid) - (found ?? 0))
      expect(each.settlement.inDoubt === null ? 0 : cents(each.settlement.inDoubt.amount)).toBe(inDoubt)
      for (const payment of each.payments.nodes) expect(payment.remittance.traceNumber).toBe(paid.trace)
    }
  })

  it('are work where the money is not in the books as it should be, or nobody knows a claim', async () => {
    const known = new Set(
      sandbox.cycle.resources.flatMap((each) => (each.resourceType === 'Claim' ? each.identifier?.[0]?.value : [])),
    )
    const isUnmatched = (paid: PaidAtOnce) =>
      /MISSING|DIFFERS/.test(settled(paid)) || paid.decisions.some(({ care }) => !known.has(care.claim))
    const found = await every('unmatchedRemittances(first: 2)', 'traceNumber paidOn')
    expect(found.map(({ traceNumber }) => traceNumber).toSorted()).toEqual(
      told()
        .filter(isUnmatched)
        .map(({ trace }) => trace)
        .toSorted(),
    )
    expect(found.map(({ paidOn }) => paidOn)).toEqual(found.map(({ paidOn }) => paidOn).toSorted())
    expect(found.length).toBeGreaterThan(4)
    const later = await every('unmatchedRemittances(first: 50, paidFrom: "2026-05-01")', 'traceNumber')
    expect(later.length).toBe(told().filter((paid) => isUnmatched(paid) && paid.paidOn >= '2026-05-01').length)
  })

  it('cost one call to Odoo for all of a page that are looked at', async () => {
    const { calls } = await sandbox.ask('{ remittances(first: 50) { nodes { settlement { state } } } }')
    expect(calls.made.map(({ call }) => call)).toEqual(['account.payment/search_read'])
    const unmatched = await sandbox.ask(
      '{ unmatchedRemittances(first: 50) { nodes { traceNumber settlement { state } } } }',
    )
    expect(unmatched.calls.count('odoo')).toBeLessThanOrEqual(2)
    expect(unmatched.calls.count('fhir')).toBe(0)
  })

  it('name their files, the youngest first, and nothing of what is in them', async () => {
    const files = await every(
      'remittanceFiles(first: 4)',
      'checksum bytes receivedAt state claimCount reasons { code }',
    )
    expect(files).toHaveLength(sandbox.cycle.remittanceFiles.length)
    expect(files.every(({ state, checksum }) => state === 'APPLIED' && /^[0-9a-f]{64}$/.test(checksum))).toBe(true)
    expect(await every('remittanceFiles(first: 4, states: [QUARANTINED])', 'checksum')).toEqual([])
  })

  it.each([
    'remittance { id }',
    'remittance(traceNumber: "") { id }',
    `remittance(id: "${payerIdOf(1)}") { id }`,
    'remittances(filter: { payers: [] }) { nodes { id } }',
  ])('refuse a question that can have no answer: %s', async (question) => {
    const { errors } = await sandbox.ask(`{ ${question} }`)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('Who may see a remittance', { timeout: 30_000 }, () => {
  const facilityOf = () =>
    new Map(
      sandbox.cycle.resources.flatMap((each) =>
        each.resourceType === 'Claim' ? [[each.identifier?.[0]?.value, each.facility?.reference]] : [],
      ),
    )

  it.each<[string, Claims, readonly string[]]>([
    ['the hospital', { companies: [1], facilities: [1], supplier: null }, ['hospital']],
    ['the hospital and the clinic', { companies: [1], facilities: [1, 2], supplier: null }, ['hospital', 'clinic']],
  ])('is whoever may see each of its claims: %s', async (_, as, places) => {
    const facilities = facilityOf()
    const isSeen = ({ decisions }: PaidAtOnce) =>
      decisions.every(({ care }) => places.some((place) => facilities.get(care.claim) === `Location/location-${place}`))
    const found = await every('remittances(first: 3)', 'id traceNumber', as)
    expect(found.map(({ traceNumber }) => traceNumber).toSorted()).toEqual(
      told()
        .filter(isSeen)
        .map(({ trace }) => trace)
        .toSorted(),
    )
    expect(found.length).toBeGreaterThan(0)
    const hidden = told().find((paid) => !isSeen(paid))
    const { remittance } = await sandbox.data(`{ remittance(traceNumber: "${hidden?.trace}") { id } }`, { as })
    expect(remittance).toBeNull()
  })

  it('sees of a claim what a remittance says, and not the rest of the remittance', async () => {
    const as: Claims = { companies: [1], facilities: [2], supplier: null }
    const facilities = facilityOf()
    const mixed = told().find(
      ({ decisions }) => new Set(decisions.map(({ care }) => facilities.get(care.claim))).size > 1,
    ) as PaidAtOnce
    const own = mixed.decisions.find(({ care }) => facilities.get(care.claim) === 'Location/location-clinic')?.care
      .claim
    const document = `{ claim(number: "${own}") { remittances { nodes { paid { amount } remittance { id } } }
      lineage { hops { stage remittance { id } } } } }`
    const { claim } = await sandbox.data(document, { as })
    expect(claim.remittances.nodes.map((each: Data) => each.remittance)).toContain(null)
    expect(claim.lineage.hops.some((hop: Data) => hop.stage === 'REMITTANCE' && hop.remittance === null)).toBe(true)
  })
})
