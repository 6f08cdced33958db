import { type ExampleSupergraph, later, subgraph } from './supergraph.ts'

// Value types that any subgraph produces, lists of lists, entities inside values, root types under other names.

const value = `
  type Price @shareable { amount: String! currency: Currency! parts: [[Price!]!] }
  type Currency @key(fields: "code") @shareable { code: String! }
  type Span @shareable { from: Point to: Point! }
  type Point @shareable { x: Int! y: Int }
`

const trips = () =>
  subgraph(
    'trips',
    `
    schema { query: Root }
    type Root { trips(filter: Filter): [Trip!]! grid: [[Point]!]! ragged: [[[Trip]]!] }
    input Filter { near: PointInput = { x: 1 } modes: [[Mode!]!] = [[RAIL], [AIR]] not: Filter limit: Int! = 2 }
    input PointInput { x: Int! y: Int = 4 }
    enum Mode { RAIL AIR SEA }
    type Trip @key(fields: "id") { id: ID! mode: Mode route: [Span] price: Price matrix: [[Price]] seen: String! }
    ${value}
    `,
    {
      Mode: { RAIL: 0, AIR: '', SEA: false },
      Root: {
        trips: (
          _: never,
          { filter }: { filter?: { near: { x: number; y: number }; modes: unknown[][]; limit: number } },
        ) =>
          (filter ? all.filter(({ mode }) => filter.modes.flat().includes(mode)).slice(0, filter.limit) : all).map(
            (trip) => ({
              ...trip,
              seen: filter ? JSON.stringify([filter.near, filter.modes]) : 'all',
            }),
          ),
        grid: later(() => [[{ x: 0, y: 0 }, null], new Set([{ x: 1 }, later(() => ({ x: 2, y: 1 }))(...nothing)])]),
        ragged: () => [[[all[0], null], null], [], [Promise.resolve([all[1]])]],
      },
      Trip: {
        __resolveReference: ({ id }: { id: string }) => all.find((trip) => String(trip.id) === id),
        route: () => [{ from: null, to: { x: 1, y: 2 } }, null, later(() => ({ to: { x: 3 } }))(...nothing)],
        price: (trip: { id: number }) => price(trip.id, 'EUR'),
        matrix: (trip: { id: number }) => [[price(trip.id, 'EUR'), null], null, [price(9, 'USD')]],
        seen: (trip: { seen?: string }) => trip.seen ?? 'reference',
      },
    },
  )

const hotels = () =>
  subgraph(
    'hotels',
    `
    type Query { hotels: [Hotel] cheapest(of: [Int!]! = [3, 1]): Price }
    type Hotel @key(fields: "name") { name: String! price: Price at: Point trips: [[Trip!]] broken: [[Int!]!] }
    type Trip @key(fields: "id") { id: ID! hotels: [Hotel!] nights: [Int]! }
    ${value}
    `,
    {
      Query: {
        hotels: () => [{ name: 'Inn' }, { name: 'Lodge' }, new Error('closed')],
        cheapest: (_: never, { of }: { of: number[] }) => price(Math.min(...of), 'USD'),
      },
      Hotel: {
        __resolveReference: (ref: object) => ref,
        price: later((hotel: { name: string }) => price(hotel.name.length, 'CHF')),
        at: () => ({ x: 5, y: null }),
        trips: () => [[{ id: 1 }, { id: '2' }], null, [{ id: 5 }]],
        broken: (hotel: { name: string }) => (hotel.name === 'Inn' ? [[1], 'text'] : [[1, null]]),
      },
      Trip: {
        __resolveReference: later((ref: { id: string }) =>
          ref.id === '5' ? Promise.reject(new Error('no such trip')) : ref,
        ),
        hotels: (trip: { id: string }) => (trip.id === '1' ? [{ name: 'Inn' }] : null),
        nights: (trip: { id: string }) => [Number(trip.id), null],
      },
    },
  )

const money = () =>
  subgraph(
    'money',
    `
    type Query { currency(code: String!): Currency }
    type Currency @key(fields: "code") { code: String! @shareable symbol: String rate(to: String! = "EUR"): Price digits: Int! }
    ${value.replace('type Currency @key(fields: "code") @shareable { code: String! }', '')}
    `,
    {
      Query: { currency: (_: never, { code }: { code: string }) => ({ code }) },
      Currency: {
        __resolveReference: (ref: { code: string }) => (ref.code === 'CHF' ? null : ref),
        symbol: (currency: { code: string }) => ({ EUR: '€', USD: '$' })[currency.code],
        rate: (_: never, { to }: { to: string }) => price(2, to),
        digits: later((currency: { code: string }) => (currency.code === 'USD' ? null : 2)),
      },
    },
  )

const nothing = [undefined, undefined, undefined, undefined] as unknown as [never, never, never, never]

const all = [
  { id: 1, mode: 0 },
  { id: 2, mode: '' },
  { id: 3, mode: false },
]

function price(amount: number, code: string): object {
  return { amount: String(amount), currency: { code }, parts: amount > 1 ? [[price(1, code)], []] : null }
}

export const travel: ExampleSupergraph = {
  name: 'travel',
  build: () => [trips(), hotels(), money()],
  argumentsFor: (coordinate) =>
    ({
      'Query.trips': [
        {},
        { filter: {} },
        { filter: null },
        { filter: { modes: [['SEA']], limit: 1 } },
        { filter: { near: { x: 7 }, modes: [['RAIL', 'SEA'], []], limit: 5, not: { limit: 1 } } },
      ],
      'Query.cheapest': [{}, { of: [5, 4] }, { of: [8] }],
      'Query.currency': [{ code: 'EUR' }, { code: 'CHF' }],
      'Currency.rate': [{}, { to: 'USD' }],
    })[coordinate],
}
