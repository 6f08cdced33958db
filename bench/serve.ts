import { readFileSync } from 'node:fs'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import { createGatewayServer } from '#gateway/server.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { auditor } from '../test/principals.ts'
import { instantOdoo } from './instant-source.ts'
import { monolithOf } from './monolith.ts'

// Serves the graph in one of the ways that are compared: serve.ts <way> [<subgraph>=<address>,…]
const [way = '', addresses = ''] = process.argv.slice(2)
const modules = subgraphModules(instantOdoo)
const request = (context: RequestContext): unknown => context

const joined = () => joinSubgraphs(readSupergraphSdl(), modules)

// Somebody with limits, that the operations stay within: what costs most to decide.
const asker = {
  ...auditor,
  scopes: new Set([...auditor.scopes].filter((scope) => !scope.startsWith('revenue-cycle:'))),
}

function served() {
  const subgraph = modules.find(({ name }) => name === way)
  if (subgraph !== undefined) return { schema: subgraph.schema, contextFor: subgraph.context }
  if (way === 'join') return { schema: withFieldAuthorization(joined(), readSupergraphSdl()), contextFor: request }
  if (way === 'unguarded') return { schema: joined(), contextFor: request }
  if (way === 'monolith') return monolithOf(readFileSync('schema/api.graphql', 'utf8'), modules)
  const urls = Object.fromEntries(addresses.split(',').map((pair) => pair.split('=') as [string, string]))
  return { schema: remoteSubgraphs(readSupergraphSdl(), urls, () => ({})), contextFor: request }
}

const server = createGatewayServer({
  ...served(),
  authenticate: async () => asker,
  limits: { ...defaultLimits, bodyBytes: 16_000_000, fields: 100_000, aliases: 100_000, rootFields: 1_000 },
  timeoutMs: 30_000,
  health: async () => ({ sources: {}, ready: true }),
  graphiql: false,
  log: silentLog,
})
const listening = await server.listen(0, '127.0.0.1')
console.log(`ready ${new URL(listening.url).port}`)
