import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Claim, ClaimResponse, Resource, ResourceType } from '@medplum/fhirtypes'
import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { systems } from '#shared/sandbox/revenue-cycle/systems.ts'
import { isGln } from '#shared/values/gtin.ts'
import { isNpi } from '#shared/values/npi.ts'

const tables = hospitalGroupTables()
const { resources, remittanceFiles } = revenueCycle(tables)

const of = <Type extends ResourceType>(type: Type) =>
  resources.filter((each): each is Extract<Resource, { resourceType: Type }> => each.resourceType === type)

const cents = (amount: { readonly value?: number | undefined } | undefined) => Math.round((amount?.value ?? 0) * 100)
const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
const numberOf = ({ identifier }: Claim) =>
  identifier?.find(({ system }) => system === systems.claimNumber)?.value as string
const claims = of('Claim').filter(({ use }) => use === 'claim')
const invoices = (tables['account.move'] ?? []).filter(({ move_type }) => move_type === 'out_invoice')
const readme = readFileSync(
  path.join(import.meta.dirname, '../../../../../subgraphs/shared/sandbox/revenue-cycle/README.md'),
  'utf8',
)
/** What the README tells under the name of a story. */
const told = (story: string) => readme.split('\n').find((line) => line.startsWith(`| ${story} |`)) ?? ''
const numbersIn = (text: string) => text.match(/(NGH|RVC|ELB)-C-26-\d+/g) ?? []

describe('revenueCycle()', () => {
  it('is the same every time', () => {
    expect(revenueCycle()).toEqual(revenueCycle())
  })

  it('gives every resource an id of FHIR, a version and a moment that is not after the group’s day', () => {
    expect(resources.filter(({ id }) => !/^[A-Za-z0-9.-]{1,64}$/.test(id ?? ''))).toEqual([])
    expect(new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`)).size).toBe(resources.length)
    const moment = /^202[56]-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/
    const strange = resources.filter(
      ({ meta }) => !/^[12]$/.test(meta?.versionId ?? '') || !moment.test(meta?.lastUpdated ?? ''),
    )
    expect(strange).toEqual([])
    expect(resources.filter(({ meta }) => (meta?.lastUpdated ?? '') >= '2026-07-01')).toEqual([])
  })

  it('refers to nothing that is not there', () => {
    const there = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`))
    const referred = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)].map(([, to]) => to as string)
    expect(referred.length).toBeGreaterThan(500)
    expect(referred.filter((to) => !there.has(to))).toEqual([])
  })

  it('names nobody: patients are ids, practitioners are numbers', () => {
    expect(of('Patient').filter((patient) => Object.keys(patient).sort().join() !== 'id,meta,resourceType')).toEqual([])
    expect(of('Practitioner').filter(({ name }) => name !== undefined)).toEqual([])
  })

  it('bears NPIs and GLNs that are right, and payers’ numbers that Odoo’s partners bear', () => {
    const identifiers = [...of('Organization'), ...of('Practitioner'), ...of('Location')].flatMap(
      ({ identifier }) => identifier ?? [],
    )
    const values = (system: string) =>
      identifiers.filter((each) => each.system === system).map(({ value }) => value ?? '')
    expect(values(systems.npi).length).toBeGreaterThan(5)
    expect(values(systems.npi).filter((value) => !isNpi(value))).toEqual([])
    expect(values(systems.gln)).toHaveLength(5)
    expect(values(systems.gln).filter((value) => !isGln(value))).toEqual([])
    const partners = new Set((tables['res.partner'] ?? []).map(({ ref }) => ref))
    expect(values(systems.payerId).filter((value) => !partners.has(value))).toEqual(['PAY-9'])
    const warehouses = new Set((tables['stock.warehouse'] ?? []).map(({ code }) => code))
    expect(values(systems.warehouse).filter((value) => !warehouses.has(value))).toEqual(['HBR'])
  })
})

describe('The claims of the revenue cycle', () => {
  it('charge what their lines come to, each its units at its price', () => {
    const lines = claims.flatMap(({ item }) => item ?? [])
    expect(lines.length).toBeGreaterThan(150)
    expect(
      lines.filter(({ quantity, unitPrice, net }) => (quantity?.value ?? 0) * cents(unitPrice) !== cents(net)),
    ).toEqual([])
    expect(
      claims.filter(({ item, total: all }) => total((item ?? []).map(({ net }) => cents(net))) !== cents(all)),
    ).toEqual([])
  })

  it('are found by the references of Odoo’s invoices, to the cent, but for those that the README names', () => {
    const byReference = new Map(invoices.filter(({ ref }) => ref).map((invoice) => [invoice.ref, invoice]))
    const without = claims.filter((claim) => !byReference.has(numberOf(claim))).map(numberOf)
    const expected = ['An invoice without a claim’s number', 'A claim’s number mistyped', 'A claim without an invoice']
      .map((story) => told(story.replace('’', "'")))
      .flatMap(numbersIn)
    expect(without.sort()).toEqual(expected.filter((number) => number.length === 14).sort())
    const different = claims.filter((claim) => {
      const invoice = byReference.get(numberOf(claim))
      return invoice !== undefined && Math.round(Number(invoice.amount_total) * 100) !== cents(claim.total)
    })
    expect(different.map(numberOf)).toEqual(numbersIn(told('A line that the invoice lacks')))
    const known = new Set(claims.map(numberOf))
    expect([...byReference.keys()].filter((reference) => !known.has(String(reference)))).toEqual(['RVC-C-26-0007'])
  })

  it('were decided to the cent: what is paid and what is not adds up to what was charged, line by line', () => {
    const decided = of('ClaimResponse').filter(({ total: totals }) => totals !== undefined)
    expect(decided.length).toBeGreaterThan(40)
    type Said = { category: { coding?: { code?: string }[] }; reason?: unknown; amount?: { value?: number } }
    const amount = (all: readonly Said[], category: string) =>
      total(all.filter((each) => each.category.coding?.[0]?.code === category).map((each) => cents(each.amount)))
    const adjusted = (all: readonly Said[]) =>
      total(all.filter(({ reason }) => reason !== undefined).map((each) => cents(each.amount)))
    for (const { id, total: totals = [], item = [], adjudication = [] } of decided) {
      const [submitted, benefit] = ['submitted', 'benefit'].map((category) => amount(totals as Said[], category))
      const lines = item.map((line) => (line.adjudication ?? []) as Said[])
      const all = [...lines.flat(), ...(adjudication as Said[])]
      expect([id, (benefit ?? 0) + adjusted(all)]).toEqual([id, submitted])
      for (const line of lines) {
        expect([id, amount(line, 'benefit') + adjusted(line)]).toEqual([id, amount(line, 'submitted')])
      }
    }
  })

  it.each([
    ['Queued', 'queued'],
    ['Rejected', 'error'],
    ['Decided in part', 'partial'],
  ] as const)('are in the state that the README tells: %s', (story, outcome) => {
    const ids = of('ClaimResponse').filter((response) => response.outcome === outcome && response.use === 'claim')
    const numbers = ids.map(({ request }) => claimOf(request?.reference))
    expect(numbers.sort()).toEqual(numbersIn(told(story)).sort())
  })

  it('are cancelled and unanswered as the README tells', () => {
    const ended = claims.filter(({ status }) => status === 'cancelled' || status === 'entered-in-error').map(numberOf)
    expect(ended.sort()).toEqual(numbersIn(told('Cancelled')).sort())
    const answered = new Set(of('ClaimResponse').map(({ request }) => claimOf(request?.reference)))
    const open = claims.filter((claim) => claim.status === 'active' && !answered.has(numberOf(claim))).map(numberOf)
    expect(open.sort()).toEqual(numbersIn(told('No answer')).sort())
    expect(claims.filter(({ status }) => status === 'draft')).toHaveLength(6)
  })

  it('were partly asked for before: one granted, one open', () => {
    const asked = of('Claim').filter(({ use }) => use === 'preauthorization')
    const answers = of('ClaimResponse').filter(({ use }) => use === 'preauthorization')
    expect(asked.map(numberOf)).toEqual(['NGH-P-26-00001', 'NGH-P-26-00002'])
    expect(answers).toMatchObject([{ outcome: 'complete', preAuthRef: expect.stringMatching(/^AUTH-/) }])
  })

  it('are told in the README by numbers and traces that are there', () => {
    const known = new Set([...claims.map(numberOf), 'NGH-C-26-90001', 'RVC-C-26-0007'])
    expect(numbersIn(readme).filter((number) => !known.has(number))).toEqual([])
    const traces = readme.match(/EFT26-[0-9A-Z-]+/g) ?? []
    const texts = JSON.stringify([resources, remittanceFiles])
    expect(traces.length).toBeGreaterThan(15)
    expect(traces.filter((trace) => !texts.includes(trace))).toEqual([])
  })
})

describe('The payments that payers tell by FHIR', () => {
  it('are what Odoo holds under their traces, but for one whose memo was typed by hand', () => {
    const payments = (tables['account.payment'] ?? []).filter(({ payment_type }) => payment_type === 'inbound')
    const told = of('PaymentReconciliation')
    expect(told).toHaveLength(10)
    const others = told.filter(({ paymentIdentifier, paymentAmount }) => {
      const own = payments.filter(({ memo }) => memo === paymentIdentifier?.value)
      return total(own.map(({ amount }) => Math.round(Number(amount) * 100))) !== cents(paymentAmount)
    })
    expect(others.map(({ paymentIdentifier }) => paymentIdentifier?.value)).toEqual(['EFT26-0227-P5N'])
  })

  it('are sums of what they say of claims, which their answers say too', () => {
    const answers = new Map(of('ClaimResponse').map((answer) => [`ClaimResponse/${answer.id}`, answer]))
    for (const { paymentAmount, paymentIdentifier, detail = [] } of of('PaymentReconciliation')) {
      expect(total(detail.map(({ amount }) => cents(amount)))).toBe(cents(paymentAmount))
      for (const { amount, response } of detail) {
        const { payment }: Partial<ClaimResponse> = answers.get(response?.reference ?? '') ?? {}
        expect([cents(payment?.amount), payment?.identifier?.value]).toEqual([cents(amount), paymentIdentifier?.value])
      }
    }
  })
})

function claimOf(reference: string | undefined): string {
  const claim = of('Claim').find(({ id }) => `Claim/${id}` === reference)
  return claim === undefined ? 'none' : numberOf(claim)
}
