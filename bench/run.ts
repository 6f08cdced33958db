import { benchJoin } from './join.ts'
import { benchPages } from './pages/compare.ts'
import { endProcesses } from './processes.ts'

const halves = { join: benchJoin, pages: benchPages }
const only = process.env.BENCH_ONLY

if (only && !Object.hasOwn(halves, only)) {
  throw new Error(`Cannot measure BENCH_ONLY=${only}: expected ${Object.keys(halves).join(' or ')}`)
}
try {
  for (const [name, bench] of Object.entries(halves)) if (!only || only === name) await bench()
} finally {
  endProcesses()
}
