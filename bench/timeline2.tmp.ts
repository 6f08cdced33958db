import { createServer, request } from 'node:http'
import { startGraph } from './pages/graph.ts'
import { json2 } from './pages/json-2.ts'
import { orderPage } from './pages/order.ts'
import { purchaseOrdersPage } from './pages/purchase-orders.ts'
import { realSource } from './pages/sources.ts'

const source: any = await realSource()
const log: any[] = []
let t0 = 0
const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (c) => chunks.push(c))
  req.on('end', () => {
    const body = Buffer.concat(chunks)
    const started = performance.now() - t0
    const out = request(new URL(req.url!, source.odoo.url), { method: req.method, headers: req.headers }, (answer) => {
      const got: Buffer[] = []
      answer.on('data', (c) => got.push(c))
      answer.on('end', () => {
        const all = Buffer.concat(got)
        log.push({ url: req.url, started, ended: performance.now() - t0, bytes: all.length, body: body.toString() })
        const headers = { ...answer.headers }
        delete headers['transfer-encoding']
        res.writeHead(answer.statusCode!, { ...headers, 'content-length': all.length })
        res.end(all)
      })
    })
    out.end(body)
  })
})
await new Promise<void>((r) => server.listen(0, '127.0.0.1', r))
const odoo = { ...source.odoo, url: `http://127.0.0.1:${(server.address() as any).port}` }
const graph = await startGraph(odoo)
const page: any = purchaseOrdersPage(50)
const call = json2(odoo, [1, 2])
const direct = json2(source.odoo, [1, 2])
const run = async (what: () => Promise<unknown>, n: number, show: boolean) => {
  const times = []; const marks: any[] = []
  for (let i = 0; i < n; i++) {
    log.length = 0
    t0 = performance.now()
    await what()
    const total = performance.now() - t0; times.push(total); marks.push(Object.assign([...log], { total }))
  }
  const mid = (f) => { const a = marks.map(f).sort((x, y) => x - y); return a[a.length >> 1].toFixed(1) }
  if (marks.length && marks[0].length === 2) console.log('first call at', mid((m) => m[0].started), 'took', mid((m) => m[0].ended - m[0].started), 'gap', mid((m) => m[1].started - m[0].ended), 'took', mid((m) => m[1].ended - m[1].started), 'tail', mid((m) => m.total - m[1].ended))
  times.sort((a, b) => a - b)
  console.log('p50', times[n >> 1]!.toFixed(1))
  if (show)
    for (const e of log)
      console.log(
        e.url,
        e.started.toFixed(1),
        e.ended.toFixed(1),
        (e.ended - e.started).toFixed(1),
        e.bytes,
        e.body.slice(0, 1500),
      )
}
const vars = await page.variables(call)
for (let i = 0; i < 20; i++) {
  await graph(page, vars)
  await page.handWritten(call, vars)
}
console.log('graph')
await run(() => graph(page, vars), 40, true)
console.log('hand')
await run(() => page.handWritten(call, vars), 40, true)
console.log('trivial')
await run(() => call('res.company/search_read', { domain: [], fields: ['id'] }), 20, false)
console.log('trivial direct')
await run(() => direct('res.company/search_read', { domain: [], fields: ['id'] }), 20, false)
console.log('hand direct')
await run(() => page.handWritten(direct, vars), 20, false)
const graph2 = await startGraph(source.odoo)
for (let i = 0; i < 20; i++) await graph2(page, vars)
console.log('graph direct')
await run(() => graph2(page, vars), 30, false)
process.exit(0)
