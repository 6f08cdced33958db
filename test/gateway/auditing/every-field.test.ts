import { type DocumentNode, execute, type GraphQLSchema, Kind, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noteReadsOf } from '#gateway/auditing/operation-reads.ts'
import { readSensitiveFields } from '#gateway/auditing/sensitive-fields.ts'
import { watchReads } from '#gateway/auditing/watch.ts'
import { ofSubgraph } from '#gateway/authentication/authentication.ts'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readDocuments, readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import { createGatewayServer, type GatewayServer } from '#gateway/server.ts'
import { GatewaySignatures, GatewaySigner } from '#shared/auth/gateway-signature.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import {
  type AuthorizedGraph,
  authorizedGraph,
  everywhere,
  plain,
  requestOf,
} from '../../authorization/authorized-graph.ts'
import { personas } from '../../authorization/expectations/personas.ts'
import { wholeOf } from '../../authorization/path-forms.ts'
import { api } from '../../authorization/schema-without-rules.ts'
import { objectTypes } from '../../authorization/sight.ts'
import { documentAlong, waysToTypes } from '../../authorization/ways.ts'
import { askingForIds, asPairs, careful, expectedReads } from './expected-reads.ts'

const sdl = readSupergraphSdl()
const sensitive = readSensitiveFields(sdl)
const keys = ['a key of thirty-two bytes, and more']
const limits = { ...defaultLimits, bodyBytes: 16_000_000, tokens: 1_000_000, fields: 100_000, aliases: 100_000 }

const servers: GatewayServer[] = []
const schemas: Record<'joined' | 'remote', GraphQLSchema> = { joined: api, remote: api }
const documents: DocumentNode[] = []
let rootValue: AuthorizedGraph['events']['rootValue']

beforeAll(async () => {
  const graph = await authorizedGraph()
  const ways = await waysToTypes(graph, 1)
  for (const type of objectTypes(api)) {
    for (const way of ways.get(type.name) ?? []) documents.push(parse(documentAlong(way, wholeOf(type))))
  }
  documents.push(
    ...readDocuments()
      .map(({ query }) => parse(query))
      .filter(isPlain),
  )
  rootValue = graph.events.rootValue
  schemas.joined = withFieldAuthorization(joinSubgraphs(sdl, graph.modules()), sdl, watchReads(sensitive))
  schemas.remote = withFieldAuthorization(await remote(graph), sdl, watchReads(sensitive))
}, 60_000)

afterAll(() => Promise.all(servers.map((server) => server.close())))

async function remote(graph: AuthorizedGraph): Promise<GraphQLSchema> {
  const urls: Record<string, string> = {}
  for (const { name, schema, context } of graph.modules()) {
    const server = createGatewayServer({
      schema: withFieldAuthorization(schema, sdl),
      authenticate: ofSubgraph(new GatewaySignatures(name, keys), null),
      contextFor: context,
      limits: { ...limits, rootFields: 1_000 },
      timeoutMs: 60_000,
      graphiql: false,
      health: async () => ({ ready: true, sources: {} }),
      log: silentLog,
    })
    servers.push(server)
    urls[name] = (await server.listen(0, '127.0.0.1')).url
  }
  const signer = new GatewaySigner(keys)
  const sign: Parameters<typeof remoteSubgraphs>[2] = (subgraph, body, { principal }) =>
    signer.headers(subgraph, body, principal)
  return remoteSubgraphs(sdl, urls, sign, undefined, true)
}

/** Those that can be asked in this way: subscriptions are not served over subgraphs elsewhere. */
function askedIn(way: keyof typeof schemas): DocumentNode[] {
  const isSubscription = ({ definitions }: DocumentNode) => JSON.stringify(definitions[0]).includes('"subscription"')
  return way === 'joined' ? documents : documents.filter((document) => !isSubscription(document))
}

/** Documents whose reads `expectedReads` can work out. */
function isPlain({ definitions }: DocumentNode): boolean {
  return definitions.length === 1 && !JSON.stringify(definitions).includes(Kind.FRAGMENT_SPREAD)
}

async function noted(schema: GraphQLSchema, document: DocumentNode, scopes: ReadonlySet<string>) {
  const contextValue = requestOf(everywhere(scopes))
  const reads = noteReadsOf(contextValue)
  const { data, errors = [] } = await execute({ schema, document, contextValue, rootValue })
  const denied = new Set(errors.flatMap(({ extensions }) => (extensions.coordinate as string) ?? []))
  return { data: plain(data), denied, reads: reads.told(sensitive.coordinates) }
}

describe('The fields of which it is recorded who read them', () => {
  it('are those that the table for people calls FINANCIAL or PERSONAL, and every command', () => {
    expect(new Set(sensitive.coordinates)).toEqual(careful)
    expect(careful.size).toBeGreaterThan(150)
  })
})

describe.each(['joined', 'remote'] as const)('Of every field of the %s graph it is recorded', (way) => {
  // Over HTTP each takes several times as long: those who may see little, much and all.
  const some = personas.filter(({ name }) => way === 'joined' || ['buyer', 'auditor', 'supplier'].includes(name))

  it.each(some)('which were read by $name, and of which records', { timeout: 120_000 }, async ({ scopes }) => {
    expect(documents.length).toBeGreaterThan(100)
    const faults: unknown[] = []
    for (const document of askedIn(way)) {
      const { data, denied, reads } = await noted(schemas[way], askingForIds(document), new Set(scopes))
      if (data === null) continue
      const expected = expectedReads(askingForIds(document), data, denied)
      const found = asPairs(reads)
      const deniedCoordinates = new Set([...asPairs(reads, 'denied')].map((pair) => pair.split(' ')[0]))
      const missing = [...expected.difference(found)]
      const more = [...found.difference(expected)]
      const otherDenials = [...deniedCoordinates.symmetricDifference(denied.intersection(careful))]
      if (missing.length + more.length + otherDenials.length > 0) faults.push({ missing, more, otherDenials })
    }
    expect(faults).toEqual([])
  })

  it('with the ids of records whose ids nobody asked for', { timeout: 60_000 }, async () => {
    const all = new Set(personas.flatMap(({ scopes }) => scopes))
    for (const document of askedIn(way)) {
      const [bare, asked] = [document, askingForIds(document)].map((each) => noted(schemas[way], each, all))
      const ids = (await asked)?.reads
      // The id of what is FINANCIAL or PERSONAL itself is a read of its own.
      const without = (pairs: Set<string>) => new Set([...pairs].filter((pair) => !/^\w+\.id /.test(pair)))
      expect(without(asPairs((await bare)?.reads ?? []))).toEqual(without(asPairs(ids ?? [])))
    }
  })
})
