import { readFileSync } from 'node:fs'
import { execute, parse } from 'graphql'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { Odoo } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'

const odoo = new Odoo(
  {
    url: 'http://127.0.0.1:18069',
    database: 'caregraph',
    apiKey: readFileSync('/var/lib/caregraph-odoo/reader-key', 'utf8').trim(),
    concurrency: 4,
  },
  silentLog,
)
const schema = joinSubgraphs(readSupergraphSdl(), subgraphModules(odoo))
const document = parse(readFileSync('schema/documents/internal/purchase-orders.graphql', 'utf8'))
for (const first of [10, 10, 50, 200, 200]) {
  const calls = new SourceCalls()
  const t = performance.now()
  const r = await execute({
    schema,
    document,
    variableValues: { first },
    contextValue: { correlationId: 'x', signal: AbortSignal.timeout(20000), calls },
  })
  console.log(
    first,
    calls.count(),
    calls.made.map((c) => c.call + (c.failed ? '!' : '')).join(' '),
    Math.round(performance.now() - t),
    r.errors?.slice(0, 3),
    JSON.stringify(r.data).length,
  )
}
process.exit(0)
