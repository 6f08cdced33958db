import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { auditing } from '#gateway/auditing/auditing.ts'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import { createGatewayServer } from '#gateway/server.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { AuditTrail } from '#shared/audit/trail.ts'
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

async function served() {
  const subgraph = modules.find(({ name }) => name === way)
  if (subgraph !== undefined) return { schema: subgraph.schema, contextFor: subgraph.context }
  if (way === 'join') return { schema: withFieldAuthorization(joined(), readSupergraphSdl()), contextFor: request }
  if (way === 'audited') return audited()
  if (way === 'unguarded') return { schema: joined(), contextFor: request }
  if (way === 'monolith') return monolithOf(readFileSync('schema/api.graphql', 'utf8'), modules)
  const urls = Object.fromEntries(addresses.split(',').map((pair) => pair.split('=') as [string, string]))
  return { schema: remoteSubgraphs(readSupergraphSdl(), urls, () => ({})), contextFor: request }
}

/** The same as `join`, with a trail on this machine's disk. */
async function audited() {
  const root = mkdtempSync(path.join(tmpdir(), 'caregraph-bench-'))
  const folders = { folder: path.join(root, 'trail'), anchorFolder: path.join(root, 'anchors') }
  const trail = await AuditTrail.open({ ...folders, role: 'bench', host: 'here', retentionDays: 1, log: silentLog })
  const audit = auditing(trail, readSupergraphSdl())
  return { schema: withFieldAuthorization(joined(), readSupergraphSdl(), audit.watch), contextFor: request, audit }
}

const server = createGatewayServer({
  ...(await served()),
  authenticate: async () => asker,
  limits: { ...defaultLimits, bodyBytes: 16_000_000, fields: 100_000, aliases: 100_000, rootFields: 1_000 },
  timeoutMs: 30_000,
  health: async () => ({ sources: {}, ready: true }),
  graphiql: false,
  log: silentLog,
})
const listening = await server.listen(0, '127.0.0.1')
console.log(`ready ${new URL(listening.url).port}`)
