import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { made835 } from '../../remittance/made-835.ts'

const program = path.join(import.meta.dirname, 'projects-large-file.ts')
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

const claim = {
  charged: 25_000,
  services: [
    {
      charged: 25_000,
      adjustments: [
        ['CO', '45', 5_000],
        ['PR', '2', 4_000],
      ],
      segments: ['REF*6R*1'],
    },
  ],
} as const

/** Takes it in apart, beside so many claims that it is about and that are known. */
async function takenApart(heapMegabytes: number, known: number) {
  const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-ingest-'))
  folders.push(folder)
  const file = path.join(folder, 'large.835')
  await writeFile(file, made835({ claims: Array.from({ length: 20_000 }, () => claim) }), 'latin1')
  const limit = `--max-old-space-size=${heapMegabytes}`
  const { status, stdout, stderr } = spawnSync(process.execPath, [limit, program, file, String(known)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr.slice(-2_000))
  const { seconds, cpuSeconds, before, peak, ...seen } = JSON.parse(stdout)
  const [inAll, more] = [peak, peak - before].map((bytes) => Math.round(bytes / 1e6))
  console.log(
    `20,000 claims projected in ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of CPU) beside ${known}: ${inAll} MB in all, ${more} MB more than before`,
  )
  // A busy machine has it wait: what counts is what it takes by itself.
  return { seconds: Math.min(seconds, cpuSeconds), seen, inAll, more }
}

describe('A large file', { timeout: 120_000 }, () => {
  const progress = ['CHECKING', 'READING', 'states']

  it('of 20,000 claims is read, checked and projected in under 10 s and under 300 MB', async () => {
    const { seconds, seen, inAll } = await takenApart(160, 0)
    expect(seen).toEqual({ outcome: 'applied', lines: 20_000, paid: 0, told: 1, progress })
    expect(inAll).toBeLessThan(300)
    expect(seconds).toBeLessThan(10)
  })

  it('changes 20,000 claims that are kept in memory too in as much', async () => {
    const { seconds, seen, more } = await takenApart(300, 20_000)
    // Submitted, paid and posted, and the remittance.
    expect(seen).toEqual({ outcome: 'applied', lines: 20_000, paid: 20_000, told: 60_001, progress })
    expect(more).toBeLessThan(300)
    expect(seconds).toBeLessThan(10)
  })
})
