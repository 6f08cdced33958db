import { createReadStream } from 'node:fs'
import { readRemittances } from '#shared/remittance/read-remittances.ts'
import { peakMemory } from '../../../peak-memory.ts'

// Reads a file as one who keeps nothing of it, and says what it saw: the heap it may have is for its parent to set.
const [file = ''] = process.argv.slice(2)
const started = performance.now()
let claims = 0
let paid = 0n
for await (const part of readRemittances({ open: () => createReadStream(file) })) {
  if (part.kind !== 'claim') continue
  claims += 1
  paid += BigInt(part.claim.paid.replace('.', ''))
}
const seconds = (performance.now() - started) / 1000
process.stdout.write(JSON.stringify({ claims, paid: String(paid), seconds, peak: peakMemory() }))
