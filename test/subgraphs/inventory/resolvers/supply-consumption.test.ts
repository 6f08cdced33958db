import type { Resource, SupplyDelivery } from '@medplum/fhirtypes'
import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import { inventory } from '#subgraphs/inventory/subgraph.ts'
import { recordedOdoo } from '../../../rows/double.ts'
import { requestOf } from '../../../rows/limited-graph.ts'
import { type Claims, everything } from '../../../rows/visible-records.ts'
import { graphOver, type OutsideWorld } from '../../master-data/outside-world.ts'
import {
  base,
  connectedWorld,
  cycle,
  deliveries,
  deviceOf,
  document,
  facilityAt,
  idOf,
  idOfUse,
  labelOf,
  odd,
  pageOf,
  sample,
  selection,
  truthOf,
  type Walk,
  walkThrough,
} from './consumption-world.ts'

const aSupplier: Claims = { companies: 'all', facilities: 'all', supplier: 44 }

const resources: readonly Resource[] = [...cycle, ...odd]

const all = [...deliveries, ...odd]
let world: OutsideWorld
beforeAll(async () => {
  world = await connectedWorld(base, resources)
})
afterAll(() => world.close())

const page = (claims: Claims, variables: object = {}) => pageOf(world, claims, variables)
const walk = (claims: Claims, variables: Walk) => walkThrough(world, claims, variables)

const one = async (key: string, claims: Claims = everything) => {
  const { data, errors, calls } = await world.ask(
    claims,
    `{ supplyConsumption(id: "${idOf('fhir', 'SupplyConsumption', key)}") { ${selection} } }`,
  )
  return { use: data.supplyConsumption, messages: errors.map(({ message }) => message), calls }
}

describe('What was used', () => {
  it('is found in stock as the tables have it, item, lot and move', async () => {
    const { nodes } = await page(everything)
    const found = new Map<string, { readonly [name: string]: never }>(
      nodes.map((node: { id: string }) => [node.id, node]),
    )
    const outcomes = new Set<string>()
    for (const delivery of deliveries) {
      const node = found.get(idOfUse(delivery)) as never as Record<string, { id: string } | string | null>
      const truth = truthOf(delivery)
      outcomes.add(truth.match)
      const idOrNull = (type: string, key: unknown) => (key == null ? null : { id: idOf('odoo', type, Number(key)) })
      expect(node, String(delivery.id)).toMatchObject({
        match: truth.match,
        item: idOrNull('Item', truth.item),
        lot: idOrNull('Lot', truth.lot),
        stockMove: idOrNull('StockMove', truth.move),
        facility: idOrNull('Facility', facilityAt(delivery)?.id),
        lotNumber: labelOf(delivery).lot,
        deviceIdentifier: labelOf(delivery).gtin,
      })
    }
    expect(outcomes).toEqual(new Set(['MATCHED', 'NO_ITEM', 'NO_LOT', 'NO_MOVE', 'NO_FACILITY']))
  })

  it('is told in the words of the EHR, with the unit of the item where that has none', async () => {
    const { nodes } = await page(everything)
    const named = (key: string) => nodes.find(({ id }: { id: string }) => id === idOf('fhir', 'SupplyConsumption', key))
    expect(named('only-a-day')).toMatchObject({
      status: 'ABANDONED',
      occurredAt: null,
      occurredOn: '2026-06-20',
      quantity: { value: '2.5', unitCode: 'MLT' },
      match: 'NO_LOT',
    })
    expect(named('offset')).toMatchObject({
      status: 'IN_PROGRESS',
      occurredAt: '2026-06-21T04:30:00.000Z',
      occurredOn: '2026-06-21',
      quantity: { value: '3', unitCode: 'C62', unit: { name: 'Units' } },
    })
    expect(named('says-nothing')).toMatchObject({
      status: 'UNKNOWN',
      quantity: null,
      occurredAt: null,
      occurredOn: null,
      deviceIdentifier: null,
      match: 'NO_IDENTIFIER',
      item: null,
    })
    expect(named('unknown-product')).toMatchObject({ match: 'NO_ITEM', quantity: { unitCode: 'C62', unit: null } })
  })

  it('costs Odoo the same calls whatever the size of the page, and FHIR none', async () => {
    const made: string[][] = []
    for (const first of [10, 25, 500]) {
      const { calls, nodes } = await page(everything, { first })
      expect(nodes.length).toBeGreaterThanOrEqual(10)
      expect(calls.count('fhir')).toBe(0)
      made.push(calls.made.map(({ call }: { call: string }) => call).toSorted())
    }
    // Items by number, lots by name, moves; then what was selected of items, lots, moves and facilities.
    expect(made).toEqual([
      ...Array.from({ length: 3 }, () => [
        'product.product/search_read',
        'product.product/web_search_read',
        'stock.lot/search_read',
        'stock.lot/search_read',
        'stock.move.line/web_search_read',
        'stock.move/search_read',
      ]),
    ])
  })

  it('comes in either order, each once, whatever the size of a page', async () => {
    const at = ({ occurrenceDateTime }: SupplyDelivery) => {
      if (occurrenceDateTime === undefined) return ''
      return new Date(occurrenceDateTime).toISOString().replace(/\.\d+Z$/, '')
    }
    const order = all.toSorted((a, b) => {
      const [one, other] = [`${at(a)} ${a.id}`, `${at(b)} ${b.id}`]
      return one < other ? -1 : 1
    })
    const ascending = order.map(idOfUse)
    for (const first of [1, 7, 500]) {
      expect(await walk(everything, { first, orderBy: 'OCCURRED_ASC' })).toEqual(ascending)
      expect(await walk(everything, { first, orderBy: 'OCCURRED_DESC' })).toEqual(ascending.toReversed())
    }
  })
})

describe('One use', () => {
  it('is read as FHIR has it now, with the device it names: two calls, the same answer as in a list', async () => {
    const { nodes } = await page(everything)
    for (const delivery of [sample, ...odd]) {
      const { use: found, messages, calls } = await one(String(delivery.id))
      expect(messages).toEqual([])
      const { provenance, ...listed } = nodes.find(({ id }: { id: string }) => id === idOfUse(delivery))
      expect(provenance).toMatchObject({ system: 'FHIR', mode: 'POLLED', stale: false })
      expect(found).toEqual({
        ...listed,
        provenance: { system: 'FHIR', mode: 'LIVE', stale: false, reference: `SupplyDelivery/${delivery.id}` },
      })
      expect(calls.count('fhir')).toBe(delivery === sample ? 2 : 1)
    }
  })

  it('is null where there is none, and refused by the id of something else', async () => {
    expect(await one('nothing')).toMatchObject({ use: null, messages: [] })
    expect(await one('..')).toMatchObject({
      messages: ['Cannot read id: expected an id of SupplyConsumption as this graph gave it'],
    })
    const { errors } = await world.ask(everything, `{ supplyConsumption(id: "${idOf('odoo', 'Item', 1)}") { id } }`)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })

  it('is reached by reference, any number of them in two calls to FHIR', async () => {
    const { schema, context } = inventory(recordedOdoo(base).account, null, world.externals)
    const request = requestOf(everything)
    const of = deliveries.slice(0, 30).map((each) => ({ __typename: 'SupplyConsumption', id: idOfUse(each) }))
    const text =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on SupplyConsumption { match lotNumber } } }'
    const contextValue = context(request)
    const { data, errors } = await execute({ schema, document: parse(text), variableValues: { of }, contextValue })
    expect(errors).toBeUndefined()
    expect(JSON.parse(JSON.stringify(data?._entities))).toEqual(
      deliveries.slice(0, 30).map((each) => ({ match: truthOf(each).match, lotNumber: labelOf(each).lot })),
    )
    expect(request.calls.count('fhir')).toBe(2)
  })
})

describe('Whoever asks sees the uses', () => {
  const facilityOf = (each: SupplyDelivery) => facilityAt(odd.includes(each) ? sample : each)
  const askers: readonly (readonly [string, Claims, (each: SupplyDelivery) => boolean])[] = [
    ['of one company', { ...everything, companies: [2] }, (each) => facilityOf(each)?.company_id === 2],
    ['of one facility', { ...everything, facilities: [1] }, (each) => facilityOf(each)?.id === 1],
    ['of a facility of another company: none', { ...everything, companies: [2], facilities: [1] }, () => false],
    ['of no facility: none', { ...everything, facilities: [] }, () => false],
    ['of a supplier: none', aSupplier, () => false],
  ]

  it.each(askers)('%s, and no others, in a list and one by one', async (_, claims, isSeen) => {
    const expected = all.filter(isSeen).map(idOfUse).toSorted()
    expect((await walk(claims, { first: 20 })).toSorted()).toEqual(expected)
    for (const each of [...deliveries.slice(0, 12), ...deliveries.slice(-6)]) {
      const found = await one(String(each.id), claims)
      expect([found.use !== null, found.messages]).toEqual([isSeen(each), []])
    }
  })

  it('and hidden ones are as if there were none, to the last call', async () => {
    const { data, calls } = await world.ask(aSupplier, `{ a: supplyConsumption(id: "${idOfUse(sample)}") { match } }`)
    const missing = await world.ask(aSupplier, `{ a: supplyConsumption(id: "${idOfUse({ id: 'no' })}") { match } }`)
    expect([data, calls.count()]).toEqual([missing.data, missing.calls.count()])
  })

  it('with a bounded number of calls where their records are limited too', async () => {
    const counts = new Set<number>()
    for (const first of [8, 500]) {
      const { calls, nodes } = await page({ ...everything, companies: [1], facilities: [1] }, { first })
      expect(nodes.length).toBeGreaterThanOrEqual(8)
      counts.add(calls.count())
    }
    expect(counts.size).toBe(1)
    expect(Math.max(...counts)).toBeLessThanOrEqual(9)
  })
})

describe('A list of uses', () => {
  it('is refused while not everything was read once', async () => {
    world.setWhole(false)
    const { data, errors } = await world.ask(everything, document)
    world.setWhole(true)
    expect(data.supplyConsumptions).toBeNull()
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['SOURCE_UNAVAILABLE'])
  })

  it('says that it is stale where FHIR was not followed for a while', async () => {
    world.setFollowedUntil('2026-06-30T12:00:00.000Z')
    const text = '{ supplyConsumptions(first: 1) { nodes { provenance { stale asOf } } } }'
    const { data } = await world.ask(everything, text)
    world.setFollowedUntil(new Date().toISOString())
    expect(data.supplyConsumptions.nodes).toEqual([{ provenance: { stale: true, asOf: '2026-06-30T12:00:00.000Z' } }])
  })

  it('names what is missing where no FHIR server is connected', async () => {
    const ask = graphOver(recordedOdoo(base).account, null)
    const { data, errors } = await ask(everything, document)
    expect(data).toEqual({ supplyConsumptions: null })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['SOURCE_NOT_CONNECTED'])
  })
})

describe('While Odoo is away', () => {
  it('uses are what the EHR says, and only what is in stock of them is an error', async () => {
    const away = recordedOdoo(base, () => {
      throw new SourceUnavailable('odoo', 'Cannot ask: it is away')
    })
    const ask = graphOver(away.account, world.externals)
    const text = `query ($filter: SupplyConsumptionFilter) {
      supplyConsumptions(filter: $filter) { nodes { id lotNumber match item { id } facility { id } } }
    }`
    const { data, errors } = await ask(everything, text, { filter: { lotNumber: labelOf(sample).lot } })
    expect(data.supplyConsumptions.nodes.length).toBeGreaterThan(0)
    for (const node of data.supplyConsumptions.nodes) {
      expect(node).toMatchObject({ lotNumber: expect.any(String), match: null, item: null })
      expect(node.facility).not.toBeNull()
    }
    expect(new Set(errors.map(({ extensions }) => extensions.origin))).toEqual(new Set(['odoo']))
  })
})

// The last: from here on the server is away.
describe('While FHIR is away', () => {
  beforeAll(() => world.takeAway())

  it('a use is what FHIR said last, with its device, its match, and stale', async () => {
    const { use: found, messages } = await one(String(sample.id))
    expect(messages).toEqual([])
    expect(found).toMatchObject({
      match: 'MATCHED',
      lotNumber: labelOf(sample).lot,
      provenance: { mode: 'POLLED', stale: true, reference: `SupplyDelivery/${sample.id}` },
    })
    expect(deviceOf(sample)).toBeDefined()
  })

  it('lists go on', async () => {
    expect((await page(everything)).nodes).toHaveLength(all.length)
  })

  it('one that nothing is kept of is an error, as nobody can say whether there is one', async () => {
    const { data, errors } = await world.ask(
      everything,
      `{ supplyConsumption(id: "${idOf('fhir', 'SupplyConsumption', 'nothing')}") { id } }`,
    )
    expect(data).toEqual({ supplyConsumption: null })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['SOURCE_UNAVAILABLE'])
  })
})
