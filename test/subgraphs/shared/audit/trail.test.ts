import { mkdir, readdir, stat, symlink } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { DurableFile } from '#shared/audit/durable-file.ts'
import { FoldersClash } from '#shared/audit/folders.ts'
import { AuditTrail } from '#shared/audit/trail.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { linesIn, recordsIn, trailsHere, wrongIn } from './kept-trail.ts'
import { operation, operations } from './made-records.ts'

const { open, newFolders } = trailsHere()

describe('AuditTrail', () => {
  it('has what was appended on the disk once it says so, in the order it came', async () => {
    const { trail, folder } = await open()

    for (const each of operations(3)) {
      await trail.append([each])
      const written = await recordsIn(folder, 'operation')
      expect(written.at(-1)).toMatchObject(each)
    }

    const records = await recordsIn(folder)
    expect(records.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(records.slice(1).map(({ previous }) => previous)).toEqual(records.slice(0, -1).map(({ hash }) => hash))
  })

  it('tells nobody of a record before the disk has it', async () => {
    const { trail } = await open()
    let release = () => {}
    const add = DurableFile.prototype.add
    const held = vi.spyOn(DurableFile.prototype, 'add').mockImplementationOnce(async function (
      this: DurableFile,
      bytes,
    ) {
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return add.call(this, bytes)
    })
    let isTold = false

    const told = trail.append(operations(1)).then(() => {
      isTold = true
    })
    await sleep(50)
    expect(isTold).toBe(false)
    release()
    await told

    held.mockRestore()
  })

  it('writes what comes in one turn in one go, and what comes while it writes in the next', async () => {
    const { trail, folder } = await open()
    const add = vi.spyOn(DurableFile.prototype, 'add')

    const first = operations(50).map((each) => trail.append([each]))
    await new Promise((resolve) => setImmediate(resolve))
    const second = operations(50, 51).map((each) => trail.append([each]))
    await Promise.all([...first, ...second])

    expect(add).toHaveBeenCalledTimes(2)
    add.mockRestore()
    const names = (await recordsIn(folder, 'operation')).map(({ correlationId }) => correlationId)
    expect(names).toEqual(operations(100).map((each) => (each as { correlationId: string }).correlationId))
  })

  it('goes on in another file when one is large, and the chain with it', async () => {
    const { trail, folder, anchorFolder } = await open({ mostFileBytes: 2_000 })

    for (const each of operations(20)) await trail.append([each])
    await trail.close()

    const files = await linesIn(folder)
    expect(files.length).toBeGreaterThan(3)
    const ends = files.map(({ lines }) => JSON.parse(lines.at(-1) as string))
    for (const [place, { lines }] of files.entries()) {
      const first = JSON.parse(lines[0] as string)
      expect(first).toMatchObject({ kind: 'file', number: place + 1, because: place === 0 ? 'start' : 'size' })
      if (place > 0) expect(first.previous).toBe(ends[place - 1].hash)
    }
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
  })

  it('begins another file each day, in UTC', async () => {
    let now = new Date('2026-11-21T23:59:59.900Z')
    const { trail, folder, anchorFolder } = await open({ now: () => now })
    await trail.append(operations(1))

    now = new Date('2026-11-22T00:00:00.100Z')
    await trail.append(operations(1, 2))

    const files = await linesIn(folder)
    expect(files.map(({ name }) => name.slice(-16))).toEqual(['2026-11-21.jsonl', '2026-11-22.jsonl'])
    expect(JSON.parse(files[1]?.lines[0] as string)).toMatchObject({ because: 'day' })
    expect(await wrongIn({ folder, anchorFolder })).toEqual([])
  })

  it('ends with a record of its end, and takes none after it', async () => {
    const { trail, folder } = await open()
    const last = trail.append([operation('last')])
    await trail.close()
    await last

    await expect(trail.append(operations(1))).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE', origin: 'audit' })

    expect((await recordsIn(folder)).map(({ kind }) => kind)).toEqual(['file', 'operation', 'closed'])
  })

  it('is a chain of its own in each process, however many write to one folder', async () => {
    const folders = await newFolders()
    const opened = await Promise.all([1, 2, 3].map(() => open(folders)))

    await Promise.all(opened.map(({ trail }, place) => trail.append(operations(10, place * 10))))

    expect(await linesIn(folders.folder)).toHaveLength(3)
    expect(await recordsIn(folders.folder, 'operation')).toHaveLength(30)
    expect(await wrongIn(folders)).toEqual([])
  })

  it('lets nobody else read the folders and files it makes', async () => {
    const { folder, anchorFolder } = await open()
    for (const each of [folder, anchorFolder]) {
      expect((await stat(each)).mode & 0o077).toBe(0)
      for (const name of await readdir(each)) expect((await stat(path.join(each, name))).mode & 0o077).toBe(0)
    }
  })

  it('does not open with its anchors in its own folder, not even by a link', async () => {
    const { folder } = await newFolders()
    await mkdir(path.join(folder, 'inside'), { recursive: true })
    const link = `${folder}-link`
    await symlink(path.join(folder, 'inside'), link)
    const options = { folder, role: 'gateway', host: 'h', retentionDays: 1, log: silentLog }

    for (const anchorFolder of [folder, path.join(folder, 'inside'), path.dirname(folder), link]) {
      await expect(AuditTrail.open({ ...options, anchorFolder })).rejects.toThrow(FoldersClash)
    }
  })

  it('refuses what more comes than memory should hold while the disk stands still, and goes on after it', async () => {
    const { trail, folder } = await open()
    let release = () => {}
    const stuck = vi
      .spyOn(DurableFile.prototype, 'isInPlace')
      .mockImplementationOnce(() => new Promise((resolve) => (release = () => resolve(true))))
    const ids = Array.from({ length: 300_000 }, (_, place) => `id-${place}`)
    const first = trail.append([operation('first')])
    await new Promise((resolve) => setImmediate(resolve))
    const held = trail.append([operation('held', ids)])
    await expect(trail.append([operation('more', ids)])).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' })

    release()
    await Promise.all([first, held])
    stuck.mockRestore()
    await trail.append([operation('after')])

    const names = (await recordsIn(folder, 'operation')).map(({ correlationId }) => correlationId)
    expect(names).toEqual(['first', 'held', 'after'])
    expect(await recordsIn(folder, 'trouble')).toMatchObject([{ code: 'TOO_SLOW', refused: 1 }])
  })

  it('is named in health, ends all the same and answers probes while the disk stands still', async () => {
    const { trail } = await open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const stuck = vi.spyOn(DurableFile.prototype, 'isInPlace').mockImplementation(() => new Promise(() => {}))

    const idle = trail.health()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await idle).toEqual({ isUp: false, detail: 'records cannot be written: TOO_SLOW' })
    const looks = stuck.mock.calls.length
    const again = trail.health()
    await vi.advanceTimersByTimeAsync(3_000)
    await again
    expect(stuck.mock.calls.length).toBe(looks)

    const ended = trail.close()
    await vi.advanceTimersByTimeAsync(5_000)
    await ended
    vi.useRealTimers()
    stuck.mockRestore()
  })
})
