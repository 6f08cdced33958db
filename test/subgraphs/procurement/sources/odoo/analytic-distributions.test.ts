import { describe, expect, it } from 'vitest'
import { SourceContractBroken } from '#shared/errors/errors.ts'
import { OdooFacts } from '#shared/odoo/facts.ts'
import { globalId } from '#shared/values/global-id.ts'
import { costCenterShares } from '#subgraphs/procurement/sources/odoo/analytic-distributions.ts'

const facts = new OdooFacts(
  { currencies: new Map(), units: new Map(), operationTypes: new Map(), quantityDigits: 2 },
  () => {},
)
const read = (distribution: unknown) =>
  costCenterShares('analytic_distribution')
    .read({ id: 1, analytic_distribution: distribution }, facts)
    .map(({ costCenter, percentage }) => [costCenter.id, percentage])
const id = (key: number) => globalId('odoo', 'CostCenter', key)

describe('Shares of cost centres', () => {
  it('are none where nobody said', () => {
    expect(read(false)).toEqual([])
    expect(read({})).toEqual([])
  })

  it('are each cost centre with its percentage', () => {
    expect(read({ 3: 60, 4: 40 })).toEqual([
      [id(3), '60'],
      [id(4), '40'],
    ])
    expect(read({ 3: 33.33 })).toEqual([[id(3), '33.33']])
  })

  it('give cost centres of different plans the whole of what they stand together for, and add up', () => {
    expect(read({ '3,9': 60, '4,9': 40 })).toEqual([
      [id(3), '60'],
      [id(9), '100'],
      [id(4), '40'],
    ])
  })

  it.each([['text'], [[1]], [{ 3: 'half' }], [{ none: 5 }], [{ '3,': 5 }]])(
    'are refused when Odoo says %j',
    (wrong) => {
      expect(() => read(wrong)).toThrow(SourceContractBroken)
    },
  )
})
