import { describe, expect, it } from 'vitest'
import { Fraction } from '#shared/values/fraction.ts'
import { contractInForce, type Offer, type Purchase } from '#subgraphs/procurement/matching/contract-in-force.ts'
import { unitOf } from './random-cases.ts'

const [supplier, headOffice, other] = [7, 70, 8]
const purchase: Purchase = {
  suppliers: [supplier, headOffice],
  product: 10,
  item: 1,
  company: 1,
  agreement: null,
  day: '2026-03-15',
  quantity: Fraction.of(24),
  kind: 1,
  currency: 1,
}
const offer = (key: number, price: number, more: Partial<Offer> = {}): Offer => ({
  key,
  supplier,
  product: 10,
  item: null,
  company: null,
  agreement: null,
  validFrom: null,
  validTo: null,
  minimum: Fraction.zero,
  unit: unitOf(1),
  currency: 1,
  price: Fraction.of(price),
  ...more,
})
const chosen = (offers: readonly Offer[], more: Partial<Purchase> = {}) =>
  contractInForce({ ...purchase, ...more }, offers)?.key ?? null

describe('The contract price in force', () => {
  it('is the cheapest that applies, whatever the unit it is written for', () => {
    expect(chosen([offer(1, 5), offer(2, 48, { unit: unitOf(12) }), offer(3, 4.5)])).toBe(2)
  })

  it('is one of the supplier, or of the company whose address the supplier is, and of nobody else', () => {
    expect(chosen([offer(1, 1, { supplier: other }), offer(2, 5, { supplier: headOffice })])).toBe(2)
    expect(chosen([offer(1, 1, { supplier: other })])).toBeNull()
  })

  it.each<[string, Partial<Offer>, boolean]>([
    ['on its first day', { validFrom: '2026-03-15' }, true],
    ['the day before its first', { validFrom: '2026-03-16' }, false],
    ['on its last day', { validTo: '2026-03-15' }, true],
    ['the day after its last', { validTo: '2026-03-14' }, false],
    ['for just enough', { minimum: Fraction.of(2), unit: unitOf(12) }, true],
    ['for too little', { minimum: Fraction.of(2.01), unit: unitOf(12) }, false],
    ['for the item itself', { item: 1 }, true],
    ['for another variant', { item: 2 }, false],
    ['for another product', { product: 11 }, false],
    ['for the company', { company: 1 }, true],
    ['for another company', { company: 2 }, false],
    ['for an agreement the order is not under', { agreement: 3 }, false],
    ['for a unit of another kind', { unit: { kind: 2, size: Fraction.of(1) } }, false],
    ['for a unit that cannot be read', { unit: null }, false],
  ])('applies or not: %s', (_, more, applies) => {
    expect(chosen([offer(1, 5, more)])).toBe(applies ? 1 : null)
  })

  it('is that of the agreement for an order under it', () => {
    expect(chosen([offer(1, 5), offer(2, 4, { agreement: 3 })], { agreement: 3 })).toBe(2)
  })

  it('is of whoever comes first, and in the currency of the order where there is one', () => {
    expect(chosen([offer(1, 5, { supplier: headOffice }), offer(2, 1)])).toBe(1)
    expect(chosen([offer(1, 1, { currency: 2 }), offer(2, 5)])).toBe(2)
    expect(chosen([offer(1, 9, { currency: 2 }), offer(2, 5, { currency: 3 })])).toBe(1)
  })
})
