import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { execute, parse } from 'graphql'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { Odoo } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { monolithOf } from '../../../bench/monolith.ts'
import { instantAnswer } from '../../odoo-peer/instant-odoo.ts'
const cache = new Map<string, Buffer>()
const odooSrv = createServer((q, s) => { const chunks: Buffer[] = []; q.on('data', (c) => chunks.push(c)); q.on('end', () => {
  const body = Buffer.concat(chunks).toString(); const [, , , model = '', method = 'version'] = q.url!.split('/')
  const key = q.url + body
  let a = cache.get(key); if (!a) { a = Buffer.from(JSON.stringify(instantAnswer(model, method, body === '' ? {} : JSON.parse(body)))); cache.set(key, a) }
  s.setHeader('content-type', 'application/json'); s.end(a) }) })
await new Promise<void>((r) => odooSrv.listen(0, '127.0.0.1', r))
const url = `http://127.0.0.1:${(odooSrv.address() as any).port}`
const odoo = new Odoo({ url, database: 'bench', apiKey: 'bench', concurrency: 16 }, silentLog)
// shortcut: no http
const modules = subgraphModules(odoo)
const joined = joinSubgraphs(readSupergraphSdl(), modules)
const mono = monolithOf(readFileSync('schema/api.graphql', 'utf8'), modules)
const document = parse(readFileSync('schema/documents/internal/purchase-orders.graphql', 'utf8'))
const request = () => ({ correlationId: 'x', signal: new AbortController().signal, calls: new SourceCalls() })
const ways: Record<string, () => Promise<any>> = {
  join: async () => execute({ schema: joined, document, contextValue: request() }),
  mono: async () => execute({ schema: mono.schema, document, contextValue: mono.contextFor(request()) }),
}
if (process.argv[2]) for (const k of Object.keys(ways)) if (k !== process.argv[2]) delete ways[k]
const out = Object.entries(ways)
const texts = await Promise.all(out.map(async ([, f]) => JSON.stringify(await f())))
console.log(texts.map((t) => t.length), new Set(texts).size === 1, texts[0]!.slice(0, 200))
const cpu: Record<string, number[]> = {}
for (let round = 0; round < Number(process.argv[3] ?? 8); round++) for (const [name, f] of out) {
  globalThis.gc?.()
  const n = 60
  const before = process.cpuUsage(); const t = performance.now()
  for (let i = 0; i < n / 4; i++) await Promise.all([f(), f(), f(), f()])
  const used = process.cpuUsage(before)
  if (round > 1) (cpu[name] ??= []).push((used.user + used.system) / 1000 / n)
  void t
}
for (const [n, v] of Object.entries(cpu)) console.log(n, 'cpu ms/op median', v.toSorted((a, b) => a - b)[v.length >> 1]!.toFixed(3))
odooSrv.closeAllConnections(); odooSrv.close()
