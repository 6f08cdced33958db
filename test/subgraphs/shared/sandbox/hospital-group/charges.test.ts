import { describe, expect, it } from 'vitest'
import { catalogue } from '#shared/sandbox/hospital-group/catalogue.ts'
import { charged, type UnchargedLine } from '#shared/sandbox/hospital-group/charges.ts'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'
import type { Charge, OrderedItem } from '#shared/sandbox/hospital-group/group.ts'

const group = hospitalGroup()
const planOf = new Map(group.costCentres.map(({ key, plan }) => [key, plan]))
const bought = group.orders.flatMap((order) =>
  order.lines.flatMap((line) => (line.kind === 'item' ? [{ order, line }] : [])),
)
const shareOf = (fits: (charges: readonly Charge[]) => boolean) =>
  bought.filter(({ line }) => fits(line.charges)).length / bought.length

describe('The cost centres of the hospital group', () => {
  it('are of two plans in each company, with codes of their own but for one that has none', () => {
    for (const { key } of group.companies) {
      const own = group.costCentres.filter(({ company }) => company === key)
      expect(new Set(own.map(({ plan }) => plan)).size).toBe(2)
    }
    const codes = group.costCentres.map(({ code }) => code)
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('are each charged by some line', () => {
    const used = new Set(bought.flatMap(({ line }) => line.charges.flatMap(({ costCentres }) => costCentres)))
    expect(group.costCentres.filter(({ key }) => !used.has(key))).toEqual([])
  })

  it('are charged until they close, and one has closed', () => {
    const closed = group.costCentres.filter(({ closedOn }) => closedOn !== null)
    expect(closed.map(({ name }) => name)).toEqual(['Ward 5'])
    const days = bought
      .filter(({ line }) => line.charges.some(({ costCentres }) => costCentres.includes(closed[0]?.key ?? '')))
      .map(({ order }) => order.orderedAt)
    expect(days.length).toBeGreaterThan(10)
    expect(days.filter((day) => day >= (closed[0]?.closedOn ?? ''))).toEqual([])
  })
})

describe('The lines of the orders of the hospital group', () => {
  it('are mostly charged to one cost centre whole, some to several, some to none', () => {
    expect(shareOf((charges) => charges.length === 1 && charges[0]?.percentage === 100)).toBeGreaterThan(0.6)
    expect(shareOf((charges) => charges.length === 2)).toBeGreaterThan(0.1)
    expect(shareOf((charges) => charges.length === 3)).toBeGreaterThan(0.01)
    expect(shareOf((charges) => charges.length === 0)).toBeGreaterThan(0.05)
  })

  it('are charged in parts that make the whole, not all of them whole numbers', () => {
    const split = bought.filter(({ line }) => line.charges.length > 0)
    const sum = ({ charges }: OrderedItem) => charges.reduce((all, { percentage }) => all + percentage, 0)
    expect(split.filter(({ line }) => Math.abs(sum(line) - 100) > 1e-9)).toEqual([])
    expect(shareOf((charges) => charges.some(({ percentage }) => !Number.isInteger(percentage)))).toBeGreaterThan(0.05)
  })

  it('name each cost centre once, and in a part two of different plans at most', () => {
    const parts = bought.flatMap(({ line }) => line.charges)
    const doubled = parts.filter(
      ({ costCentres }) => new Set(costCentres.map((key) => planOf.get(key))).size < costCentres.length,
    )
    expect(doubled).toEqual([])
    expect(parts.filter(({ costCentres }) => costCentres.length === 2).length).toBeGreaterThan(50)
    const named = bought.map(({ line }) => line.charges.flatMap(({ costCentres }) => costCentres))
    expect(named.filter((keys) => new Set(keys).size < keys.length)).toEqual([])
  })
})

describe('charged()', () => {
  const all = catalogue(group.items, group.units, group.vendorPrices)

  it('charges a line the same with other lines around it and without', () => {
    const wrong = group.orders.filter(({ lines, ...order }) => {
      const alone = lines.flatMap((line) => charged([line], order, all))
      return JSON.stringify(alone) !== JSON.stringify(charged(lines, order, all))
    })
    expect(wrong).toEqual([])
  })

  it('leaves headings and remarks alone', () => {
    const remark: UnchargedLine = { key: 'remark', kind: 'note', text: 'Ring twice' }
    const [order] = group.orders
    expect(order && charged([remark], order, all)).toEqual([remark])
  })
})
