import type { Claim } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Data } from '../../../rows/limited-graph.ts'
import { payerIdOf, type SandboxWorld, sandboxWorld } from './sandbox-world.ts'

let sandbox: SandboxWorld
beforeAll(async () => {
  sandbox = await sandboxWorld()
}, 60_000)
afterAll(() => sandbox?.close())

const rows = (model: string) => sandbox.sandbox.records[model] ?? []
const cents = (amount: unknown) => Math.round(Number(amount) * 100)

/** What is open of invoices to the partner with a reference, by currency: cents and how many. */
function openOf(reference: string, companies: readonly number[]): Record<string, [number, number]> {
  const partner = rows('res.partner').find(({ ref }) => ref === reference)?.id
  const currencies = new Map(rows('res.currency').map(({ id, name }) => [id, String(name)]))
  const open: Record<string, [number, number]> = {}
  for (const move of rows('account.move')) {
    const isOpen = move.state === 'posted' && move.move_type === 'out_invoice' && Number(move.amount_residual) > 0
    if (!isOpen || move.commercial_partner_id !== partner || !companies.includes(Number(move.company_id))) continue
    const currency = currencies.get(Number(move.currency_id)) ?? ''
    const [sum, count] = open[currency] ?? [0, 0]
    open[currency] = [sum + cents(move.amount_residual), count + 1]
  }
  return open
}

describe('What payers still have to pay', { timeout: 30_000 }, () => {
  const byPayer = (balances: Data[]) => {
    const all: Record<string, Record<string, [number, number]>> = {}
    for (const { payer, open, invoices } of balances) {
      all[payer.id] = { ...all[payer.id], [open.currency]: [cents(open.amount), invoices] }
    }
    return all
  }
  const expected = (companies: readonly number[]) =>
    Object.fromEntries(
      [1, 2, 3, 4, 5, 6].flatMap((place) => {
        const open = openOf(`PAY-${place}`, companies)
        return Object.keys(open).length === 0 ? [] : [[payerIdOf(place), open]]
      }),
    )

  it('is what is open of invoices to them in the books, by currency', async () => {
    const { payerBalances } = await sandbox.data(
      '{ payerBalances { payer { id name } open { amount currency } invoices } }',
    )
    expect(byPayer(payerBalances)).toEqual(expected([1, 2]))
    expect(Object.keys(byPayer(payerBalances)).length).toBeGreaterThan(3)
    expect(payerBalances.every(({ payer }: Data) => typeof payer.name === 'string')).toBe(true)
  })

  it('is of the companies that may be seen', async () => {
    const { payerBalances } = await sandbox.data(
      '{ payerBalances { payer { id } open { amount currency } invoices } }',
      {
        as: { companies: [2], facilities: 'all', supplier: null },
      },
    )
    expect(byPayer(payerBalances)).toEqual(expected([2]))
  })

  it('costs two calls to Odoo, and is told of a payer too', async () => {
    const { data, calls, errors } = await sandbox.ask('{ payers { nodes { id open { amount currency } } } }')
    expect(errors).toEqual([])
    expect(calls.count('odoo')).toBe(2)
    const known = Object.fromEntries(data.payers.nodes.map(({ id, open }: Data) => [id, open]))
    expect(known[payerIdOf(9)]).toBeNull()
    for (const place of [1, 2, 3, 4, 5, 6]) {
      const told = Object.fromEntries(known[payerIdOf(place)].map((each: Data) => [each.currency, cents(each.amount)]))
      const sums = Object.entries(openOf(`PAY-${place}`, [1, 2])).map(([currency, [sum]]) => [currency, sum])
      expect(told).toEqual(Object.fromEntries(sums))
    }
  })
})

describe('How long it takes to be paid', { timeout: 30_000 }, () => {
  const days = (from: string, to: string) => (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000
  const average = (all: readonly number[]) =>
    all.length === 0 ? null : String(Math.round((all.reduce((sum, each) => sum + each, 0) / all.length) * 10) / 10)

  it('is an average over the claims of each payer that were sent in a span of days', async () => {
    const { claimCycleTimes } =
      await sandbox.data(`{ claimCycleTimes(createdFrom: "2026-03-01", createdTo: "2026-05-31") {
      payer { id } claims serviceToClaim claimToResponse claimToCash isWhole } }`)
    const { claims } =
      await sandbox.data(`{ claims(first: 100, filter: { createdFrom: "2026-03-01", createdTo: "2026-05-31" }) {
      nodes { status createdOn servicedTo respondedOn paidOn payer { id } } } }`)
    const sent = claims.nodes.filter(({ status }: Data) => status !== 'DRAFT' && status !== 'CANCELLED')
    const byPayer = Map.groupBy(sent as Data[], ({ payer }) => payer.id)
    expect(claimCycleTimes).toHaveLength(byPayer.size)
    for (const each of claimCycleTimes) {
      const own = byPayer.get(each.payer.id) ?? []
      expect(each).toMatchObject({
        claims: own.length,
        isWhole: true,
        serviceToClaim: average(own.map(({ servicedTo, createdOn }) => days(servicedTo, createdOn))),
        claimToResponse: average(
          own.flatMap(({ createdOn, respondedOn }) => (respondedOn === null ? [] : [days(createdOn, respondedOn)])),
        ),
        claimToCash: average(
          own.flatMap(({ createdOn, paidOn }) => (paidOn === null ? [] : [days(createdOn, paidOn)])),
        ),
      })
    }
  })

  it('is told of claims without a payer too, and of none where none were made', async () => {
    const nobodys = await sandboxWorld((own) => {
      const [first] = own.filter((each): each is Claim => each.resourceType === 'Claim')
      const { insurer: _, ...claim } = first as Claim
      return [{ ...claim, id: 'claim-nobodys', identifier: [{ value: 'NOBODY-1' }], created: '2024-02-01' }]
    })
    const document =
      '{ claimCycleTimes(createdFrom: "2024-01-01", createdTo: "2024-12-31") { payer { id } claims claimToCash } claim(number: "NOBODY-1") { payer { id } } }'
    expect(await nobodys.data(document)).toEqual({
      claimCycleTimes: [{ payer: null, claims: 1, claimToCash: null }],
      claim: { payer: null },
    })
    await nobodys.close()
    const { claimCycleTimes } = await sandbox.data(
      '{ claimCycleTimes(createdFrom: "2020-01-01", createdTo: "2020-12-31") { claims } }',
    )
    expect(claimCycleTimes).toEqual([])
  })
})
