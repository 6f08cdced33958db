import { GraphQLScalarType } from 'graphql'
import { type ExampleSupergraph, later, subgraph } from './supergraph.ts'

// Keys two hops away, custom scalars as arguments, results and keys, enums with internal values, list keys, hidden parts.

const day = new GraphQLScalarType<Date, string>({
  name: 'Day',
  serialize: (value) => {
    if (!(value instanceof Date)) throw new TypeError('A Day is served from a Date')
    return value.toISOString().slice(0, 10)
  },
  parseValue: (value) => new Date(`${String(value)}T00:00:00Z`),
})

// Tells how often it was parsed.
const json = new GraphQLScalarType({ name: 'JSON', serialize: (value) => value, parseValue: (value) => `<${value}>` })

// The catalogue knows books by isbn, the shelf by copy number, and only the register knows both.
const catalogue = () =>
  subgraph(
    'catalogue',
    `
    scalar Day
    scalar JSON
    enum Genre { NOVEL POEM MANUAL @inaccessible }
    input Since { day: Day = "2000-01-01", genres: [Genre!] = [NOVEL] }
    type Query {
      books(since: Since = { }): [Book!]!
      book(isbn: String!, on: Day): Book
      echo(value: JSON): JSON
      genre(of: Genre = POEM): Genre
      genres: [[Genre]]
    }
    type Book @key(fields: "isbn") @key(fields: "codes") {
      isbn: String!
      codes: [Int!]!
      published: Day
      genre: Genre
      title(upper: Boolean! = false): String
      remark: String @inaccessible
    }
    `,
    {
      Day: day,
      JSON: json,
      Genre: { NOVEL: 1, POEM: 2, MANUAL: 3 },
      Query: {
        books: (_: never, { since }: { since: { day: Date; genres: number[] } }) =>
          books.filter(({ published, genre }) => published >= since.day && since.genres.includes(genre)),
        book: (_: never, { isbn, on }: { isbn: string; on?: Date }) =>
          books.find((book) => book.isbn === isbn && (!on || book.published <= on)),
        echo: (_: never, { value }: { value: unknown }) => value,
        genre: (_: never, { of }: { of: number }) => (typeof of === 'number' ? of : new Error(`got ${typeof of}`)),
        genres: () => [[1, 2], [Promise.resolve(1), null], null],
      },
      Book: {
        __resolveReference: (ref: { isbn?: string; codes?: number[] }) =>
          books.find((book) => (ref.isbn ? book.isbn === ref.isbn : book.codes.join() === ref.codes?.join())),
        title: (book: Book, { upper }: { upper: boolean }) => (upper ? book.name.toUpperCase() : book.name),
      },
    },
  )

const register = () =>
  subgraph(
    'register',
    `
    scalar Day
    enum Genre { NOVEL POEM MANUAL @inaccessible }
    type Query { newest: Book }
    type Book @key(fields: "isbn") @key(fields: "copy") {
      isbn: String!
      copy: Int!
      registered: Day!
      shelvedAs: Genre
    }
    `,
    {
      Day: day,
      Genre: { NOVEL: 1, POEM: 2, MANUAL: 3 },
      Query: { newest: () => ({ isbn: 'b' }) },
      Book: {
        __resolveReference: later((ref: { isbn?: string; copy?: number }) => {
          const isbn = ref.isbn ?? 'abc'[(ref.copy ?? 0) - 100]
          if (isbn === 'c') throw new Error('The register burnt')
          return { isbn }
        }),
        copy: (book: { isbn: string }) => 100 + 'abc'.indexOf(book.isbn),
        registered: (book: { isbn: string }) => (book.isbn === 'a' ? new Date('2001-02-03') : 'not a date'),
        shelvedAs: (book: { isbn: string }) => (book.isbn === 'a' ? 2 : 77),
      },
    },
  )

const shelf = () =>
  subgraph(
    'shelf',
    `
    scalar Day
    type Query { onShelf: [Book] due(on: Day!): [Loan!] }
    type Book @key(fields: "copy") { copy: Int! place: Place loans: [Loan!]! sides: [String!] }
    type Place { row: Int! note: String }
    type Loan @key(fields: "day") { day: Day! book: Book! }
    `,
    {
      Day: day,
      Query: {
        onShelf: () => [{ copy: 101 }, null, { copy: 100 }],
        due: later((_: never, { on }: { on: Date }) => [{ day: on, copy: 100 }]),
      },
      Book: {
        __resolveReference: (ref: { copy: number | null }) => (ref.copy === null ? null : ref),
        place: (book: { copy: number }) => ({ row: book.copy - 99 }),
        loans: later((book: { copy: number }) => [{ day: new Date(`2020-01-0${book.copy - 99}`), copy: book.copy }]),
        sides: () => ['left', Promise.resolve('right')],
      },
      Loan: { book: (loan: { copy: number }) => ({ copy: loan.copy }) },
    },
  )

// Joins by a date, which travels as text.
const reminders = () =>
  subgraph(
    'reminders',
    `
    scalar Day
    type Loan @key(fields: "day") { day: Day! reminder: String reminded: Boolean! }
    type Book @key(fields: "codes") { codes: [Int!]! wishes: Int }
    `,
    {
      Day: day,
      Loan: {
        __resolveReference: ({ day: on }: { day: unknown }) => ({
          day: new Date(String(on)),
          text: `since ${String(on)}`,
        }),
        reminder: later((loan: { text: string }) => loan.text),
        reminded: (loan: { text: string }) => loan.text.endsWith('1'),
      },
      Book: {
        __resolveReference: later(({ codes }: { codes: number[] }) => (codes.length === 0 ? null : { codes })),
        wishes: ({ codes }: { codes: number[] }) => codes.reduce((sum, code) => sum + code, 0),
      },
    },
  )

interface Book {
  readonly isbn: string
  readonly codes: readonly number[]
  readonly name: string
  readonly published: Date
  readonly genre: number
}

const books: readonly Book[] = [
  { isbn: 'a', codes: [1, 2], name: 'Atlas', published: new Date('1999-05-05'), genre: 1 },
  { isbn: 'b', codes: [], name: 'Ballad', published: new Date('2010-10-10'), genre: 2 },
  { isbn: 'c', codes: [3], name: 'Cant', published: new Date('2020-02-20'), genre: 1 },
]

export const library: ExampleSupergraph = {
  name: 'library',
  build: () => [catalogue(), register(), shelf(), reminders()],
  argumentsFor: (coordinate) =>
    ({
      'Query.books': [
        {},
        { since: {} },
        { since: { day: '1990-01-01', genres: ['NOVEL', 'POEM'] } },
        { since: { genres: ['POEM'] } },
        { since: { day: '2015-01-01' } },
      ],
      'Query.book': [{ isbn: 'a' }, { isbn: 'b', on: '2011-01-01' }, { isbn: 'c', on: '2011-01-01' }, { isbn: 'c' }],
      'Query.echo': [{ value: 'text' }, { value: null }, {}, { value: 5 }, { value: true }],
      'Query.genre': [{}, { of: 'NOVEL' }, { of: 'POEM' }],
      'Query.due': [{ on: '2020-01-01' }],
      'Book.title': [{}, { upper: true }],
    })[coordinate],
}
