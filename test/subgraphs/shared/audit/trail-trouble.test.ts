import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AuditTrail } from '#shared/audit/trail.ts'
import { linesIn, recordsIn, trailsHere, wrongIn } from './kept-trail.ts'
import { operation, operations } from './made-records.ts'
import { describeOnSmallDisk } from './small-disk.ts'

const { open, newFolders } = trailsHere()

/** Appends records of about so many bytes, one after another, until one is refused; gives the names of those that were not. */
async function appendUntilRefused(trail: AuditTrail, bytes = 100): Promise<string[]> {
  const written: string[] = []
  for (;;) {
    const name = `c-${written.length}`
    try {
      await trail.append([operation(name, ['i'.repeat(bytes)])])
      written.push(name)
    } catch (error) {
      expect(error).toMatchObject(refused)
      return written
    }
  }
}

const refused = { code: 'SOURCE_UNAVAILABLE', origin: 'audit', retryable: true }

describeOnSmallDisk('A trail on a disk that is full', (disk) => {
  it('refuses, leaves no part of a record behind, and goes on by itself once there is room', async () => {
    const small = disk(64)
    const { anchorFolder } = await newFolders()
    const folder = path.join(small.folder, 'trail')
    const { trail, log } = await open({ folder, anchorFolder })
    await trail.append([operation('before')])
    await small.fill()

    // A page holds several records: the first ones still find room in it.
    const written = await appendUntilRefused(trail)
    await expect(trail.append([operation('large', ['i'.repeat(9_000)])])).rejects.toMatchObject(refused)

    const [{ name } = { name: '' }] = await linesIn(folder)
    expect((await readFile(path.join(folder, name), 'utf8')).at(-1)).toBe('\n')
    expect(log.of('audit.cannot_write')).toEqual([{ code: 'DISK_FULL' }])
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])

    await small.free()
    await trail.append([operation('after')])

    expect(await trail.health()).toMatchObject({ isUp: true })
    const names = (await recordsIn(folder, 'operation')).map(({ correlationId }) => correlationId)
    expect(names).toEqual(['before', ...written, 'after'])
    expect(await recordsIn(folder, 'trouble')).toMatchObject([{ code: 'DISK_FULL', refused: 2 }])
    expect(log.of('audit.writes_again')).toEqual([{ code: 'DISK_FULL', seconds: 0, refused: 2 }])
    await trail.close()
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
  })

  it('is named in health, and found in order again by whoever asks for it, without a record to write', async () => {
    const small = disk(64)
    const { anchorFolder } = await newFolders()
    const { trail } = await open({ folder: path.join(small.folder, 'trail'), anchorFolder })
    await small.fill()
    await appendUntilRefused(trail, 4_000)
    await appendUntilRefused(trail, 1)
    expect(await trail.health()).toEqual({ isUp: false, detail: 'records cannot be written: DISK_FULL' })

    await small.free()

    expect(await trail.health()).toMatchObject({ isUp: true })
  })

  it('says so before it is, and which anchors are missing where that disk is full', async () => {
    const small = disk(64)
    const { folder } = await newFolders()
    const { trail } = await open({ folder, anchorFolder: path.join(small.folder, 'anchors'), mostFileBytes: 1_000 })
    await small.fill()

    for (const each of operations(200)) await trail.append([each])

    expect(await trail.health()).toEqual({ isUp: false, detail: 'anchors cannot be written: DISK_FULL' })
    await small.free()
    expect(await trail.health()).toMatchObject({ isUp: true })
    expect(await wrongIn({ folder, anchorFolder: path.join(small.folder, 'anchors') })).toEqual([])

    const little = await open({
      folder: path.join(disk(64).folder, 'trail'),
      anchorFolder: (await newFolders()).folder,
    })
    expect((await little.trail.health()).detail).toMatch(/^\d+ MB are left on its disk$/)
  })

  it('begins in trouble where it is full at the start, and with its first record once there is room', async () => {
    const small = disk(64)
    const { anchorFolder } = await newFolders()
    const folder = path.join(small.folder, 'trail')
    await mkdir(folder)
    await small.fill()

    const { trail } = await open({ folder, anchorFolder })

    await expect(trail.append(operations(1))).rejects.toMatchObject(refused)
    expect(await trail.health()).toEqual({ isUp: false, detail: 'records cannot be written: DISK_FULL' })
    await small.free()
    await trail.append(operations(1))
    expect((await recordsIn(folder)).map(({ kind }) => kind)).toEqual(['file', 'trouble', 'operation'])
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
  })
})

describe('A trail whose file nobody may change any longer', () => {
  it('refuses, says so though nothing was tried, and goes on once it can be written to', async ({ skip }) => {
    const { trail, folder, anchorFolder } = await open()
    const file = path.join(folder, (await linesIn(folder))[0]?.name ?? '')
    const { status, stderr } = spawnSync('chattr', ['+i', file], { encoding: 'utf8' })
    if (status !== 0) skip(`no file can be made unchangeable: ${stderr}`)

    expect(await trail.health()).toEqual({ isUp: false, detail: 'records cannot be written: NOT_PERMITTED' })
    await expect(trail.append(operations(1))).rejects.toMatchObject(refused)

    spawnSync('chattr', ['-i', file])
    await trail.append(operations(1))
    expect(await trail.health()).toMatchObject({ isUp: true })
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
  })
})

describeOnSmallDisk('A trail on a disk that is read-only', (disk) => {
  it('opens in trouble where it is so at the start', async () => {
    const small = disk(256)
    small.makeReadOnly()
    const { anchorFolder } = await newFolders()

    const { trail } = await open({ folder: path.join(small.folder, 'trail'), anchorFolder })

    await expect(trail.append(operations(1))).rejects.toMatchObject(refused)
    expect(await trail.health()).toMatchObject({ isUp: false })
    small.makeWritable()
    await mkdir(path.join(small.folder, 'trail'))
    expect(await trail.health()).toMatchObject({ isUp: true })
  })
})

describe('A trail whose folder is removed', () => {
  it('refuses and says so, as long as nobody puts a folder there', async () => {
    const { trail, folder } = await open()
    await trail.append(operations(1))
    await rm(folder, { recursive: true })

    expect(await trail.health()).toEqual({ isUp: false, detail: 'records cannot be written: FOLDER_MISSING' })
    await expect(trail.append(operations(1))).rejects.toMatchObject(refused)

    await mkdir(folder)
    await trail.append([operation('after')])
    expect((await recordsIn(folder)).map(({ kind, seq }) => [kind, seq])).toEqual([
      ['file', 3],
      ['trouble', 4],
      ['operation', 5],
    ])
  })

  it('is found to lack what was in it, and goes on saying so', async () => {
    const { trail, folder, anchorFolder } = await open()
    await trail.append(operations(3))
    await rm(folder, { recursive: true })
    await mkdir(folder)

    await trail.append(operations(1, 4))
    await trail.close()

    expect((await recordsIn(folder))[0]).toMatchObject({ kind: 'file', number: 2, because: 'lost', seq: 5 })
    expect(await wrongIn({ folder, anchorFolder })).toEqual(['removed: 1: records 1 to 4 are gone before it'])
  })

  it('names it in health, and in the log, until the next start', async () => {
    const { trail, folder, log } = await open()
    await rm(folder, { recursive: true })
    await mkdir(folder)

    for (const _ of [1, 2]) {
      expect(await trail.health()).toEqual({ isUp: true, detail: expect.stringMatching(/^a file was gone/) })
    }
    expect(log.of('audit.file_gone')).toHaveLength(1)
  })

  it('is whole again where the folder that was moved away is put together with the new one', async () => {
    const { trail, folder, anchorFolder } = await open()
    await trail.append(operations(3))
    await rename(folder, `${folder}-elsewhere`)
    await mkdir(folder)
    await trail.append(operations(3, 4))
    await trail.close()

    const [old] = await linesIn(`${folder}-elsewhere`)
    await rename(path.join(`${folder}-elsewhere`, old?.name ?? ''), path.join(folder, old?.name ?? ''))

    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
    expect(await recordsIn(folder, 'operation')).toHaveLength(6)
  })

  it('opens in trouble where a file is in the place of the folder', async () => {
    const { folder, anchorFolder } = await newFolders()
    await mkdir(path.dirname(folder), { recursive: true })
    await writeFile(folder, '')

    const { trail } = await open({ folder, anchorFolder })

    await expect(trail.append(operations(1))).rejects.toMatchObject(refused)
    expect(await trail.health()).toEqual({ isUp: false, detail: 'records cannot be written: NOT_A_FOLDER' })
  })

  it('anchors again in the folder of anchors once that is back', async () => {
    const { trail, folder, anchorFolder } = await open({ mostFileBytes: 1_000 })
    await rm(anchorFolder, { recursive: true })
    for (const each of operations(5)) await trail.append([each])
    expect(await trail.health()).toEqual({ isUp: false, detail: 'anchors cannot be written: FOLDER_MISSING' })

    await mkdir(anchorFolder)

    expect(await trail.health()).toMatchObject({ isUp: true })
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
  })
})
