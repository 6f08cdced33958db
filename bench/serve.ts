import { readFileSync } from 'node:fs'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import { createGatewayServer } from '#gateway/server.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { asAuditor } from '../test/principals.ts'
import { instantOdoo } from './instant-source.ts'
import { monolithOf } from './monolith.ts'

// Serves the graph in one of the ways that are compared: serve.ts <way> [<subgraph>=<address>,…]
const [way = '', addresses = ''] = process.argv.slice(2)
const modules = subgraphModules(instantOdoo)
const request = (context: RequestContext): unknown => context

function served() {
  const subgraph = modules.find(({ name }) => name === way)
  if (subgraph !== undefined) return { schema: subgraph.schema, contextFor: subgraph.context }
  if (way === 'join') return { schema: joinSubgraphs(readSupergraphSdl(), modules), contextFor: request }
  if (way === 'monolith') return monolithOf(readFileSync('schema/api.graphql', 'utf8'), modules)
  const urls = Object.fromEntries(addresses.split(',').map((pair) => pair.split('=') as [string, string]))
  return { schema: remoteSubgraphs(readSupergraphSdl(), urls, () => ({})), contextFor: request }
}

const server = createGatewayServer({
  ...served(),
  authenticate: asAuditor,
  limits: { ...defaultLimits, bodyBytes: 16_000_000, fields: 100_000, aliases: 100_000, rootFields: 1_000 },
  timeoutMs: 30_000,
  health: async () => ({ sources: {}, ready: true }),
  graphiql: false,
  log: silentLog,
})
const listening = await server.listen(0, '127.0.0.1')
console.log(`ready ${new URL(listening.url).port}`)
