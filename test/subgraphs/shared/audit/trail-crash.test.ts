import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, readFile, truncate } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { verifyTrail } from '#shared/audit/verify.ts'
import { linesIn, recordsIn, trailsHere, wrongIn } from './kept-trail.ts'
import { operations } from './made-records.ts'

const { open, newFolders } = trailsHere()
const program = path.join(import.meta.dirname, 'writes-until-killed.ts')

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

describe('A trail whose process is killed while it writes', { timeout: 30_000 }, () => {
  it('has every record that was told to be on the disk, and verifies', async () => {
    const folders = await newFolders()
    for (const ms of [30, 80, 150]) {
      const child = spawn(process.execPath, [program, folders.folder, folders.anchorFolder])
      children.push(child)
      const ended = new Promise((resolve) => child.once('close', resolve))
      let told = ''
      child.stdout.on('data', (text) => {
        told += text
      })
      while (told === '') await sleep(5)
      await sleep(ms)
      child.kill('SIGKILL')
      await ended

      const chain = (await linesIn(folders.folder)).at(-1)?.name.split('.')[0] ?? ''
      const names = new Set((await recordsIn(folders.folder, 'operation')).flatMap(inChain(chain)))
      // What was cut off of its last line was told by half.
      const all = told.slice(0, told.lastIndexOf('\n')).split('\n')
      expect(all.filter((name) => !names.has(name))).toEqual([])
    }

    expect(await wrongIn(folders)).toEqual([])
  })

  it('leaves the line aside that it was writing, and the next run says so and names where it follows', async () => {
    const first = await open()
    const { folder, anchorFolder } = first
    await first.trail.append(operations(2))
    const [{ name, lines } = { name: '', lines: [] }] = await linesIn(folder)
    await appendFile(path.join(folder, name), (lines[2] as string).slice(0, 100))

    const { log } = await open({ folder, anchorFolder })

    const chain = name.split('.')[0]
    expect(log.of('audit.torn_line')).toEqual([{ chain }])
    const { hash } = JSON.parse(lines[2] as string)
    expect((await recordsIn(folder, 'file'))[1]).toMatchObject({ follows: { chain, seq: 3, hash } })
    const { chains } = await verifyTrail({ folder, anchorFolder })
    expect(chains.flatMap(({ findings }) => findings)).toEqual([])
    expect(chains[0]?.notes).toEqual([`${name} ends within line 4: it was being written, and never answered`])
  })

  it('is said to be broken at the next start where it ends before its last anchor, and goes on being so', async () => {
    const first = await open()
    const { folder, anchorFolder } = first
    await first.trail.append(operations(3))
    await first.trail.close()
    const [{ name, lines } = { name: '', lines: [] }] = await linesIn(folder)
    const left = lines.slice(0, 2).join('\n').length + 1
    await truncate(path.join(folder, name), left)

    const { trail, log } = await open({ folder, anchorFolder })

    expect(log.of('audit.chain_broken')).toEqual([{ chain: name.split('.')[0] }])
    expect(await trail.health()).toEqual({
      isUp: true,
      detail: expect.stringMatching(/does not reach its last anchor/),
    })
    expect(await wrongIn({ folder, anchorFolder })).toEqual([
      expect.stringMatching(/^truncated: it ends with record 2; the anchor of \S+ knows it up to record 5$/),
    ])
  })

  it('is pinned by the next run where no anchor was written behind its last records', async () => {
    const first = await open()
    const { folder, anchorFolder } = first
    await first.trail.append(operations(3))
    await open({ folder, anchorFolder })
    const [{ name, lines } = { name: '', lines: [] }] = await linesIn(folder)
    expect(await readFile(path.join(anchorFolder, `${name.split('.')[0]}.anchors.jsonl`), 'utf8')).not.toContain(
      '"seq":4',
    )

    await truncate(path.join(folder, name), lines.slice(0, 3).join('\n').length + 1)

    expect(await wrongIn({ folder, anchorFolder })).toEqual([
      expect.stringMatching(/^truncated: it ends with record 3; the chain that began at \S+ knows it up to record 4$/),
    ])
  })
})

function inChain(chain: string) {
  return (record: { chain: string; correlationId: string }) => (record.chain === chain ? [record.correlationId] : [])
}
