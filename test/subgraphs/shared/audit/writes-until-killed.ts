import { AuditTrail } from '#shared/audit/trail.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { operation } from './made-records.ts'

// Appends records as fast as it can, and says of each when it is told that it is on the disk: until it is killed.
const [folder = '', anchorFolder = ''] = process.argv.slice(2)
const options = { folder, anchorFolder, role: 'gateway', host: 'test', retentionDays: 9, log: silentLog }
const trail = await AuditTrail.open({ ...options, mostFileBytes: 300_000 })
const ids = Array.from({ length: 200 }, (_, place) => `b2Rvby9QdXJjaGFzZU9yZGVyLzE${place}`)

for (let turn = 0; ; turn += 1) {
  const names = Array.from({ length: 8 }, (_, place) => `c-${turn * 8 + place}`)
  await Promise.all(
    names.map(async (name) => {
      await trail.append([operation(name, ids)])
      process.stdout.write(`${name}\n`)
    }),
  )
}
