import { describe, expect, it } from 'vitest'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { CannotCache, type KeptType, readCacheRules } from '#shared/cache/cache-rules.ts'
import { masterDataKept } from '#subgraphs/master-data/subgraph.ts'
import { sensitiveFields } from '../../../schema/sensitive-fields.ts'

const ward: KeptType = {
  type: 'Ward',
  model: 'x.ward',
  properties: {
    name: { fields: ['x_name'] },
    place: { fields: ['x_floor', 'x_door'] },
    beds: { fields: ['x_beds'] },
    nurse: { fields: ['x_nurse'] },
    shown: { fields: ['x_name', 'x_shown'] },
    internal: { fields: ['x_internal'] },
  },
  rowFields: ['x_company'],
}

const wards = (of = '@classified(as: REFERENCE) @cached(seconds: 60)', more = '') => `
  type Ward ${of} {
    id: ID!
    name: String
    place: String @cached(seconds: 10)
    beds: Int @cached(seconds: 0)
    nurse: String @classified(as: PERSONAL)
    shown: Boolean @cached(seconds: 5)
    ${more}
  }
  type Nurse @classified(as: PERSONAL) { id: ID! }
`
const rulesOf = (sdl: string, kept = ward) => readCacheRules(sdl, [kept])

describe('What may be kept', () => {
  it('is, of a type that is cached, the fields of its source behind what is REFERENCE', () => {
    const rule = rulesOf(wards()).ofModel('x.ward')
    expect(rule).toMatchObject({ type: 'Ward', seconds: 60, changesOthers: false })
    expect([...(rule?.fields ?? [])].sort()).toEqual([
      ['x_company', 60],
      ['x_door', 10],
      ['x_floor', 10],
      ['x_name', 5],
      ['x_shown', 5],
    ])
  })

  it('is nothing of a type that is not cached, nor of a model that nobody named', () => {
    expect(rulesOf(wards('@classified(as: REFERENCE)', '').replaceAll(/@cached\(seconds: \d+\)/g, '')).types).toEqual(
      [],
    )
    expect(rulesOf(wards()).ofModel('res.partner')).toBeUndefined()
  })

  it('permits a record by each field it holds', () => {
    const rules = rulesOf(wards())
    expect(rules.permits('Ward', { id: 1, x_name: 'a', x_company: 2 })).toBe(true)
    expect(rules.permits('Ward', {})).toBe(true)
    for (const row of [{ x_nurse: 'a' }, { x_name: 'a', x_beds: 1 }, { x_internal: 1 }]) {
      expect(rules.permits('Ward', row)).toBe(false)
    }
    expect(rules.permits('Nurse', { id: 1 })).toBe(false)
  })

  it.each([
    ['Cannot cache Ward: it is not classified REFERENCE', wards('@classified(as: OPERATIONAL) @cached(seconds: 60)')],
    ['Cannot cache Ward: it is not classified REFERENCE', wards('@cached(seconds: 60)')],
    ['Cannot cache Ward.place: Ward is not cached', wards('@classified(as: REFERENCE)')],
    [
      'Cannot cache Ward.patient: it is not classified REFERENCE',
      wards(undefined, 'patient: String @classified(as: PERSONAL) @cached(seconds: 1)'),
    ],
    [
      'Cannot cache Nurse: no source of such records is known',
      'type Nurse @classified(as: REFERENCE) @cached(seconds: 60) { id: ID! }',
    ],
  ])('refuses at the start: %s', (message, sdl) => {
    expect(() => rulesOf(sdl)).toThrow(new CannotCache(message))
  })

  it('has another version where anything else would be kept, and the same where not', () => {
    const { version } = rulesOf(wards())
    expect(version).toMatch(/^v[\w-]{10}$/)
    expect(rulesOf(`${wards()} type Bed { id: ID! }`).version).toBe(version)
    const others = [
      rulesOf(wards('@classified(as: REFERENCE) @cached(seconds: 61)')),
      rulesOf(wards(), { ...ward, model: 'y.ward' }),
      rulesOf(wards(), { ...ward, properties: { ...ward.properties, name: { fields: ['y_name'] } } }),
    ]
    expect(new Set([version, ...others.map((each) => each.version)]).size).toBe(4)
  })
})

describe('What may be kept of this graph', () => {
  const rules = readCacheRules(readSupergraphSdl(), masterDataKept())

  it('is items, their categories, facilities, places and companies', () => {
    expect([...rules.types].sort()).toEqual(['Company', 'Facility', 'Item', 'ItemCategory', 'StorageLocation'])
    expect([...(rules.ofModel('product.product')?.fields.keys() ?? [])].sort()).toEqual([
      'active',
      'barcode',
      'categ_id',
      'company_id',
      'default_code',
      'expiration_time',
      'name',
      'tracking',
      'type',
      'uom_id',
      'use_expiration_date',
    ])
  })

  it('holds no field of Odoo that is known to be sensitive', () => {
    const models = masterDataKept().map(({ model }) => model)
    const kept = models.flatMap((model) =>
      [...(rules.ofModel(model)?.fields.keys() ?? [])].map((field) => [model, field]),
    )
    const sensitive = kept.filter(([model = '', field = '']) =>
      (sensitiveFields[model] ?? []).some(([pattern]) => pattern.test(field)),
    )
    expect(kept.length).toBeGreaterThan(20)
    expect(sensitive).toEqual([])
  })

  it('drops all of a tree, in whose paths a change of one record shows', () => {
    const dropped = Object.fromEntries(rules.types.map((type) => [type, rules.dropsAll(type)]))
    expect(dropped).toEqual({ Company: false, Facility: false, Item: false, ItemCategory: true, StorageLocation: true })
  })
})
