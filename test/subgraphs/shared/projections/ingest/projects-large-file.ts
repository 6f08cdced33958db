import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { takeFile } from '#shared/projections/ingest/remittance-files.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import { peakMemory } from '../../../../peak-memory.ts'
import { facilities, newLog, turnsOf } from './turns.ts'

// Takes a file in beside as many claims as there are in it, and says what it saw: its memory is for its parent to bound.
const [name = '', count = '0'] = process.argv.slice(2)
const [store, events] = [new MemoryProjectionStore(), newLog()]
const progress: string[] = []
const { leading, take } = await turnsOf({
  store,
  events,
  facilities,
  onProgress: (each) => progress.push(each.kind === 'file' ? each.pass : each.kind),
})
for (let at = 0; at < Number(count); at += 1_000) {
  const put = Array.from(
    { length: 1_000 },
    (_, place) => ({ family: 'claim', record: claimRecord(at + place) }) as const,
  )
  await leading.write({ put })
}
const before = process.memoryUsage.rss()
const [started, worked] = [performance.now(), process.cpuUsage()]
const outcome = await takeFile(
  {
    name,
    bytes: (await stat(name)).size,
    open: () => createReadStream(name),
    applied: async () => undefined,
    quarantined: async () => undefined,
    release: async () => undefined,
  },
  leading,
)
const seconds = (performance.now() - started) / 1_000
const { user, system } = process.cpuUsage(worked)
await take()
process.stdout.write(
  JSON.stringify({
    outcome,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    before,
    lines: await store.count('remittance-claim', 'all', ''),
    paid: await store.count('claim-state', 'status', 'PAID'),
    told: (await events.bounds('revenue-cycle')).tail.number,
    progress: [...new Set(progress)],
    peak: peakMemory(),
  }),
)

function claimRecord(place: number) {
  const line = (sequence: number) => ({
    sequence,
    code: { system: null, code: '99213' },
    revenueCode: null,
    quantity: null,
    unitPrice: null,
    net: { amount: '250.00', currency: 'USD' },
    servicedOn: '2026-10-01',
    devices: [],
    encounters: [],
  })
  return {
    id: `c${place}`,
    version: '1',
    lastUpdated: '2026-11-01T00:00:00.000Z',
    mode: 'POLLED',
    identifiers: [{ system: null, value: `CLM-${place + 1}` }],
    number: `CLM-${place + 1}`,
    status: 'active',
    use: 'claim',
    created: '2026-10-01',
    servicedFrom: null,
    servicedTo: null,
    insurer: 'payer',
    provider: null,
    facility: 'or-1',
    coverages: [],
    lines: [line(1)],
    total: { amount: '250.00', currency: 'USD' },
  } as const
}
