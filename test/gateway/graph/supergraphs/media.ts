import { type ExampleSupergraph, later, subgraph } from './supergraph.ts'

// Interfaces and unions whose members live in several subgraphs, type resolvers of every kind, strings as objects.

const catalog = () =>
  subgraph(
    'catalog',
    `
    type Query {
      media: [Media!]!
      find(text: String = "a"): [Found]
      pick(kind: Kind! = FILM): Media
      untyped: Media
      node(id: ID!): Node
      words: [Word!]!
    }
    enum Kind { FILM SONG }
    interface Node { id: ID! }
    interface Media implements Node { id: ID! title: String }
    type Film implements Media & Node @key(fields: "id") { id: ID! title: String sequel: Film }
    type Song implements Media & Node @key(fields: "id") { id: ID! title: String words: [Word!]! }
    type Word { text: String! length: Int! next: Word }
    union Found = Film | Song | Word
    `,
    {
      Kind: { FILM: 'f', SONG: 's' },
      Query: {
        media: () => [...films, ...songs],
        find: later((_: never, { text }: { text: string }) => [
          ...films.filter(({ title }) => title.includes(text)),
          text,
          null,
        ]),
        pick: (_: never, { kind }: { kind: string }) => (kind === 'f' ? films[1] : Promise.resolve(songs[0])),
        untyped: () => ({ id: '9' }),
        node: (_: never, { id }: { id: string }) => [...films, ...songs].find((each) => each.id === id),
        words: () => ['la', 'di', Promise.resolve('da')],
      },
      Node: { __resolveType: (value: { id: string }) => (value.id.startsWith('f') ? 'Film' : 'Song') },
      Media: {
        __resolveType: (
          value: { id: string },
          _context: never,
          info: { schema: { getType(name: string): unknown } },
        ) => {
          // Only this subgraph's own schema has the machinery of federation.
          if (!info.schema.getType('_Service')) throw new Error('Not asked in terms of its own schema')
          if (value.id === '9') return undefined
          return value.id.startsWith('f') ? 'Film' : Promise.resolve('Song')
        },
      },
      Film: {
        __isTypeOf: (value: unknown) =>
          typeof value === 'object' && String((value as { id: string }).id).startsWith('f'),
        __resolveReference: ({ id }: { id: string }) => films.find((film) => film.id === id),
        sequel: (film: { id: string }) => (film.id === 'f1' ? films[1] : songs[0]),
      },
      Song: {
        __isTypeOf: later(
          (value: unknown) => typeof value === 'object' && String((value as { id: string }).id).startsWith('s'),
        ),
        __resolveReference: later(({ id }: { id: string }) => songs.find((song) => song.id === id)),
        words: () => ['do', 're'],
      },
      Word: {
        __isTypeOf: (value: unknown) => typeof value === 'string',
        text: (word: string) => word,
        next: (word: string) => (word.length < 5 ? `${word}${word}` : null),
      },
    },
  )

const reviews = () =>
  subgraph(
    'reviews',
    `
    type Query { reviews: [Review!]! best: Rated! judged: Judged }
    interface Rated { rating: Int }
    interface Node { id: ID! }
    type Film implements Rated & Node @key(fields: "id") { id: ID! rating: Int reviews: [Review!] }
    type Song implements Rated & Node @key(fields: "id") { id: ID! rating: Int reviews: [Review!] }
    type Review @key(fields: "id") { id: ID! subject: Judged! stars: Int! author: Author }
    type Author implements Node @key(fields: "id") { id: ID! name: String! favourites: [Rated] }
    union Judged = Film | Song | Author
    `,
    {
      Query: {
        reviews: () => all,
        best: () => ({ __typename: 'Film', id: 'f2' }),
        judged: later(() => all[0]?.on as never),
      },
      Film: { __resolveReference: ({ id }: { id: string }) => rated('Film', id), reviews: reviewsOf },
      Song: { __resolveReference: later(({ id }: { id: string }) => rated('Song', id)), reviews: reviewsOf },
      Review: {
        __resolveReference: ({ id }: { id: string }) => all.find((review) => review.id === id),
        subject: (review: (typeof all)[number]) => review.on,
        author: (review: (typeof all)[number]) => (review.id === 'r2' ? undefined : { __typename: 'Author', id: 'a1' }),
      },
      Author: {
        __resolveReference: (ref: object) => ref,
        name: () => 'Eve',
        favourites: () => [rated('Song', 's1'), null, new Error('forgotten'), rated('Film', 'f1')],
      },
    },
  )

// Returns the very object that another subgraph returns as well, and one type where the API has an interface.
const charts = () =>
  subgraph(
    'charts',
    `
    type Query { top: [Entry!]! }
    type Entry { rank: Int! film: Film! media: Media word: String }
    interface Media { id: ID! weeks: Int! }
    type Film implements Media @key(fields: "id") { id: ID! weeks: Int! }
    type Song implements Media @key(fields: "id") { id: ID! weeks: Int! }
    `,
    {
      Query: {
        top: () => [
          { rank: 1, film: films[0], media: songs[0] },
          { rank: 2, film: films[1], media: films[0] },
        ],
      },
      Entry: { word: (entry: { rank: number }) => (entry.rank === 1 ? 'up' : undefined) },
      Media: { __resolveType: (media: object) => ((films as readonly object[]).includes(media) ? 'Film' : 'Song') },
      Film: { __resolveReference: (ref: object) => ref, weeks: () => 3 },
      Song: {
        __resolveReference: (ref: object) => ref,
        weeks: ({ id }: { id: string }) => (id === 's2' ? Promise.reject(new Error('never charted')) : 4),
      },
    },
  )

const films = [
  { id: 'f1', title: 'Aria' },
  { id: 'f2', title: 'Bravo' },
]

const songs = [
  { id: 's1', title: 'Air' },
  { id: 's2', title: 'Blues' },
]

const all = [
  { id: 'r1', stars: 3, on: rated('Film', 'f1') },
  { id: 'r2', stars: 4, on: rated('Song', 's2') },
  { id: 'r3', stars: 5, on: { __typename: 'Author', id: 'a2' } },
]

function rated(typeName: string, id: string) {
  return { __typename: typeName, id, rating: id.length + Number(id[1]) }
}

function reviewsOf({ id }: { id: string }) {
  return all.filter(({ on }) => on.id === id)
}

export const media: ExampleSupergraph = {
  name: 'media',
  build: () => [catalog(), reviews(), charts()],
  argumentsFor: (coordinate) =>
    ({
      'Query.find': [{}, { text: 'ri' }, { text: null }],
      'Query.pick': [{}, { kind: 'SONG' }],
      'Query.node': [{ id: 'f1' }, { id: 's2' }, { id: 'none' }],
    })[coordinate],
}
