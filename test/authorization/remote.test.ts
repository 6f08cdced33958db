import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ofSubgraph } from '#gateway/authentication/authentication.ts'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { foldConditions } from '#gateway/graph/fold.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import { createGatewayServer, type GatewayServer } from '#gateway/server.ts'
import { GatewaySignatures, GatewaySigner } from '#shared/auth/gateway-signature.ts'
import { scopes } from '#shared/auth/scopes.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { type Ask, type AuthorizedGraph, answerOf, authorizedGraph, everywhere, requestOf } from './authorized-graph.ts'
import { personas } from './expectations/personas.ts'
import { seenPart } from './judge.ts'
import { fieldsOf, formsOf, formVariables, operation, wholeOf } from './path-forms.ts'
import { api } from './schema-without-rules.ts'
import { objectTypes, sightOf } from './sight.ts'
import { type Asking, askingAs, faultsIn, type Trial, wholeAnswers } from './trials.ts'
import { along, waysToTypes } from './ways.ts'

const keys = ['a key of thirty-two bytes, and more']
const generous = {
  ...defaultLimits,
  bodyBytes: 16_000_000,
  tokens: 1_000_000,
  fields: 100_000,
  aliases: 100_000,
  rootFields: 1_000,
}

let graph: AuthorizedGraph
let ask: Ask
let whole: Asking['whole']
const servers: GatewayServer[] = []
const byForm: Trial[] = []
const besideOthers: Trial[] = []

beforeAll(async () => {
  graph = await authorizedGraph()
  whole = wholeAnswers(graph.askWithoutRules, everywhere(new Set()))
  const ways = await waysToTypes(graph)
  for (const type of objectTypes(api)) {
    // Subscriptions are not served over subgraphs elsewhere.
    const asked = (ways.get(type.name) ?? []).filter((way) => way.root !== 'subscription')
    for (const [place, way] of asked.entries()) {
      const { root } = way
      const name = `all of ${type.name} by ${way.steps.join(' ')}`
      besideOthers.push({ name, root, selection: along(way, wholeOf(type)) })
      if (place > 0) continue
      for (const field of fieldsOf(type)) {
        const forms = formsOf(type, field, `${type.name}${field.name}`)
        // What stitching could lose: a name, a fragment, a condition.
        for (const { name, selection, fragments } of forms.filter((_, at) => at % 4 === 0)) {
          byForm.push({ name: `${type.name}.${field.name} ${name}`, root, selection: along(way, selection), fragments })
        }
      }
    }
  }
  const urls: Record<string, string> = {}
  for (const { name, schema, context } of graph.modules()) {
    const server = createGatewayServer({
      schema: withFieldAuthorization(schema, readSupergraphSdl()),
      authenticate: ofSubgraph(new GatewaySignatures(name, keys), null),
      contextFor: context,
      limits: generous,
      timeoutMs: 60_000,
      graphiql: false,
      health: async () => ({ ready: true, sources: {} }) as never,
      log: silentLog,
    })
    servers.push(server)
    urls[name] = (await server.listen(0, '127.0.0.1')).url
  }
  const signer = new GatewaySigner(keys)
  const remote = remoteSubgraphs(readSupergraphSdl(), urls, (subgraph, body, { principal }) =>
    signer.headers(subgraph, body, principal),
  )
  const schema = withFieldAuthorization(remote, readSupergraphSdl())
  ask = async (document, principal, variables = {}) => {
    graph.source.takeAskedFields()
    const contextValue = requestOf(principal)
    // As at the door: stitching loses a field that is there once with a condition and once without.
    const folded = foldConditions(document, variables, undefined)
    const result = await execute({ schema, document: folded, variableValues: variables, contextValue })
    return answerOf(result, graph.source)
  }
}, 60_000)

afterAll(() => Promise.all(servers.map((server) => server.close())))

describe.each(personas)(
  'With subgraphs elsewhere each field is answered to $name, or not, as it should be',
  (persona) => {
    const asking = () => askingAs(persona, { ask, whole })

    it('on kinds of paths that stitching could lose', async () => {
      // Every other one: the next persona has those between.
      const turn = personas.indexOf(persona) % 2
      expect(
        await faultsIn(
          byForm.filter((_, place) => place % 2 === turn),
          asking(),
        ),
      ).toEqual([])
    }, 60_000)

    it('beside all other fields of its type', async () => {
      expect(await faultsIn(besideOthers, asking())).toEqual([])
    }, 60_000)
  },
)

describe('With subgraphs elsewhere', () => {
  // Subgraphs by themselves read more than joined ones do, so what is compared is what they read for others.
  const everything = everywhere(new Set(Object.keys(scopes)))

  it.each(personas)(
    'Odoo is not asked for what $name may not see',
    async (persona) => {
      const faults: string[] = []
      for (const { name, root, selection } of besideOthers.filter((_, at) => at % 2 === 0)) {
        const document = parse(operation(selection, root))
        const { asked } = await ask(document, everywhere(new Set(persona.scopes)), formVariables)
        const seen = await ask(seenPart(api, document, formVariables, sightOf(persona)), everything, formVariables)
        const tooMuch = [...asked].filter((field) => !seen.asked.has(field))
        if (tooMuch.length > 0) faults.push(`${persona.name}, ${name}: ${tooMuch}`)
      }
      expect(faults).toEqual([])
    },
    60_000,
  )
})
