import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'
import { withCheckDigit } from '#shared/sandbox/hospital-group/items.ts'
import { hasGtinCheckDigit, looksLikeGtin } from '#shared/values/gtin.ts'

const { items, packagingCodes, units } = hospitalGroup()
const gtins = items.flatMap(({ barcode }) => (barcode !== null && looksLikeGtin(barcode) ? [barcode] : []))

describe('The items of the hospital group', () => {
  it('mostly bear a GTIN whose check digit is right, of 13 or 14 digits', () => {
    const right = gtins.filter(hasGtinCheckDigit)
    expect(right.length).toBeGreaterThan(200)
    expect(new Set(right.map(({ length }) => length))).toEqual(new Set([13, 14]))
  })

  it('now and then bear one that was mistyped, a code of the house, or none', () => {
    expect(gtins.filter((gtin) => !hasGtinCheckDigit(gtin)).length).toBeGreaterThan(10)
    expect(items.filter(({ barcode }) => barcode?.startsWith('HOUSE-')).length).toBeGreaterThan(10)
    expect(items.filter(({ barcode, kind }) => barcode === null && kind === 'stocked').length).toBeGreaterThan(10)
  })

  it('begin their GTINs as the numbers that belong to nobody', () => {
    expect(gtins.filter((gtin) => !/^1?2/.test(gtin))).toEqual([])
  })

  it('share no barcode and no number', () => {
    for (const field of ['barcode', 'sku'] as const) {
      const values = items.flatMap((item) => item[field] ?? [])
      expect(new Set(values).size).toBe(values.length)
    }
  })

  it('are followed by lot, by serial number, and not at all', () => {
    const tracked = Map.groupBy(items, ({ tracking }) => tracking)
    for (const tracking of ['none', 'lot', 'serial'] as const) {
      expect(tracked.get(tracking)?.length).toBeGreaterThan(40)
    }
  })

  it('expire only where lots are followed, and there mostly', () => {
    expect(items.filter(({ tracking, shelfLifeDays }) => tracking !== 'lot' && shelfLifeDays !== null)).toEqual([])
    expect(items.filter(({ shelfLifeDays }) => shelfLifeDays !== null).length).toBeGreaterThan(100)
  })

  it('are packed in units that are made of their own', () => {
    const partsOf = new Map(units.map(({ key, of }) => [key, of?.unit]))
    const smallest = (unit: string): string => {
      const part = partsOf.get(unit)
      return part === undefined ? unit : smallest(part)
    }
    const packed = items.flatMap(({ unit, packagings }) => packagings.map((packaging) => [smallest(packaging), unit]))
    expect(packed.length).toBeGreaterThan(150)
    expect(packed.filter(([one, other]) => one !== other)).toEqual([])
  })

  it('bear another GTIN on the box, of the same digits and mostly right', () => {
    const codes = packagingCodes.map(({ gtin }) => gtin)
    const right = codes.filter(hasGtinCheckDigit)
    expect(right.length).toBeGreaterThan(80)
    expect(codes.length - right.length).toBeGreaterThan(2)
    expect(new Set([...codes, ...gtins]).size).toBe(codes.length + gtins.length)
    const barcodes = new Map(items.map(({ key, barcode }) => [key, barcode]))
    const foreign = packagingCodes.filter(({ item, gtin }) => gtin.slice(1, 13) !== barcodes.get(item)?.slice(0, 12))
    expect(foreign).toEqual([])
    const packed = new Set(items.flatMap(({ key, packagings }) => packagings.map((unit) => `${key} ${unit}`)))
    expect(packagingCodes.filter(({ item, unit }) => !packed.has(`${item} ${unit}`))).toEqual([])
  })

  it.each(['gloves', 'Syringe', 'reagent', 'stem'])('are what hospitals buy: %s', (word) => {
    expect(items.filter(({ name }) => name.includes(word)).length).toBeGreaterThan(1)
  })
})

describe('withCheckDigit()', () => {
  it('makes a GTIN of any digits', () => {
    const digits = fc.constantFrom(7, 11, 12, 13).chain((count) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`)))
    fc.assert(fc.property(digits, (start) => hasGtinCheckDigit(withCheckDigit(start))))
  })
})
