import { startGraph } from './pages/graph.ts'
import { purchaseOrdersPage } from './pages/purchase-orders.ts'
import { doubleSource, realSource } from './pages/sources.ts'
import { endProcesses } from './processes.ts'

const source: any = process.argv[2] === 'real' ? await realSource() : await doubleSource()
if (process.env.PROF) process.env.NODE_OPTIONS = '--cpu-prof --cpu-prof-interval 200 --cpu-prof-dir=/tmp/x/prof'
const graph = await startGraph(source.odoo)
delete process.env.NODE_OPTIONS
const page: any = purchaseOrdersPage(50)
const n = Number(process.argv[3] ?? 200)
const times: number[] = []
for (let i = 0; i < n; i++) {
  const t = performance.now()
  await graph(page, { first: 50 })
  times.push(performance.now() - t)
}
const p50 = (a: number[]) => a.toSorted((x, y) => x - y)[a.length >> 1]!.toFixed(1)
console.log('first 40', p50(times.slice(20, 60)), 'last', p50(times.slice(-60)))
endProcesses()
