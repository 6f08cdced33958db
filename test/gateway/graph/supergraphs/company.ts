import { type ExampleSupergraph, later, subgraph } from './supergraph.ts'

// Two keys for one type, a composite key through another entity, integer ids, stubs, an enum key, overridden fields.

const staff = () =>
  subgraph(
    'staff',
    `
    type Query {
      employees: [Employee!]!
      employee(id: ID!): Employee
      departments: [Department]
    }
    type Employee @key(fields: "id") @key(fields: "department { id } badge") {
      id: ID!
      badge: Int!
      name: String
      manager: Employee
      reports: [Employee!]!
      department: Department!
      nickname: String @shareable
    }
    type Department @key(fields: "id") {
      id: ID!
      title: String!
      head: Employee
      members: [Employee!]!
    }
    `,
    {
      Query: {
        employees: () => people,
        employee: later((_: never, { id }: { id: string }) => people.find((each) => String(each.id) === id) as never),
        departments: () => [departments[0], null, departments[1]],
      },
      Employee: {
        __resolveReference: (ref: { id?: string; badge?: number; department?: { id: string } }) =>
          people.find((each) =>
            ref.id !== undefined
              ? String(each.id) === ref.id
              : each.badge === ref.badge && String(each.dept) === ref.department?.id,
          ),
        manager: (each: Person) => people.find(({ id }) => id === each.boss),
        reports: (each: Person) => people.filter(({ boss }) => boss === each.id),
        department: (each: Person) => departments.find(({ id }) => id === each.dept),
        nickname: (each: Person) => `${each.name}y`,
      },
      Department: {
        __resolveReference: later((ref: { id: string }) => departments.find(({ id }) => String(id) === ref.id)),
        head: (each: Dept) => people.find(({ dept }) => dept === each.id),
        members: later((each: Dept) => people.filter(({ dept }) => dept === each.id)),
      },
    },
  )

// Knows employees by department and badge only.
const access = () =>
  subgraph(
    'access',
    `
    type Query { doors: [Door!]! lastEntry(badge: Int!): Employee }
    type Employee @key(fields: "department { id } badge") {
      department: Department! @shareable
      badge: Int! @shareable
      doors(level: Level = STAFF): [Door!]!
      mayEnter: Boolean!
    }
    type Department @key(fields: "id") { id: ID! floors: [Int!]! }
    type Door @key(fields: "level number") { level: Level! number: Int! label: String guard: Employee }
    enum Level { PUBLIC STAFF SECRET }
    `,
    {
      Query: {
        doors: () => doors,
        lastEntry: (_: never, { badge }: { badge: number }) => ({ badge, department: { id: badge < 12 ? 1 : 2 } }),
      },
      Employee: {
        __resolveReference: later((ref: object) => ref),
        doors: (_: never, { level }: { level: string }) => doors.filter((door) => door.level === level),
        mayEnter: (each: { badge: number }) => each.badge % 2 === 0,
        department: (each: { department: object }) => each.department,
      },
      Department: {
        __resolveReference: (ref: object) => ref,
        floors: ({ id }: { id: number | string }) => [Number(id), Number(id) + 10],
      },
      Door: {
        __resolveReference: (ref: { number: number }) => doors.find((door) => door.number === ref.number),
        guard: (door: { number: number }) => ({ badge: 9 + door.number, department: { id: 1 } }),
      },
    },
  )

// Knows employees by id only and gives them as stubs; took a field over.
const payroll = () =>
  subgraph(
    'payroll',
    `
    type Query { payslips(limit: Int! = 2): [Payslip!]! }
    type Payslip @key(fields: "id") { id: ID! month: String employee: Employee unit: Department lines: [Line!]! }
    type Line { text: String amount: Int! door: Door }
    type Employee @key(fields: "id") { id: ID! salary: Int bonus: Int! nickname: String @override(from: "staff") }
    type Department @key(fields: "id", resolvable: false) { id: ID! }
    type Door @key(fields: "number level", resolvable: false) { number: Int! level: Level! }
    enum Level { PUBLIC STAFF SECRET }
    `,
    {
      Query: { payslips: (_: never, { limit }: { limit: number }) => payslips.slice(0, limit) },
      Payslip: {
        __resolveReference: ({ id }: { id: string }) => payslips.find((slip) => String(slip.id) === id),
        employee: (slip: { who: number }) => ({ id: slip.who }),
        unit: (slip: { who: number }) => ({ id: slip.who % 3 }),
        lines: () => [
          { text: 'base', amount: 1 },
          { amount: 2, door: { number: 1, level: 'STAFF' } },
        ],
      },
      Employee: {
        __resolveReference: later(({ id }: { id: string }) => (id === '3' ? null : { id, pay: 100 * Number(id) })),
        salary: (each: { pay: number }) => each.pay,
        bonus: ({ id }: { id: string }) => (id === '2' ? null : Number(id)),
        nickname: ({ id }: { id: string }) => `n${id}`,
      },
    },
  )

interface Person {
  readonly id: number
  readonly badge: number
  readonly name: string
  readonly boss: number | null
  readonly dept: number
}

interface Dept {
  readonly id: number
  readonly title: string
}

const departments: readonly Dept[] = [
  { id: 1, title: 'Care' },
  { id: 2, title: 'Supply' },
]

const people: readonly Person[] = [
  { id: 1, badge: 10, name: 'Ana', boss: null, dept: 1 },
  { id: 2, badge: 11, name: 'Bo', boss: 1, dept: 1 },
  { id: 3, badge: 12, name: 'Cy', boss: 1, dept: 2 },
  { id: 4, badge: 13, name: 'Di', boss: 3, dept: 2 },
]

const doors = [
  { level: 'PUBLIC', number: 0, label: 'Gate' },
  { level: 'STAFF', number: 1, label: 'Ward' },
  { level: 'STAFF', number: 2, label: new Error('label is worn off') },
  { level: 'SECRET', number: 3, label: null },
]

const payslips = [
  { id: 7, month: 'May', who: 1 },
  { id: 8, month: 'June', who: 2 },
  { id: 9, month: null, who: 3 },
]

export const company: ExampleSupergraph = {
  name: 'company',
  build: () => [staff(), access(), payroll()],
  argumentsFor: (coordinate) =>
    ({
      'Query.employee': [{ id: '1' }, { id: '3' }, { id: 'none' }],
      'Query.lastEntry': [{ badge: 11 }, { badge: 12 }],
      'Query.payslips': [{}, { limit: 3 }, { limit: 0 }],
      'Employee.doors': [{}, { level: 'SECRET' }, { level: null }],
    })[coordinate],
}
