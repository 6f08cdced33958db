import { execute, type GraphQLSchema, isUnionType, parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { principalOfContext } from '#gateway/authorization/rights.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import {
  type Ask,
  type AuthorizedGraph,
  answerOf,
  authorizedGraph,
  everywhere,
  plain,
  requestOf,
} from './authorized-graph.ts'
import { personas } from './expectations/personas.ts'
import { fieldsOf, formsOf, wholeOf } from './path-forms.ts'
import { type Sight, sightOf } from './sight.ts'
import { type Asking, faultsIn, type Trial, wholeAnswers } from './trials.ts'
import { documentAlong, waysToTypes } from './ways.ts'

/** One subgraph by itself, with its rules, and all that can be asked of it by reference. */
interface Alone extends Pick<Asking, 'schema' | 'ask' | 'whole'> {
  readonly name: string
  readonly types: readonly string[]
  readonly trials: readonly Trial[]
}

let graph: AuthorizedGraph
let subgraphs: readonly Alone[]

beforeAll(async () => {
  graph = await authorizedGraph()
  const idsOf = await idsOfEntities()
  const open = graph.modules()
  subgraphs = graph.modules().map((module, place) => {
    const { schema } = open[place] as SubgraphModule
    const ask = askingOf(module, withFieldAuthorization(module.schema, readSupergraphSdl()))
    const whole = wholeAnswers(askingOf(module, schema), everywhere(new Set()))
    const entities = schema.getType('_Entity')
    const types = isUnionType(entities) ? entities.getTypes() : []
    const trials = types.flatMap((type) => {
      const representations = (idsOf.get(type.name) ?? []).map((id) => `{ __typename: "${type.name}", id: "${id}" }`)
      const forms = fieldsOf(type).flatMap((field) =>
        formsOf(type, field, `${type.name}${field.name}`).map((form) => ({
          ...form,
          name: `.${field.name} ${form.name}`,
        })),
      )
      return [...forms, { name: ': all of it', selection: wholeOf(type), fragments: '' }].map(
        ({ name, selection, fragments }): Trial => ({
          name: `${type.name}${name}, by reference from ${module.name}`,
          selection: `_entities(representations: [${representations}]) { __typename ... on ${type.name} { ${selection} } }`,
          fragments,
        }),
      )
    })
    return { name: module.name, schema, ask, whole, trials, types: types.map(({ name }) => name) }
  })
  expect(subgraphs.flatMap(({ types }) => types).filter((type) => !idsOf.has(type))).toEqual([])
}, 60_000)

/** Ids of some of each type, as a graph without rules gives them. */
async function idsOfEntities(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  for (const [type, ways] of await waysToTypes(graph)) {
    for (const way of ways.filter((each) => 'id' in each.type.getFields())) {
      const { data } = await graph.askWithoutRules(parse(documentAlong(way, 'id __typename')), everywhere(new Set()))
      const ids = JSON.stringify(data).matchAll(new RegExp(`"id":"([^"]+)","__typename":"${type}"`, 'g'))
      found.set(type, [...new Set([...(found.get(type) ?? []), ...[...ids].map(([, id]) => id as string)])].slice(0, 3))
    }
  }
  return found
}

/** A subgraph's own context does not say who asks: its server says so. */
function askingOf({ context }: SubgraphModule, schema: GraphQLSchema): Ask {
  return async (document, principal, variables = {}) => {
    graph.source.takeAskedFields()
    const contextValue = context(requestOf(principal)) as object
    principalOfContext(contextValue, principal)
    return answerOf(await execute({ schema, document, variableValues: variables, contextValue }), graph.source)
  }
}

/** Federation's own root fields decide nothing: what is below them does. */
const inSubgraph = (sight: Sight): Sight => ({
  ...sight,
  sees: (type, field) => (type.name === 'Query' && field.startsWith('_')) || sight.sees(type, field),
})

describe('Entities that a subgraph is asked for by itself', () => {
  it('are asked for in thousands of ways, each by every subgraph that knows its type', () => {
    expect(subgraphs.flatMap(({ trials }) => trials).length).toBeGreaterThan(3_000)
    const owners = Map.groupBy(
      subgraphs.flatMap(({ types }) => types),
      (type) => type,
    )
    expect([...owners].filter(([, all]) => all.length > 1).length).toBeGreaterThan(5)
  })

  it.each(personas)(
    'are answered to $name as they should be',
    async ({ name, ...persona }) => {
      const principal = everywhere(new Set(persona.scopes))
      const sight = inSubgraph(sightOf({ name, ...persona }))
      const faults: string[] = []
      for (const { trials, ...subgraph } of subgraphs) {
        faults.push(...(await faultsIn(trials, { ...subgraph, name, principal, sight })))
      }
      expect(faults).toEqual([])
    },
    60_000,
  )

  it('are answered to nobody when it is not said who asks', async () => {
    const [{ context, schema: bare } = never()] = graph.modules()
    const schema = withFieldAuthorization(bare, readSupergraphSdl())
    const document = parse('{ companies { nodes { name } } unitsOfMeasure { name } }')
    const contextValue = context(requestOf(everywhere(new Set(['master-data:items:read']))))
    graph.source.takeAskedFields()
    const { data, errors = [] } = await execute({ schema, document, contextValue })
    expect(plain(data)).toEqual({ companies: null, unitsOfMeasure: null })
    expect(errors.length).toBe(2)
    expect(graph.source.takeAskedFields()).toEqual(new Set())
  })
})

function never(): never {
  throw new Error('There is no subgraph')
}
