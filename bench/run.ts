import { benchCache } from './cache/compare.ts'
import { benchEvents } from './events/compare.ts'
import { benchJoin } from './join.ts'
import { benchOutbox } from './outbox/compare.ts'
import { benchPages } from './pages/compare.ts'
import { endProcesses } from './processes.ts'

const parts = { join: benchJoin, pages: benchPages, cache: benchCache, outbox: benchOutbox, events: benchEvents }
const only = process.env.BENCH_ONLY

if (only && !Object.hasOwn(parts, only)) {
  throw new Error(`Cannot measure BENCH_ONLY=${only}: expected ${Object.keys(parts).join(' or ')}`)
}
try {
  for (const [name, bench] of Object.entries(parts)) if (!only || only === name) await bench()
} finally {
  endProcesses()
}
