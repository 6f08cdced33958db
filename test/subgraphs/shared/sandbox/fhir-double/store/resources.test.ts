import { describe, expect, it } from 'vitest'
import { Refusal } from '#shared/sandbox/fhir-double/outcome.ts'
import { Resources } from '#shared/sandbox/fhir-double/store/resources.ts'
import { Snapshots } from '#shared/sandbox/fhir-double/store/snapshots.ts'

const organization = (id: string, name = 'A') => ({ resourceType: 'Organization', id, name })

describe('The resources of the double', () => {
  it('are written at times that do not go back, when the clock does', () => {
    const times = ['2026-03-01T08:00:00Z', '2026-03-01T07:00:00Z', '2026-03-01T08:00:01Z'].map((each) =>
      Date.parse(each),
    )
    const resources = new Resources({ now: () => times.shift() ?? 0 })
    const written = [1, 2, 3].map(() => resources.update(organization('one')).resource.meta)

    expect(written.map(({ lastUpdated }) => lastUpdated)).toEqual([
      '2026-03-01T08:00:00.000Z',
      '2026-03-01T08:00:00.000Z',
      '2026-03-01T08:00:01.000Z',
    ])
    expect(written.map(({ versionId }) => versionId)).toEqual(['1', '2', '3'])
  })

  it('keep version and time that they are loaded with, and are written later than those', () => {
    const resources = new Resources({ now: () => Date.parse('2026-03-01T08:00:00Z') })
    const meta = { versionId: '4', lastUpdated: '2026-06-01T08:00:00Z' }
    resources.load({ ...organization('one'), meta })
    const before = resources.read('Organization', 'one').meta
    const [other, next] = ['two', 'one'].map((id) => resources.update(organization(id)).resource.meta)

    expect(before).toEqual(meta)
    expect(other).toEqual({ versionId: '1', lastUpdated: '2026-06-01T08:00:00.000Z' })
    expect(next).toEqual({ versionId: '5', lastUpdated: '2026-06-01T08:00:00.000Z' })
  })

  it('are no more than there is room for, until one is deleted', () => {
    const resources = new Resources({ mostResources: 2 })
    resources.update(organization('one'))
    resources.update(organization('two'))

    expect(() => resources.update(organization('three'))).toThrow(Refusal)
    expect(resources.update(organization('two')).isNew).toBe(false)
    resources.delete('Organization', 'one')
    expect(resources.update(organization('three')).isNew).toBe(true)
  })

  it('keep their last versions', () => {
    const resources = new Resources()
    for (let each = 1; each <= 30; each += 1) resources.update(organization('one', `name ${each}`))

    expect(resources.readVersion('Organization', 'one', '30').name).toBe('name 30')
    expect(resources.readVersion('Organization', 'one', '11').name).toBe('name 11')
    expect(() => resources.readVersion('Organization', 'one', '10')).toThrow('is not known')
  })

  it('go on counting versions where one comes again, and it is the last then', () => {
    const resources = new Resources()
    for (const id of ['one', 'two']) resources.update(organization(id))
    resources.delete('Organization', 'one')
    const { resource, isNew } = resources.update(organization('one'))

    expect([resource.meta.versionId, isNew]).toEqual(['3', true])
    expect([...resources.all('Organization')].map(({ id }) => id)).toEqual(['two', 'one'])
  })

  it('are not deleted where they have another version', () => {
    const resources = new Resources()
    resources.update(organization('one'))

    expect(() => resources.delete('Organization', 'one', '7')).toThrow('has the version 1')
    expect(resources.find('Organization', 'one')).not.toBeNull()
  })
})

describe('The pages of searches', () => {
  it('are kept for the last hundred', () => {
    const snapshots = new Snapshots<number>()
    const names = Array.from({ length: 101 }, (_, place) => snapshots.keep(place))

    expect(snapshots.find(names[100] ?? '')).toBe(100)
    expect(snapshots.find(names[1] ?? '')).toBe(1)
    expect(() => snapshots.find(names[0] ?? '')).toThrow('not kept')
  })
})
