import { describe, expect, it } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import { FacilityMap, joined } from '#shared/projections/facility-map.ts'
import type { KnownAs, LocationRecord } from '#shared/projections/records.ts'

const gln = 'https://www.gs1.org/gln'
const facilities = [
  { facility: 1, company: 10, code: 'NGH', gln: '4099999000012' },
  { facility: 2, company: 10, code: 'RVC', gln: null },
  { facility: 3, company: 20, code: 'ELB', gln: '4099999000029' },
]

function location(id: string, identifiers: readonly KnownAs[] = [], partOf: string | null = null): LocationRecord {
  return { id, version: '1', lastUpdated: '2026-01-01T00:00:00Z', mode: 'POLLED', identifiers, partOf }
}

const facilityOf = (locations: readonly LocationRecord[], named: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    [...joined(facilities, locations, new Map(Object.entries(named)))].map(([id, { facility }]) => [id, facility]),
  )

describe('A Location', () => {
  it('is the facility that it is named as, by its id or by a number of it', () => {
    const ward = location('ward', [{ system: 'urn:example', value: 'W-7' }])
    expect(facilityOf([location('ward')], { ward: 'RVC' })).toEqual({ ward: 2 })
    expect(facilityOf([ward], { 'W-7': 'ELB' })).toEqual({ ward: 3 })
  })

  it('is the facility whose GLN it has, and not one of another system’s number', () => {
    expect(facilityOf([location('a', [{ system: gln, value: '4099999000012' }])])).toEqual({ a: 1 })
    expect(facilityOf([location('a', [{ system: 'urn:oid:1.3.88', value: '4099999000029' }])])).toEqual({ a: 3 })
    expect(facilityOf([location('a', [{ system: 'urn:example', value: '4099999000012' }])])).toEqual({})
    expect(facilityOf([location('a', [{ system: gln, value: '4099999000036' }])])).toEqual({})
  })

  it('is what somebody named it, though it has the GLN of another', () => {
    expect(facilityOf([location('a', [{ system: gln, value: '4099999000012' }])], { a: 'RVC' })).toEqual({ a: 2 })
  })

  it('is in none, and not where its GLN says, when it is named as one that is not there', () => {
    expect(facilityOf([location('a', [{ system: gln, value: '4099999000012' }])], { a: 'XXX' })).toEqual({})
  })

  it('is where that is which it is part of, however deep', () => {
    const locations = [location('bed', [], 'room'), location('room', [], 'ward'), location('ward')]
    expect(facilityOf(locations, { ward: 'NGH' })).toEqual({ bed: 1, room: 1, ward: 1 })
  })

  it('is in none where it is part of itself, or of one that is not there', () => {
    expect(facilityOf([location('a', [], 'b'), location('b', [], 'a'), location('c', [], 'gone')])).toEqual({})
  })

  it('is in none where two facilities have its number', () => {
    const twins = [...facilities, { facility: 4, company: 20, code: 'NGH', gln: '4099999000012' }]
    const map = joined(
      twins,
      [location('a', [{ system: gln, value: '4099999000012' }]), location('b')],
      new Map([['b', 'NGH']]),
    )
    expect([...map]).toEqual([])
  })
})

describe('The map of facilities', () => {
  const store = {
    locations: [location('ward')] as LocationRecord[],
    async page({ after, limit }: { after?: { id: string } | null; limit: number }) {
      const from = after == null ? 0 : this.locations.findIndex(({ id }) => id === after.id) + 1
      return this.locations.slice(from, from + limit).map((record) => ({ record, place: { at: null, id: record.id } }))
    },
  }
  const odooOf = (rows: readonly object[]) => {
    const asked: string[] = []
    return {
      asked,
      isAway: false,
      async searchRead(model: string) {
        asked.push(model)
        if (this.isAway) throw new SourceUnavailable('odoo', 'Cannot reach it')
        return rows
      },
    }
  }
  const warehouse = { id: 1, code: 'NGH', company_id: 10, partner_id: 5 }
  const mapOf = (odoo: object, named: Readonly<Record<string, string>> = { ward: 'NGH' }) =>
    new FacilityMap({ odoo: odoo as never, store: store as never, named: new Map(Object.entries(named)), fields: [] })

  it('asks once for many who want to know, and not again so soon', async () => {
    const odoo = odooOf([warehouse])
    const map = mapOf(odoo)
    await Promise.all([map.all(), map.of(['ward']), map.of(['other'])])
    expect(await map.of(['ward', 'other'])).toEqual(new Map([['ward', { facility: 1, company: 10 }]]))
    expect(odoo.asked).toEqual(['stock.warehouse'])
  })

  it('knows more Locations than one look brings', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => location(`l${index}`))
    const map = new FacilityMap({
      odoo: odooOf([warehouse]) as never,
      store: { ...store, locations: many } as never,
      named: new Map([['l2499', 'NGH']]),
      fields: [],
    })
    expect((await map.all()).has('l2499')).toBe(true)
  })

  it('says what is wrong where it never knew, and tries again', async () => {
    const odoo = odooOf([warehouse])
    odoo.isAway = true
    const map = mapOf(odoo)
    await expect(map.all()).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' })
    odoo.isAway = false
    expect((await map.all()).size).toBe(1)
  })

  it('finds the GLN on the address of a facility', async () => {
    const asked: string[] = []
    const odoo = {
      async searchRead(model: string) {
        asked.push(model)
        return model === 'res.partner' ? [{ id: 5, x_gln: '4099999000012' }] : [warehouse]
      },
    }
    const locations = [location('ward', [{ system: gln, value: '4099999000012' }])]
    const map = new FacilityMap({
      odoo: odoo as never,
      store: { ...store, locations } as never,
      named: new Map(),
      fields: [{ system: 'GLN', field: 'partner_id.x_gln' }],
    })
    expect((await map.of(['ward'])).get('ward')).toEqual({ facility: 1, company: 10 })
    expect(asked).toEqual(['stock.warehouse', 'res.partner'])
  })
})
