import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { retire } from '#shared/audit/retention.ts'
import { verifyTrail } from '#shared/audit/verify.ts'
import { KeptLog } from '../auth/kept-log.ts'
import { linesIn, recordsIn, trailsHere, wrongIn } from './kept-trail.ts'
import { operations } from './made-records.ts'

const { open } = trailsHere()

/** A trail of one file a day, from the first of November to the day before yesterday, that is closed. */
async function trailOfDays(days: number) {
  let day = 1
  const now = () => new Date(Date.UTC(2026, 10, day, 12))
  const opened = await open({ now })
  for (; day <= days; day += 1) await opened.trail.append(operations(2))
  day -= 1
  await opened.trail.close()
  return opened
}

const onDay = (day: number) => new Date(Date.UTC(2026, 10, day, 13))

function retention(folders: { folder: string; anchorFolder: string }, day: number, retentionDays: number) {
  const log = new KeptLog()
  const { folder, anchorFolder } = folders
  return { folder, anchorFolder, retentionDays, now: onDay(day), current: '', log }
}

describe('retire()', () => {
  it('removes the files whose last record is old enough, and what is left verifies', async () => {
    const folders = await trailOfDays(6)

    const retired = await retire(retention(folders, 7, 4))

    expect((await linesIn(folders.folder)).map(({ name }) => name.slice(-16, -6))).toEqual([
      '2026-11-04',
      '2026-11-05',
      '2026-11-06',
    ])
    expect(retired).toMatchObject([
      { kind: 'retired', ofChain: expect.stringMatching(/^gateway-test-/), files: 3, through: 9 },
    ])
    expect(await wrongIn(folders)).toEqual([])
    const { chains } = await verifyTrail(folders)
    expect(chains[0]?.notes).toEqual([
      'records up to 9 were removed for their age, 4 days, at 2026-11-07T13:00:00.000Z',
    ])
  })

  it('goes on day by day, until nothing is left of a chain that has ended', async () => {
    const folders = await trailOfDays(3)

    for (const day of [4, 5, 6, 7, 8]) {
      await retire(retention(folders, day, 3))
      expect(await wrongIn(folders)).toEqual([])
    }

    expect(await linesIn(folders.folder)).toEqual([])
  })

  it('is no excuse for a file that is gone before its time', async () => {
    const folders = await trailOfDays(6)
    await retire(retention(folders, 7, 4))
    const [first, second] = await linesIn(folders.folder)

    await rm(path.join(folders.folder, first?.name ?? ''))

    expect(await wrongIn(folders)).toEqual(['removed: 1: records 10 to 12 are gone before it'])
    await rm(path.join(folders.folder, second?.name ?? ''))
    expect(await wrongIn(folders)).toHaveLength(1)
  })

  it('leaves alone what was cut off, rewritten or does not go on: that is evidence', async () => {
    const folders = await trailOfDays(4)
    const [first, second] = await linesIn(folders.folder)
    await writeFile(path.join(folders.folder, second?.name ?? ''), `${second?.lines.slice(0, -1).join('\n')}\n`)

    const options = retention(folders, 30, 2)
    await retire(options)

    expect((await linesIn(folders.folder))[0]?.name).toBe(second?.name)
    expect(first).toBeDefined()
    expect(options.log.of('audit.not_retired')).toHaveLength(1)
    expect(await wrongIn(folders)).toEqual([expect.stringMatching(/^removed: 1: record \d+ is gone before it$/)])
  })

  it('leaves alone the end of a chain that was cut off before its last anchor', async () => {
    const folders = await trailOfDays(2)
    const last = (await linesIn(folders.folder)).at(-1)
    await writeFile(path.join(folders.folder, last?.name ?? ''), `${last?.lines.slice(0, 2).join('\n')}\n`)

    await retire(retention(folders, 30, 2))

    expect(await linesIn(folders.folder)).toHaveLength(1)
    expect(await wrongIn(folders)).toEqual([expect.stringMatching(/^truncated/)])
  })

  it('leaves alone the file that is written to, however long nothing was', async () => {
    const { folder, anchorFolder } = await open({ now: () => onDay(1) })
    const [{ name } = { name: '' }] = await linesIn(folder)

    expect(await retire({ ...retention({ folder, anchorFolder }, 30, 2), current: name })).toEqual([])

    expect(await linesIn(folder)).toHaveLength(1)
  })

  it('removes nothing where it cannot be said among the anchors', async () => {
    const folders = await trailOfDays(4)
    const anchors = folders.anchorFolder
    await rm(anchors, { recursive: true })

    const options = retention(folders, 30, 2)
    expect(await retire(options)).toEqual([])

    expect(await linesIn(folders.folder)).toHaveLength(4)
    expect(options.log.of('audit.cannot_retire')).toEqual([{ code: 'FOLDER_MISSING' }])
  })

  it('goes on where it was interrupted between saying so and removing', async () => {
    const folders = await trailOfDays(4)
    const before = await linesIn(folders.folder)
    await retire(retention(folders, 5, 2))
    const gone = before[1]
    await writeFile(path.join(folders.folder, gone?.name ?? ''), `${gone?.lines.join('\n')}\n`)
    expect(await wrongIn(folders)).toEqual([])

    await retire(retention(folders, 5, 2))

    expect((await linesIn(folders.folder)).map(({ name }) => name)).not.toContain(gone?.name)
    expect(await wrongIn(folders)).toEqual([])
  })

  it('never says that a chain begins earlier than was said before', async () => {
    const folders = await trailOfDays(6)
    await retire(retention(folders, 7, 2))
    const start = await readFile(path.join(folders.anchorFolder, await startNameIn(folders)), 'utf8')

    await retire(retention(folders, 7, 6))

    expect(await readFile(path.join(folders.anchorFolder, await startNameIn(folders)), 'utf8')).toBe(start)
  })

  it('is done by a running trail by itself, for all chains in its folder, and is on record there', async () => {
    const old = await trailOfDays(3)
    const { folder, anchorFolder } = old
    const running = await open({ folder, anchorFolder, retentionDays: 1, now: () => onDay(5) })
    await expect.poll(() => recordsIn(folder, 'retired')).toHaveLength(1)

    const { log } = running

    expect(log.of('audit.retired')).toMatchObject([{ files: 3 }])
    expect((await recordsIn(folder)).map(({ kind }) => kind)).toEqual(['file', 'retired'])
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
  })
})

async function startNameIn({ folder }: { folder: string }): Promise<string> {
  const [file] = await linesIn(folder)
  return `${file?.name.split('.')[0]}.start.json`
}
