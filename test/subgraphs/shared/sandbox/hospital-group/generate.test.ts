import { beforeAll, describe, expect, it } from 'vitest'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'
import type { HospitalGroup } from '#shared/sandbox/hospital-group/group.ts'

let group: HospitalGroup

beforeAll(() => {
  group = hospitalGroup()
})

const countsBy = <Value>(values: readonly Value[], by: (value: Value) => string) =>
  Object.fromEntries([...Map.groupBy(values, by)].map(([name, some]) => [name, some.length]))

describe('hospitalGroup()', () => {
  it('is the same every time', () => {
    expect(hospitalGroup()).toEqual(group)
  })

  it('is two companies with a hospital, a clinic, a laboratory and a distribution centre', () => {
    expect(group.companies.map(({ currency }) => currency)).toEqual(['USD', 'EUR'])
    expect(group.facilities.map(({ name }) => name)).toEqual([
      'Northmere General Hospital',
      'Riverside Clinic',
      'Northmere Distribution Centre',
      'Estmere Laboratory',
    ])
    expect(new Set(group.facilities.map(({ company }) => company)).size).toBe(2)
  })

  it('buys some 300 items from some 40 suppliers in some 400 orders', () => {
    expect(group.suppliers.length).toBeGreaterThanOrEqual(40)
    expect(group.items.length).toBeGreaterThanOrEqual(295)
    expect(group.orders.length).toBeGreaterThanOrEqual(390)
  })

  it('has orders in every state, most of them approved, in both companies', () => {
    const states = ['draft', 'sent', 'to approve', 'approved', 'cancelled', 'cancelled after approval']
    const byState = countsBy(group.orders, ({ state }) => state)
    expect(Object.keys(byState).sort()).toEqual(states.sort())
    expect(Math.min(...Object.values(byState))).toBeGreaterThanOrEqual(5)
    expect(byState.approved).toBeGreaterThan(300)
    for (const { key } of group.companies) {
      expect(group.orders.filter(({ company }) => company === key).length).toBeGreaterThan(70)
    }
  })

  it('agrees on prices in every state, and has vendor prices of now and of last year', () => {
    expect(new Set(group.agreements.map(({ state }) => state))).toEqual(
      new Set(['draft', 'confirmed', 'closed', 'cancelled']),
    )
    expect(group.orders.filter(({ agreement }) => agreement !== null).length).toBeGreaterThan(10)
    const isOver = countsBy(group.vendorPrices, ({ until }) => (until === null ? 'now' : 'over'))
    expect(isOver.now).toBeGreaterThan(400)
    expect(isOver.over).toBeGreaterThan(10)
  })

  it('moves goods within and out of its facilities, in every state', () => {
    const byState = countsBy(group.transfers, ({ state }) => state)
    expect(Object.keys(byState).sort()).toEqual(['cancelled', 'done', 'draft', 'ready', 'waiting'])
    const byKind = countsBy(group.transfers, ({ kind }) => kind)
    expect(Math.min(byKind.internal ?? 0, byKind.delivery ?? 0)).toBeGreaterThan(20)
  })

  it('has reorder rules at every facility, the most above the least', () => {
    expect(Object.keys(countsBy(group.reorderRules, ({ facility }) => facility))).toHaveLength(4)
    expect(group.reorderRules.filter(({ minimum, maximum }) => minimum < 1 || maximum <= minimum)).toEqual([])
  })

  it('invoices payers, credits some of it, and is paid: whole, in part, and not', () => {
    expect(new Set(group.invoices.map(({ state }) => state))).toEqual(new Set(['draft', 'posted', 'cancelled']))
    const invoices = new Set(group.invoices.map(({ key }) => key))
    const credited = group.reversals.filter(({ document }) => invoices.has(document))
    expect(new Set(credited.map(({ state }) => state))).toEqual(new Set(['draft', 'posted']))
    const isPart = countsBy(group.payments, ({ partAmount }) => (partAmount === null ? 'whole' : 'part'))
    expect(isPart.whole).toBeGreaterThan(20)
    expect(isPart.part).toBeGreaterThan(3)
    const paid = new Set(group.payments.flatMap(({ documents }) => documents))
    const open = group.invoices.filter(({ key, state }) => state === 'posted' && !paid.has(key))
    expect(open.length).toBeGreaterThan(5)
  })

  it('gives everything a key of its own', () => {
    const lines = [group.orders, group.agreements, group.transfers].flatMap((all) =>
      all.flatMap(({ lines }) => [...lines].map(({ key }) => ({ key }))),
    )
    const moved = group.orders.flatMap(({ receipts, returns }) => [...receipts, ...returns])
    const keys = [...Object.values(group).flat(), ...lines, ...moved].map(({ key }) => key)
    expect(keys.length).toBeGreaterThan(5000)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('names nobody and nothing real: mail goes to .example, phones ring at 555 01', () => {
    expect(group.buyers.filter(({ login }) => !/^[a-z.]+@[a-z]+\.example$/.test(login))).toEqual([])
    expect(group.suppliers.filter(({ email }) => !email.endsWith('.example'))).toEqual([])
    expect(group.suppliers.filter(({ phone }) => !phone.startsWith('+1 555 01'))).toEqual([])
  })
})
