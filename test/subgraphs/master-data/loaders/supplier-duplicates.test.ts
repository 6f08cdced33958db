import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CostLimit } from '#shared/errors/errors.ts'
import {
  duplicatesIn,
  groupsBySupplier,
  SupplierDuplicates,
} from '#subgraphs/master-data/loaders/supplier-duplicates.ts'
import { reasons } from '#subgraphs/master-data/loaders/supplier-traits.ts'
import type { KnownSupplier } from '#subgraphs/master-data/sources/odoo/supplier-traits.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../shared/odoo/small-odoo.ts'

const few = (...values: readonly string[]) => fc.constantFrom(null, '', ...values)
const supplier = fc.record({
  family: fc.nat({ max: 20 }),
  traits: fc.record({
    name: few('Acme', 'ACME Inc.', 'Other', '!'),
    taxNumber: few('DE1', 'de 1', '/', 'DE2'),
    registryNumber: few('R-1', 'R1', 'R2'),
    email: few('a@x.io', 'A@x.io; b@x.io', 'b@x.io'),
    phone: few('+1 555 012 34', '0015 550 1234', '110'),
  }),
})
const group: fc.Arbitrary<KnownSupplier[]> = fc
  .array(supplier, { maxLength: 12 })
  .map((some) => some.map((each, index) => ({ ...each, key: index + 1 })))

/** Every pair compared with no cleverness at all. */
function byBruteForce(suppliers: readonly KnownSupplier[], one: KnownSupplier) {
  return suppliers.flatMap((other) => {
    if (other.key === one.key || other.family === one.family) return []
    const shared = Object.entries(reasons).filter(([, comparable]) => {
      const values = comparable(one.traits)
      return comparable(other.traits).some((value) => values.includes(value))
    })
    return shared.length === 0 ? [] : [{ key: other.key, reasons: shared.map(([reason]) => reason) }]
  })
}
const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key

describe('Likely duplicates', () => {
  it('are what comparing every pair finds', () => {
    fc.assert(
      fc.property(group, (suppliers) => {
        const groups = groupsBySupplier(suppliers)
        for (const each of suppliers) {
          const found = duplicatesIn(groups.get(each.key) ?? [], each.key)
          expect(found.toSorted(byKey)).toEqual(byBruteForce(suppliers, each))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are mutual, for the same reasons', () => {
    fc.assert(
      fc.property(group, (suppliers) => {
        const groups = groupsBySupplier(suppliers)
        const of = (key: number) => duplicatesIn(groups.get(key) ?? [], key)
        for (const { key } of suppliers) {
          for (const duplicate of of(key)) {
            expect(of(duplicate.key)).toContainEqual({ key, reasons: duplicate.reasons })
          }
        }
      }),
    )
  })

  it('come with the most reasons first', () => {
    fc.assert(
      fc.property(group, (suppliers) => {
        const groups = groupsBySupplier(suppliers)
        const counts = duplicatesIn(groups.get(1) ?? [], 1).map((each) => each.reasons.length)
        expect(counts).toEqual(counts.toSorted((one, other) => other - one))
      }),
    )
  })
})

describe('SupplierDuplicates', () => {
  const partner = (id: number, values: object) => ({
    id,
    complete_name: `Supplier ${id}`,
    supplier_rank: 1,
    commercial_partner_id: id,
    ...values,
  })
  const table = [
    partner(1, { vat: 'DE 1', email: 'orders@example.com' }),
    partner(2, { vat: 'de1', commercial_partner_id: 1 }),
    partner(3, { vat: 'DE-1', email: '<Orders@example.com>' }),
    partner(4, {}),
  ]
  let small: SmallOdoo
  beforeAll(async () => {
    small = await startSmallOdoo({ 'res.partner': table })
  })
  beforeEach(() => small.peer.clear())
  afterAll(() => small[Symbol.asyncDispose]())

  it('finds those of any number of suppliers in one call, and leaves out a company’s own addresses', async () => {
    const duplicates = new SupplierDuplicates(small.odoo, request())
    expect(await Promise.all([1, 2, 3, 4].map((key) => duplicates.of(key)))).toEqual([
      [{ key: 3, reasons: ['SAME_TAX_NUMBER', 'SAME_EMAIL'] }],
      [{ key: 3, reasons: ['SAME_TAX_NUMBER'] }],
      [
        { key: 1, reasons: ['SAME_TAX_NUMBER', 'SAME_EMAIL'] },
        { key: 2, reasons: ['SAME_TAX_NUMBER'] },
      ],
      [],
    ])
    expect(small.peer.calls.map(({ model }) => model)).toEqual(['res.partner'])
  })

  it('refuses to compare more suppliers than one operation may', async () => {
    const row = { ...table[3], vat: false, company_registry: false, email: false, phone: false }
    const many = Array.from({ length: 20_001 }, (_, index) => ({ ...row, id: index + 1 }))
    small.peer.fault({ model: 'res.partner' }, faults.json(many))
    await expect(new SupplierDuplicates(small.odoo, request()).of(1)).rejects.toThrow(CostLimit)
  })
})
