import { buildSchema, execute, type GraphQLSchema, type GraphQLUnionType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { auditor } from '../../principals.ts'
import { toyGraph } from './toy-graph.ts'

const wards = toyGraph(
  /* GraphQL */ `
    type Query {
      wards: [Ward] @requiresScopes(scopes: [["wards"]])
      ward: Ward! @requiresScopes(scopes: [["wards"]])
      everyone: String @authenticated
      open: String @public
      nobody: String
      byPolicy: String @policy(policies: [["ours"]])
      either: String @requiresScopes(scopes: [["a", "b"], ["c"]])
      secret: Secret @public
      mood: Mood @public
      budget: Budget @public
    }
    type Ward @requiresScopes(scopes: [["wards"]]) {
      name: String
      beds: Int! @requiresScopes(scopes: [["beds"]])
      head: Person
      patients: [Person!] @requiresScopes(scopes: [["patients"]])
    }
    type Person @authenticated {
      name: String @requiresScopes(scopes: [["people"]])
      ward: Ward
    }
    type Budget @requiresScopes(scopes: [["money"]]) { total: Int }
    scalar Secret @requiresScopes(scopes: [["secrets"]])
    enum Mood @requiresScopes(scopes: [["moods"]]) { GOOD BAD }
  `,
  {
    Query: {
      wards: [1, 2, 3].map((beds) => ({
        name: `W${beds}`,
        beds,
        head: { name: 'H', ward: { name: 'W' } },
        patients: [],
      })),
      ward: { name: 'W', beds: 1, head: { name: 'H' } },
      everyone: 'e',
      open: 'o',
      nobody: 'n',
      byPolicy: 'p',
      either: 'x',
      secret: 's',
      mood: 'GOOD',
      budget: { total: 1 },
    },
  },
)

describe('a field that may not be read', () => {
  it('is null, with one error that says which field and for how many places', async () => {
    const { data, errors } = await wards.ask('{ wards { head { name } } }', ['wards'])
    const head = { head: { name: null } }
    expect(data).toEqual({ wards: [head, head, head] })
    expect(errors.map((error) => error.toJSON())).toEqual([
      {
        message: 'Cannot read Person.name: it needs people',
        locations: [{ line: 1, column: 18 }],
        path: ['wards', 0, 'head', 'name'],
        extensions: { code: 'FORBIDDEN', origin: 'caregraph', retryable: false, coordinate: 'Person.name', count: 3 },
      },
    ])
  })

  it('is never resolved, and nothing below it', async () => {
    const { called } = await wards.ask('{ wards { name patients { name } head { ward { name } } } open }', [])
    expect([...called]).toEqual(['Query.open'])
  })

  it('is the same by any path: alias, fragment, condition, or all of them at once', async () => {
    const text = `query ($yes: Boolean!) {
      wards { ...Named b: beds @include(if: $yes) ... { patients { n: name } } ... on Ward @skip(if: false) { x: patients { name } } }
    }
    fragment Named on Ward { name ...Beds }
    fragment Beds on Ward { beds beds }`
    const { data, denials, called } = await wards.ask(text, ['wards', 'people'], { yes: true })
    expect(called).not.toContain('Ward.beds')
    expect(called).not.toContain('Ward.patients')
    // Of two that take the same object with them one is told, as the specification allows.
    expect(denials.toSorted()).toEqual(['Ward.beds 3', 'Ward.patients 3', 'Ward.patients 3'])
    expect(data).toEqual({ wards: [null, null, null] })
  })

  it('takes with it what cannot be without it, as the specification says', async () => {
    expect(await wards.ask('{ ward { name beds } open }', ['wards'])).toMatchObject({
      data: null,
      denials: ['Ward.beds 1'],
    })
    expect(await wards.ask('{ ward { name } open }', [])).toMatchObject({ data: null, denials: ['Query.ward 1'] })
  })

  it('is denied again and again, each time anew', async () => {
    for (const _ of [1, 2]) expect((await wards.ask('{ budget { total } }')).denials).toEqual(['Query.budget 1'])
  })

  it('is refused beside introspection, which is answered', async () => {
    const { data, denials } = await wards.ask('{ __schema { queryType { name } } __typename budget { total } }')
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, __typename: 'Query', budget: null })
    expect(denials).toEqual(['Query.budget 1'])
  })
})

describe('what decides', () => {
  it.each([
    ['everyone', [], true],
    ['open', [], true],
    ['nobody', ['wards', 'a', 'b', 'c'], false],
    ['byPolicy', ['ours'], false],
    ['either', ['a'], false],
    ['either', ['a', 'b'], true],
    ['either', ['c'], true],
    ['secret', [], false],
    ['secret', ['secrets'], true],
    ['mood', ['secrets'], false],
    ['mood', ['moods'], true],
    ['budget { total }', [], false],
    ['budget { total }', ['money'], true],
    ['wards { __typename }', [], false],
  ])('%s with scopes %j: %s', async (selection, scopes, isAnswered) => {
    const { denials } = await wards.ask(`{ ${selection} }`, scopes)
    expect(denials.length === 0).toBe(isAnswered)
  })

  it('is the type as well as the field', async () => {
    const text = '{ wards { head { ward { name } } } }'
    expect((await wards.ask(text, ['wards'])).denials).toEqual([])
    expect((await wards.ask('{ wards { beds } }', ['beds'])).denials).toEqual(['Query.wards 1'])
  })

  it('is who asks, and nobody else: an execution that names no principal is answered nothing', async () => {
    const document = parse('{ open }')
    for (const contextValue of [undefined, null, {}, 'auditor']) {
      const { data, errors } = await execute({ schema: wards.schema, document, contextValue })
      expect(data).toEqual({ open: null })
      expect(errors?.[0]?.message).toBe('Cannot authorize: the context of the execution names no principal')
    }
  })
})

const places = toyGraph(
  /* GraphQL */ `
    type Query { all: [Place] @public any: [Thing] @public node: Place @public }
    interface Place @authenticated {
      name: String
      cost: Int @requiresScopes(scopes: [["costs"]])
      inside: Place
    }
    type Room implements Place @authenticated { name: String cost: Int inside: Place }
    type Vault implements Place @requiresScopes(scopes: [["vaults"]]) { name: String cost: Int code: String inside: Place }
    type Desk implements Place @authenticated {
      name: String @requiresScopes(scopes: [["desks"]])
      cost: Int
      inside: Place
    }
    union Thing = Room | Vault
  `,
  {
    Query: {
      all: ['Room', 'Desk', 'Vault'].map((__typename) => ({
        __typename,
        name: __typename,
        cost: 1,
        inside: { __typename: 'Room', name: 'in' },
      })),
      any: ['Room', 'Vault'].map((__typename) => ({ __typename, name: __typename, code: '1' })),
    },
  },
)

describe('interfaces and unions', () => {
  it('are decided by what an object is: one kind is answered beside another that is not', async () => {
    const { data, denials } = await places.ask('{ all { name } }', ['vaults'])
    expect(data).toEqual({ all: [{ name: 'Room' }, { name: null }, { name: 'Vault' }] })
    expect(denials).toEqual(['Desk.name 1'])
  })

  it('hold for all their implementations what they say of a field', async () => {
    const { data, denials } = await places.ask('{ all { cost } }', ['vaults', 'desks'])
    expect(data).toEqual({ all: [{ cost: null }, { cost: null }, { cost: null }] })
    expect(denials.toSorted()).toEqual(['Desk.cost 1', 'Room.cost 1', 'Vault.cost 1'])
  })

  it.each(['{ all { __typename } }', '{ any { __typename } }', '{ all { name ... on Vault { code } } }'])(
    'do not even say that an object is of a type that may not be given out: %s',
    async (text) => {
      const { data, errors, called } = await places.ask(text, ['desks'])
      expect(JSON.stringify(data)).not.toContain('Vault')
      expect((Object.values(data ?? {})[0] as unknown[]).at(-1)).toBeNull()
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
      expect(called).not.toContain('Vault.code')
    },
  )

  it('cannot be used to slip by: a denied selection beside an allowed one of the same name', async () => {
    const text = '{ all { ... on Room { name } ... on Desk { name } ...P } } fragment P on Place { name }'
    const { data } = await places.ask(text, ['vaults'])
    expect(data).toEqual({ all: [{ name: 'Room' }, { name: null }, { name: 'Vault' }] })
  })
})

describe('what resolvers see below their field', () => {
  it('is nothing that may not be read', async () => {
    const text =
      '{ wards { name ...B head { name ward { name beds } } } } fragment B on Ward { beds patients { name } }'
    const { seen } = await wards.ask(text, ['wards'])
    expect(seen.get('Query.wards')).toEqual(['name', 'head'])
    expect(seen.get('Ward.head')).toEqual(['ward'])
    expect(seen.get('Person.ward')).toEqual(['name'])
  })

  it('is all that was selected, where nothing is denied', async () => {
    const { seen } = await wards.ask('{ wards { ...B } } fragment B on Ward { name beds }', ['wards', 'beds'])
    expect(seen.get('Query.wards')).toEqual(['name', 'beds'])
  })

  it('is by kind, where kinds differ', async () => {
    expect((await places.ask('{ all { name inside { name } } }', [])).seen.get('Query.all')).toContain('name')
    expect((await places.ask('{ all { cost } }', [])).seen.get('Query.all')).toEqual([])
  })

  it('is right for one document asked by people with different rights, in any order', async () => {
    const text = '{ wards { name beds } }'
    for (const scopes of [['wards'], ['wards', 'beds'], ['wards'], ['wards', 'beds', 'people']]) {
      const { seen } = await wards.ask(text, scopes)
      expect(seen.get('Query.wards')).toEqual(scopes.includes('beds') ? ['name', 'beds'] : ['name'])
    }
  })
})

describe('what the rules do not foresee', () => {
  const directives = 'directive @public on FIELD_DEFINITION\ndirective @requiresScopes(scopes: [[String!]!]!) on OBJECT'
  const ask = (schema: GraphQLSchema, text: string) =>
    execute({ schema, document: parse(text), contextValue: { principal: { ...auditor, scopes: new Set(['a']) } } })

  it('is denied: a field of the schema that the supergraph does not know, to whoever asks', async () => {
    const schema = buildSchema(`${directives} type Query { known: String @public unknown: String }`)
    const resolve = () => 'answered'
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) field.resolve = resolve
    withFieldAuthorization(schema, `${directives} type Query { known: String @public }`)
    const { data, errors } = await ask(schema, '{ known unknown }')
    expect(data).toEqual({ known: 'answered', unknown: null })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', coordinate: 'Query.unknown' })
  })

  it.each([
    ['a promise', async () => 'Vault'],
    // biome-ignore lint/suspicious/noThenProperty: graphql-js takes for a promise whatever has one
    ['what only looks like a promise', () => ({ then: (told: (name: string) => unknown) => told('Vault') })],
  ])('is denied: a type that is told only later, by %s', async (_, resolveType) => {
    const sdl = `${directives}
      type Query { thing: Thing @public }
      union Thing = Open | Vault
      type Open { name: String @public }
      type Vault @requiresScopes(scopes: [["vaults"]]) { name: String }`
    const schema = buildSchema(sdl)
    const thing = schema.getQueryType()?.getFields().thing
    if (thing) thing.resolve = () => ({})
    const union = schema.getType('Thing') as GraphQLUnionType
    union.resolveType = resolveType as () => Promise<string>
    withFieldAuthorization(schema, sdl)
    const { data, errors } = await ask(schema, '{ thing { __typename } }')
    expect(data).toEqual({ thing: null })
    expect(errors?.map(({ message }) => message)).toEqual(['Cannot read Vault: a scope is missing'])
  })
})

const kinds = toyGraph(
  /* GraphQL */ `
    type Query { all: [Kind] @public guarded: Guarded @public }
    interface Kind @requiresScopes(scopes: [["kinds"]]) { name: String inside: Kind }
    type Open implements Kind { name: String inside: Open }
    type Closed implements Kind { name: String @requiresScopes(scopes: [["closed"]]) inside: Closed }
    type Guarded @public { both: String @requiresScopes(scopes: [["kinds"]]) @policy(policies: [["ours"]]) }
  `,
  {
    Query: {
      all: ['Open', 'Closed'].map((__typename) => ({ __typename, name: 'n', inside: { __typename, name: 'in' } })),
      guarded: { both: 'b' },
    },
  },
)

describe('rules beside one another', () => {
  it('an interface that needs a scope needs it for all its implementations, whatever those say', async () => {
    expect((await kinds.ask('{ all { ... on Open { name } } }', [])).denials).toEqual(['Query.all 1'])
    expect((await kinds.ask('{ all { name } }', ['kinds'])).denials).toEqual(['Closed.name 1'])
  })

  it('a policy that nobody meets is not made good by a scope beside it', async () => {
    expect((await kinds.ask('{ guarded { both } }', ['kinds'])).denials).toEqual(['Guarded.both 1'])
  })

  it('one selection is two where it is made of objects of two types', async () => {
    const { seen, data } = await kinds.ask('{ all { inside { name } } }', ['kinds'])
    expect(seen.get('Open.inside')).toEqual(['name'])
    expect(seen.get('Closed.inside')).toEqual([])
    expect(data).toEqual({ all: [{ inside: { name: 'in' } }, { inside: { name: null } }] })
  })
})
