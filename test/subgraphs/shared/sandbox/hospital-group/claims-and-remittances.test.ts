import { describe, expect, it } from 'vitest'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'

const { invoices, payments, remittances, facilities } = hospitalGroup()
const tables = hospitalGroupTables()
const rows = (model: string) => tables[model] ?? []
const isPaidBy = (ids: unknown, id: number) => Array.isArray(ids) && ids.includes(id)

describe('The claims of the hospital group', () => {
  it('have numbers of their own that travel with a remittance: short, of capitals, digits and dashes', () => {
    const numbers = invoices.map(({ claim }) => claim)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.filter((number) => !/^[A-Z0-9-]{1,20}$/.test(number))).toEqual([])
    const codes = new Map(facilities.map(({ key, code }) => [key, code]))
    expect(invoices.filter(({ claim, facility }) => !claim.startsWith(`${codes.get(facility)}-C-26-`))).toEqual([])
    expect(new Set(invoices.map(({ facility }) => facility)).size).toBe(3)
  })

  it('are of facilities of the company that bills them', () => {
    const companyOf = new Map(facilities.map(({ key, company }) => [key, company]))
    expect(invoices.filter(({ facility, company }) => companyOf.get(facility) !== company)).toEqual([])
  })

  it('stand on their invoices, but for three that bear none and one that was mistyped', () => {
    const others = invoices.filter(({ claim, reference }) => reference !== claim)
    expect(others.filter(({ reference }) => reference === null).map(({ state }) => state)).toEqual([
      'posted',
      'posted',
      'draft',
    ])
    const [mistyped, ...more] = others.filter(({ reference }) => reference !== null)
    expect(more).toEqual([])
    expect(mistyped?.reference).toHaveLength((mistyped?.claim.length ?? 0) - 1)
    expect(invoices.map(({ claim }) => claim)).not.toContain(mistyped?.reference)
  })

  it('are written on what Odoo holds', () => {
    const held = rows('account.move')
      .filter(({ move_type }) => move_type === 'out_invoice')
      .map(({ ref, invoice_date }) => `${invoice_date} ${ref || null}`)
    expect(held.sort()).toEqual(invoices.map(({ invoicedOn, reference }) => `${invoicedOn} ${reference}`).sort())
  })
})

describe('The remittances of the hospital group', () => {
  it('are one for all that a payer pays to a company in a currency on a day, each with a trace of its own', () => {
    const traces = remittances.map(({ trace }) => trace)
    expect(new Set(traces).size).toBe(traces.length)
    expect(traces.filter((trace) => !/^[A-Z0-9-]{1,30}$/.test(trace))).toEqual([])
    const together = remittances.map(
      ({ paidOn, company, payer, currency }) => `${paidOn} ${company} ${payer} ${currency}`,
    )
    expect(new Set(together).size).toBe(together.length)
    expect(remittances.filter(({ documents }) => documents.length > 1).length).toBeGreaterThan(4)
  })

  it('cover all that payers paid, once', () => {
    const invoiced = new Set(invoices.map(({ key }) => key))
    const paid = payments.flatMap(({ documents }) => documents.filter((key) => invoiced.has(key)))
    expect(remittances.flatMap(({ documents }) => documents).sort()).toEqual(paid.sort())
  })

  it('are written on the payments that Odoo holds, but for one that was typed by hand and one that was left', () => {
    const idOf = new Map(rows('account.move').map(({ id, ref }) => [ref, id]))
    const numberOf = new Map(rows('account.move').map(({ id, name }) => [id, name]))
    const written = remittances.flatMap(({ documents, paidOn, memo }) =>
      documents.map((key) => {
        const { reference = null } = invoices.find((invoice) => invoice.key === key) ?? {}
        const id = Number(idOf.get(reference))
        const payment = rows('account.payment').find(
          ({ invoice_ids, date }) => isPaidBy(invoice_ids, id) && date === paidOn,
        )
        return { reference, expected: memo ?? numberOf.get(id), memo: payment?.memo }
      }),
    )
    // The invoice that bears no number of a claim is not found by one.
    const found = written.filter(({ reference }) => reference !== null)
    expect(found.length).toBeGreaterThan(30)
    expect(found.filter(({ expected, memo }) => memo !== expected)).toEqual([])
    const memos = remittances.filter(({ trace, memo }) => memo !== trace).map(({ memo }) => memo)
    expect(memos).toEqual(['Elmstrand, 27 February', null])
  })
})
