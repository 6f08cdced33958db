import { type GraphQLObjectType, parse } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AuthorizedGraph, authorizedGraph, everywhere, principalOf, told } from './authorized-graph.ts'
import { personas } from './expectations/personas.ts'
import { seenPart } from './judge.ts'
import { fieldsOf, formsOf, formVariables, operation, wholeOf } from './path-forms.ts'
import { api, type Root, roots, sdl } from './schema-without-rules.ts'
import { objectTypes, sightOf } from './sight.ts'
import { type Asking, askingAs, faultsIn, faultsOfDocument, type Trial, wholeAnswers } from './trials.ts'
import { along, argumentsOfRoots, typesWithoutWay, type Way, waysToTypes } from './ways.ts'

let graph: AuthorizedGraph
let ways: ReadonlyMap<string, readonly Way[]>
let rootFields: readonly {
  readonly root: Root
  readonly type: GraphQLObjectType
  readonly name: string
  readonly given: string
}[]
let whole: Asking['whole']
const byForm: Trial[] = []
const byWay: Trial[] = []
const besideOthers: Trial[] = []

beforeAll(async () => {
  graph = await authorizedGraph()
  ways = await waysToTypes(graph)
  whole = wholeAnswers(graph.askWithoutRules, everywhere(new Set()))
  const argumentsOf = await argumentsOfRoots(graph)
  rootFields = [...roots].flatMap(([type, root]) =>
    Object.values(type.getFields()).flatMap((field) =>
      argumentsOf(field).map((given) => ({ root, type, name: field.name, given })),
    ),
  )
  for (const type of objectTypes(api)) {
    for (const [place, way] of (ways.get(type.name) ?? []).entries()) {
      const by = `by ${way.steps.join(' ')}`
      for (const field of fieldsOf(type)) {
        // Every kind of path on the first way; on further ones, what leads there is what differs.
        const forms = formsOf(type, field, `${type.name}${field.name}`)
        for (const form of place === 0 ? forms : forms.slice(0, 2)) {
          const name = `${type.name}.${field.name} ${form.name} ${by}`
          const trial = { name, root: way.root, selection: along(way, form.selection) }
          ;(place === 0 ? byForm : byWay).push({ ...trial, fragments: form.fragments })
        }
      }
      besideOthers.push({ name: `all of ${type.name} ${by}`, root: way.root, selection: along(way, wholeOf(type)) })
    }
  }
}, 60_000)

it('Every type is one that some way leads to', () => {
  expect(typesWithoutWay(ways)).toEqual([])
})

it('Every field is asked for in thousands of ways', () => {
  expect(byForm.length).toBeGreaterThan(6_000)
  expect(byWay.length + besideOthers.length).toBeGreaterThan(2_500)
})

describe.each(personas)('Each field is answered to $name, or not, as it should be', (persona) => {
  const asking = () => askingAs(persona, { ask: graph.ask, whole })

  it('on every kind of path', async () => {
    // Every other one: the next persona has those between.
    const turn = personas.indexOf(persona) % 2
    expect(
      await faultsIn(
        byForm.filter((_, place) => place % 2 === turn),
        asking(),
      ),
    ).toEqual([])
  }, 60_000)

  it('from every type that refers to its own', async () => {
    expect(await faultsIn(byWay, asking())).toEqual([])
  }, 60_000)

  it('beside all other fields of its type', async () => {
    expect(await faultsIn(besideOthers, asking())).toEqual([])
  }, 60_000)

  it('at the root, on every kind of path', async () => {
    const faults: string[] = []
    for (const { root, type, name, given } of rootFields) {
      const field = type.getFields()[name]
      if (field === undefined) continue
      for (const form of formsOf(type, { ...field, name: `${name}${given}` }, name)) {
        const document = `${operation(form.selection, root)} ${form.fragments}`
        for (const { fault } of await faultsOfDocument(document, asking())) {
          faults.push(`${persona.name}, ${type.name}.${name} ${form.name}: ${fault}`)
        }
      }
    }
    expect(faults).toEqual([])
  }, 60_000)

  it('for the records that it may see, too', async () => {
    const principal = principalOf(persona)
    // What is not seen may be refused to it for other reasons, too.
    const ofItsOwn: Asking['whole'] = (text) =>
      graph.askWithoutRules(seenPart(api, parse(text), formVariables, sightOf(persona)), principal, formVariables)
    expect(await faultsIn(besideOthers, { ...asking(), principal, whole: ofItsOwn })).toEqual([])
  }, 60_000)

  it('beside questions about the schema itself', async () => {
    const document = operation(`
      before: __schema { queryType { name } types { name } }
      ${besideOthers
        .filter(({ root }) => root === 'query')
        .slice(0, 20)
        .map(({ selection }, place) => `c${place}: ${selection}`)
        .join('\n')}
      after: __type(name: "PurchaseOrder") { name fields { name type { name } } }
      __typename
    `)
    expect(await faultsOfDocument(document, asking())).toEqual([])
  })
})

it('No error tells a value of a record', () => {
  // A shelf may be called "Stock": that is a word of the schema, too.
  const texts = [...graph.source.texts].filter((text) => !sdl.includes(text))
  expect(texts.length).toBeGreaterThan(5_000)
  expect(told.size).toBeGreaterThan(100)
  expect([...told].filter((each) => texts.some((text) => each.includes(text)))).toEqual([])
})
