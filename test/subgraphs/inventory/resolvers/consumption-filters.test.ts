import type { SupplyDelivery } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everything } from '../../../rows/visible-records.ts'
import type { OutsideWorld } from '../../master-data/outside-world.ts'
import {
  base,
  connectedWorld,
  cycle,
  deliveries,
  document,
  facilityAt,
  idOf,
  idOfUse,
  labelOf,
  matched,
  odd,
  pageOf,
  sample,
  truthOf,
  type Walk,
  walkThrough,
} from './consumption-world.ts'

const all = [...deliveries, ...odd]

let world: OutsideWorld
beforeAll(async () => {
  world = await connectedWorld(base, [...cycle, ...odd])
})
afterAll(() => world.close())

const page = (claims: typeof everything, variables: object = {}) => pageOf(world, claims, variables)
const walk = (claims: typeof everything, variables: Walk) => walkThrough(world, claims, variables)

describe('A filter of uses', () => {
  const [item] = [Number(truthOf(sample).item)]
  const facility = Number(facilityAt(sample)?.id)
  const dayOf = ({ occurrenceDateTime: at }: SupplyDelivery) => (at && new Date(at).toISOString().slice(0, 10)) || null
  const days = deliveries
    .map(dayOf)
    .filter((day) => day !== null)
    .toSorted()
  const [from, to] = [days[Math.floor(days.length / 3)], days[Math.floor((days.length * 2) / 3)]] as [string, string]
  const isOf = (each: SupplyDelivery) => {
    if (!odd.includes(each)) return truthOf(each).item === item
    return each.suppliedItem?.itemCodeableConcept?.coding?.[0]?.code === labelOf(sample).gtin
  }
  const isAt = (each: SupplyDelivery) => each.destination?.reference === sample.destination?.reference
  const isOn = (after: string, before: string) => (each: SupplyDelivery) => {
    const day = dayOf(each)
    return day !== null && day >= after && day <= before
  }
  const trials: readonly (readonly [string, object, (each: SupplyDelivery) => boolean])[] = [
    ['items', { items: [idOf('odoo', 'Item', item)] }, isOf],
    ['facilities', { facilities: [idOf('odoo', 'Facility', facility)] }, isAt],
    [
      'a lot',
      { lotNumber: ` ${labelOf(sample).lot} ` },
      (each) => !odd.includes(each) && labelOf(each).lot === labelOf(sample).lot,
    ],
    ['days', { occurredFrom: from, occurredTo: to }, isOn(from, to)],
    ['a first day', { occurredFrom: from }, isOn(from, '9999-12-31')],
    ['a last day', { occurredTo: to }, isOn('0001-01-01', to)],
    ['the last day there is', { occurredTo: '9999-12-31' }, isOn('0001-01-01', '9999-12-31')],
    ['one day', { occurredFrom: '2026-06-20', occurredTo: '2026-06-20' }, isOn('2026-06-20', '2026-06-20')],
    [
      'an item, a facility and days',
      {
        items: [idOf('odoo', 'Item', item)],
        facilities: [idOf('odoo', 'Facility', facility)],
        occurredFrom: from,
      },
      (each) => isOf(each) && isAt(each) && isOn(from, '9999-12-31')(each),
    ],
    ['an item without a number', { items: [idOf('odoo', 'Item', 999_999)] }, () => false],
    ['a facility without a place', { facilities: [idOf('odoo', 'Facility', 999_999)] }, () => false],
  ]

  it.each(trials)(
    'by %s finds those and no others, in both orders and by pages of any size',
    async (_, filter, isWanted) => {
      const expected = all.filter(isWanted).map(idOfUse).toSorted()
      for (const orderBy of ['OCCURRED_ASC', 'OCCURRED_DESC']) {
        for (const first of [2, 500]) {
          expect((await walk(everything, { filter, orderBy, first })).toSorted()).toEqual(expected)
        }
      }
    },
  )

  it('by items costs one call more, whatever is found', async () => {
    const items = [item, ...matched.slice(1, 9).map((each) => Number(truthOf(each).item))]
    const counts = [1, 9].map(async (count) => {
      const filter = { items: items.slice(0, count).map((key) => idOf('odoo', 'Item', key)) }
      const { calls, nodes } = await page(everything, { filter })
      expect(nodes.length).toBeGreaterThanOrEqual(count)
      return [calls.count('fhir'), calls.count('odoo')]
    })
    expect(await Promise.all(counts)).toEqual([
      [0, 7],
      [0, 7],
    ])
  })

  it.each([
    [{ items: [] }, 'Cannot use items: an empty list matches nothing'],
    [{ facilities: [idOf('odoo', 'Item', 1)] }, 'Cannot read id: expected an id of Facility, found an id of Item'],
    [{ lotNumber: ' ' }, 'Cannot use lotNumber: expected some text'],
    [
      { occurredFrom: '2026-02-01', occurredTo: '2026-01-01' },
      'Cannot use occurredFrom and occurredTo: the first day is after the second',
    ],
  ])('%j is refused', async (filter, message) => {
    const { data, errors } = await world.ask(everything, document, { filter })
    expect(data.supplyConsumptions).toBeNull()
    expect(errors.map((error) => error.message)).toEqual([message])
  })

  it('refuses a page of 501, and a cursor of something else', async () => {
    for (const variables of [{ first: 501 }, { first: 0 }, { after: 'x' }]) {
      const { errors } = await world.ask(everything, document, variables)
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    }
  })
})
