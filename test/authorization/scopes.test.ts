import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { scopes } from '#shared/auth/scopes.ts'
import { type AuthorizedGraph, authorizedGraph, everywhere } from './authorized-graph.ts'
import { personas } from './expectations/personas.ts'
import { wholeOf } from './path-forms.ts'
import { api } from './schema-without-rules.ts'
import { sightOfScopes } from './sight-of-scopes.ts'
import { faultsIn, type Trial, wholeAnswers } from './trials.ts'
import { along, waysToTypes } from './ways.ts'

let graph: AuthorizedGraph
const trials: Trial[] = []

beforeAll(async () => {
  graph = await authorizedGraph()
  for (const way of [...(await waysToTypes(graph)).values()].flat()) {
    trials.push({
      name: `${way.type.name} by ${way.steps.join(' ')}`,
      root: way.root,
      selection: along(way, wholeOf(way.type)),
    })
  }
}, 60_000)

const every = Object.keys(scopes)
const part = 30

describe('Whoever has any of the scopes there are', () => {
  it('is answered what the directives of the schema say, and nothing else', async () => {
    const whole = wholeAnswers(graph.askWithoutRules, everywhere(new Set()))
    const parts = Array.from({ length: Math.ceil(trials.length / part) }, (_, place) => place)
    await fc.assert(
      fc.asyncProperty(fc.subarray(every), fc.constantFrom(...parts), async (some, place) => {
        const held = new Set(some)
        const asking = { name: some.join(' '), schema: api, ask: graph.ask, whole }
        const asked = trials.slice(place * part, (place + 1) * part)
        const sight = sightOfScopes(held)
        expect(await faultsIn(asked, { ...asking, principal: everywhere(held), sight })).toEqual([])
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('is no persona with a scope that nobody knows', () => {
    const unknown = personas.flatMap(({ scopes: held }) => held.filter((scope) => !every.includes(scope)))
    expect(unknown).toEqual([])
  })
})
