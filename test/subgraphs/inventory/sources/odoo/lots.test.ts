import { describe, expect, it } from 'vitest'
import { BadUserInput } from '#shared/errors/errors.ts'
import type { Domain, DomainTerm } from '#shared/odoo/domain.ts'
import { globalId } from '#shared/values/global-id.ts'
import { expiringLotFilter, lotFilter } from '#subgraphs/inventory/sources/odoo/lots.ts'

const inStock = ['&', ['location_id.usage', '=', 'internal'], ['quantity', '>', 0]]
const expiring = (more: object = {}, seen: Domain = []) =>
  expiringLotFilter({ withinDays: 30, includeExpired: true, first: 1, ...more }, '2026-06-30', seen)

describe('expiringLotFilter()', () => {
  it('asks for what is in stock and expires by the end of the last day', () => {
    expect(expiring()).toEqual(['&', ['expiration_date', '<', '2026-07-31 00:00:00'], ['quant_ids', 'any', inStock]])
  })

  it('leaves out what expired before the first day when told to', () => {
    expect(expiring({ withinDays: 0, includeExpired: false })).toEqual([
      '&',
      '&',
      ['expiration_date', '<', '2026-07-01 00:00:00'],
      ['expiration_date', '>=', '2026-06-30 00:00:00'],
      ['quant_ids', 'any', inStock],
    ])
  })

  it('counts the stock of these facilities only', () => {
    const place = (expiring({ facilities: [globalId('odoo', 'Facility', 3)] })[2] as DomainTerm)[2]
    expect(place).toEqual(['&', ...inStock, ['warehouse_id', 'in', [3]]])
  })

  it('counts no stock that may not be seen', () => {
    const seen: Domain = [['warehouse_id', 'in', [1, 2]]]
    expect((expiring({}, seen)[2] as DomainTerm)[2]).toEqual(['&', ...inStock, ...seen])
    expect(lotFilter({ inStock: false }, seen)).toEqual([['quant_ids', 'not any', ['&', ...inStock, ...seen]]])
  })

  it.each([-1, 3_651, 2_147_483_647])('refuses %d days', (withinDays) => {
    expect(() => expiring({ withinDays })).toThrow(BadUserInput)
  })

  it('refuses the id of something else, and no facility at all', () => {
    expect(() => expiring({ facilities: [globalId('odoo', 'Item', 3)] })).toThrow(BadUserInput)
    expect(() => expiring({ facilities: [] })).toThrow(BadUserInput)
  })
})

describe('lotFilter()', () => {
  it('knows lots that are in stock from those that are used up', () => {
    expect(lotFilter({ inStock: true }, [])).toEqual([['quant_ids', 'any', inStock]])
    expect(lotFilter({ inStock: false }, [])).toEqual([['quant_ids', 'not any', inStock]])
    expect(lotFilter({ inStock: null }, [])).toEqual([])
    expect(lotFilter(null, [])).toEqual([])
  })

  it('refuses instants the wrong way round', () => {
    const [from, before] = ['2026-07-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z']
    expect(() => lotFilter({ expiresFrom: from, expiresBefore: before }, [])).toThrow(BadUserInput)
  })
})
