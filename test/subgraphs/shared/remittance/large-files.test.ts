import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { made835 } from './made-835.ts'

const program = path.join(import.meta.dirname, 'reads-large-file.ts')
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function readApart(text: string, heapMegabytes: number) {
  const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-remittance-'))
  folders.push(folder)
  const file = path.join(folder, 'large.835')
  await writeFile(file, text, 'latin1')
  const limit = `--max-old-space-size=${heapMegabytes}`
  const { status, stdout, stderr } = spawnSync(process.execPath, [limit, program, file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr.slice(-2_000))
  return JSON.parse(stdout) as { claims: number; paid: string; seconds: number; peak: number }
}

describe('A large file', { timeout: 60_000 }, () => {
  const claim = {
    charged: 25_000,
    services: [
      {
        charged: 25_000,
        adjustments: [
          ['CO', '45', 5_000],
          ['PR', '2', 4_000],
        ],
        segments: ['REF*6R*LINE1'],
      },
    ],
  } as const

  it('of 20,000 claims is read in seconds, and no more of it is held than of a small one', async () => {
    const text = made835({ claims: Array.from({ length: 20_000 }, () => claim) })
    expect(text.length).toBeGreaterThan(3_500_000)

    // Text and hundreds of thousands of objects do not fit in there.
    const { claims, paid, seconds, peak } = await readApart(text, 24)
    expect([claims, paid]).toEqual([20_000, String(20_000 * 16_000)])
    expect(seconds).toBeLessThan(10)
    expect(peak).toBeLessThan(200_000_000)
  })

  it('may be one line, or one remittance of thousands', async () => {
    const groups = [Array.from({ length: 5_000 }, (_, place) => ({ trace: `T${place}`, claims: [claim] }))]

    expect(await readApart(made835([{ groups }]), 24)).toMatchObject({ claims: 5_000 })
  })
})
