import { describe, expect, it } from 'vitest'
import { deviceName, waysToWrite } from '#shared/consumption/device-identifiers.ts'

describe('waysToWrite()', () => {
  it('writes a GTIN in 8, 12, 13 and 14 digits, as far as it fits, and a number of another kind as it is', () => {
    expect(waysToWrite('02000044892034')).toEqual(expect.arrayContaining(['02000044892034', '2000044892034']))
    expect(waysToWrite(' +H123 parts-1 ')).toEqual(['+H123 parts-1', '+H123PARTS1'])
    expect(waysToWrite('\0')).toEqual([])
  })

  it('knows the same number by any of its ways, and a piece from its box', () => {
    for (const way of waysToWrite('2000044892034')) expect(deviceName(way)).toBe(deviceName('2000044892034'))
    expect(deviceName('12000044892031')).not.toBe(deviceName('2000044892034'))
  })
})
