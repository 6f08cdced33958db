import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { appendFile, link, mkdir, readdir, rename, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import { FolderInbox } from '#shared/remittance/folder-inbox.ts'
import { ClaimLost } from '#shared/remittance/inbox.ts'
import type { QuarantineReason } from '#shared/remittance/remittance.ts'
import { filesIn, newFolder, nextOf, read, textOf } from './inbox-folders.ts'

const reasons: QuarantineReason[] = [{ code: 'NOT_X12', message: 'Cannot read the file', segment: null, element: null }]
const holds = path.join(import.meta.dirname, 'claims-until-killed.ts')
const putsAway = path.join(import.meta.dirname, 'puts-away-until-killed.ts')

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function started(...args: string[]) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

/** An instance in a process of its own that puts files away, and is killed a moment after it said so many names. */
async function killedAfter(folder: string, count: number): Promise<void> {
  const child = started(putsAway, folder)
  const ended = once(child, 'exit')
  let names = 0
  for await (const chunk of child.stdout) {
    names += String(chunk).split('\n').length - 1
    if (names >= count) break
  }
  child.kill('SIGKILL')
  await ended
}

/** An instance in a process of its own that holds so many files. */
async function holder(folder: string, count: number): Promise<{ names: string[]; kill(): Promise<void> }> {
  const child = started(holds, folder, String(count))
  let told = ''
  for await (const chunk of child.stdout) {
    told += chunk
    if (told.split('\n').length > count) break
  }
  const kill = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  return { names: told.trim().split('\n'), kill }
}

describe('A folder of files of payers', { timeout: 30_000 }, () => {
  it('gives each file once, and puts it into the archive', async () => {
    await using folder = await newFolder()
    await writeFile(path.join(folder.path, 'a.835'), 'of a')
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })

    const file = await nextOf(inbox)
    expect([file.name, file.bytes, await textOf(file), await textOf(file)]).toEqual(['a.835', 4, 'of a', 'of a'])
    expect(await inbox.next()).toBeNull()
    await file.applied()
    expect(await filesIn(folder.path)).toEqual(['archive/a.835'])
    expect(await inbox.next()).toBeNull()
  })

  it('puts what cannot be used aside, with the reasons beside it', async () => {
    await using folder = await newFolder()
    await writeFile(path.join(folder.path, 'bad.835'), 'hello world')
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })

    await (await nextOf(inbox)).quarantined(reasons)
    expect(await filesIn(folder.path)).toEqual(['quarantine/bad.835', 'quarantine/bad.835.reasons.json'])
    expect(JSON.parse(await read(folder.path, 'quarantine/bad.835.reasons.json'))).toEqual(reasons)
    expect(await read(folder.path, 'quarantine/bad.835')).toBe('hello world')
  })

  it('keeps each of several files of one name', async () => {
    await using folder = await newFolder()
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })
    const held = []
    for (const text of ['one', 'two', 'three']) {
      await writeFile(path.join(folder.path, 'a.835'), text)
      held.push(await nextOf(inbox))
    }
    await held[0]?.applied()
    await held[1]?.applied()
    await held[2]?.quarantined(reasons)

    const files = await filesIn(folder.path)
    expect(files).toEqual([
      expect.stringMatching(/^archive\/a-[0-9a-f]{8}\.835$/),
      'archive/a.835',
      'quarantine/a.835',
      'quarantine/a.835.reasons.json',
    ])
    const texts = await Promise.all(files.slice(0, 3).map((file) => read(folder.path, file)))
    expect(texts).toEqual(['two', 'one', 'three'])
  })

  it('gives a file back, and gives it out again', async () => {
    await using folder = await newFolder()
    await writeFile(path.join(folder.path, 'a.835'), 'of a')
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })
    const file = await nextOf(inbox)
    await writeFile(path.join(folder.path, 'a.835'), 'another')
    await file.release()

    const texts = [await textOf(await nextOf(inbox)), await textOf(await nextOf(inbox))]
    expect(texts.sort()).toEqual(['another', 'of a'])
  })

  it('gives the oldest first', async () => {
    await using folder = await newFolder()
    for (const [name, day] of [
      ['b', 2],
      ['a', 3],
      ['c', 1],
    ] as const) {
      await writeFile(path.join(folder.path, name), '')
      await utimes(path.join(folder.path, name), new Date(2026, 0, day), new Date(2026, 0, day))
    }
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })

    const names = [await nextOf(inbox), await nextOf(inbox), await nextOf(inbox)].map(({ name }) => name)
    expect(names).toEqual(['c', 'b', 'a'])
  })

  it('lets a file alone that is written still, whatever date it says it has', async () => {
    await using folder = await newFolder()
    const growing = path.join(folder.path, 'growing.835')
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 1_500 })
    for (const name of ['.hidden.835', 'a.835.part', 'b.tmp']) await writeFile(path.join(folder.path, name), 'x')
    for (let turn = 0; turn < 4; turn += 1) {
      await appendFile(growing, 'more ')
      await utimes(growing, new Date(2020, 0, 1), new Date(2020, 0, 1))
      expect(await inbox.next()).toBeNull()
    }

    expect(await textOf(await nextOf(inbox))).toBe('more more more more ')
    expect(await inbox.next()).toBeNull()
  })

  it('gives a file to one of several workers, whoever is first', async () => {
    await using folder = await newFolder()
    const names = Array.from({ length: 60 }, (_, place) => `${String(place).padStart(2, '0')}.835`)
    for (const name of names) await writeFile(path.join(folder.path, name), name)
    const inboxes = await Promise.all(
      Array.from({ length: 4 }, () => FolderInbox.open({ folder: folder.path, quietFor: 0 })),
    )
    const got = await Promise.all(
      inboxes.map(async (inbox) => {
        const mine: string[] = []
        for (let file = await inbox.next(); file !== null; file = await inbox.next()) {
          mine.push(file.name)
          await file.applied()
        }
        return mine
      }),
    )

    expect(got.flat().sort()).toEqual(names)
    expect(await filesIn(folder.path)).toEqual(names.map((name) => `archive/${name}`))
    for (const inbox of inboxes) await inbox[Symbol.asyncDispose]()
    expect(await readdir(path.join(folder.path, 'claimed'))).toEqual([])
  })

  it('takes over what an instance held that was killed, as soon as it starts', async () => {
    await using folder = await newFolder()
    for (const name of ['a', 'b', 'c']) await writeFile(path.join(folder.path, name), `of ${name}`)
    const dead = await holder(folder.path, 2)
    {
      await using other = await FolderInbox.open({ folder: folder.path, quietFor: 0 })
      // It lives: what it holds is its own.
      const third = await nextOf(other)
      expect(dead.names).not.toContain(third.name)
      expect(await other.next()).toBeNull()
      await third.applied()
    }
    await dead.kill()

    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })
    const files = [await nextOf(inbox), await nextOf(inbox)]
    expect(files.map(({ name }) => name).sort()).toEqual(dead.names.sort())
    for (const file of files) await file.applied()
    expect(await filesIn(folder.path)).toEqual(['archive/a', 'archive/b', 'archive/c'])
    expect(await readdir(path.join(folder.path, 'claimed'))).toHaveLength(1)
  })

  it('puts each file away once, and whole, wherever whoever does it is killed', async () => {
    await using folder = await newFolder()
    const names = Array.from({ length: 800 }, (_, place) => `${String(place).padStart(3, '0')}.835`)
    for (const name of names) await writeFile(path.join(folder.path, name), `of ${name}`)
    for (let kill = 0; kill < 10; kill += 1) await killedAfter(folder.path, randomInt(1, 60))
    await killedAfter(folder.path, names.length)

    const isAside = (name: string) => /[13579]\.835$/.test(name)
    const expected = names.flatMap((name) =>
      isAside(name) ? [`quarantine/${name}`, `quarantine/${name}.reasons.json`] : [`archive/${name}`],
    )
    expect(await filesIn(folder.path)).toEqual(expected.sort())
    for (const name of names) {
      expect(await read(folder.path, isAside(name) ? 'quarantine' : 'archive', name)).toBe(`of ${name}`)
      if (isAside(name)) expect(await read(folder.path, 'quarantine', `${name}.reasons.json`)).toBe('[]\n')
    }
  })

  it('takes a file for put away that whoever was killed had given its name there already', async () => {
    await using folder = await newFolder()
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })
    for (const [name, folderName] of [
      ['good.835', 'archive'],
      ['bad.835', 'quarantine'],
    ] as const) {
      await writeFile(path.join(folder.path, name), `of ${name}`)
      const file = await nextOf(inbox)
      const claimed = (await filesIn(folder.path)).find((each) => each.startsWith('claimed/')) ?? ''
      await link(path.join(folder.path, claimed), path.join(folder.path, folderName, name))
      await (folderName === 'archive' ? file.applied() : file.quarantined(reasons))
    }

    const files = ['archive/good.835', 'quarantine/bad.835', 'quarantine/bad.835.reasons.json']
    expect(await filesIn(folder.path)).toEqual(files)
    expect(JSON.parse(await read(folder.path, files[2] as string))).toEqual(reasons)
  })

  it('takes over what an instance on another machine held, once it gives no sign of life', async () => {
    await using folder = await newFolder()
    const gone = path.join(folder.path, 'claimed', 'gone')
    await mkdir(gone, { recursive: true })
    await writeFile(path.join(gone, '01234567-a.835'), 'of a')
    await writeFile(path.join(gone, '.alive'), JSON.stringify({ host: 'elsewhere', pid: 1, mark: 'x' }))
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0, deadAfter: 3_000 })
    expect(await inbox.next()).toBeNull()

    const file = await nextOf(inbox)
    expect([file.name, await textOf(file)]).toEqual(['a.835', 'of a'])
  })

  it('leaves what an instance holds that gives signs of life, and takes what one left that ended', async () => {
    await using folder = await newFolder()
    await writeFile(path.join(folder.path, 'a'), 'of a')
    const first = await FolderInbox.open({ folder: folder.path, quietFor: 0, deadAfter: 600 })
    const held = await nextOf(first)
    await using second = await FolderInbox.open({ folder: folder.path, quietFor: 0, deadAfter: 600 })
    for (const end = performance.now() + 1_500; performance.now() < end; ) expect(await second.next()).toBeNull()

    await first[Symbol.asyncDispose]()
    expect((await nextOf(second)).name).toBe('a')
    // Whoever held it can read it to its end at most, and not say what became of it.
    await expect(held.applied()).rejects.toThrow(ClaimLost)
    await expect(held.quarantined(reasons)).rejects.toThrow(ClaimLost)
    expect((await filesIn(folder.path)).filter((file) => !file.startsWith('claimed/'))).toEqual([])
  })

  it('passes over links and what else is no file, and leaves them where they are', async () => {
    await using folder = await newFolder()
    await using elsewhere = await newFolder()
    await writeFile(path.join(elsewhere.path, 'secret'), 'of another')
    await symlink(path.join(elsewhere.path, 'secret'), path.join(folder.path, 'link.835'))
    await symlink(elsewhere.path, path.join(folder.path, 'folder-link'))
    await mkdir(path.join(folder.path, 'folder.835'))
    expect(spawnSync('mkfifo', [path.join(folder.path, 'pipe.835')]).status).toBe(0)
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })

    expect(await inbox.next()).toBeNull()
    expect(inbox.passedOver).toEqual({ links: 2, others: 1 })
    expect(await read(elsewhere.path, 'secret')).toBe('of another')
    expect(await filesIn(folder.path)).toEqual(['folder-link', 'link.835', 'pipe.835'])
  })

  it('takes files with any names, empty ones too, and gives them plain names', async () => {
    await using folder = await newFolder()
    const odd = ['two words.835', 'line\nbreak', '-rf', '"quotes"; rm *', 'ü'.repeat(120), 'é.835']
    for (const name of odd) await writeFile(path.join(folder.path, name), 'x')
    const noText = Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from([0x61, 0xff, 0xfe])])
    await writeFile(noText, 'x')
    await writeFile(path.join(folder.path, 'empty'), '')
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })

    const names: string[] = []
    for (let file = await inbox.next(); file !== null; file = await inbox.next()) {
      names.push(file.name)
      await file.quarantined(reasons)
    }
    expect(names).toHaveLength(odd.length + 2)
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/)
    expect(await filesIn(path.join(folder.path, 'quarantine'))).toHaveLength(2 * names.length)
    expect((await filesIn(folder.path)).every((file) => file.startsWith('quarantine/'))).toBe(true)
  })

  it('goes through many files in turns', async () => {
    await using folder = await newFolder()
    for (let place = 0; place < 1_200; place += 1) await writeFile(path.join(folder.path, `f${place}`), '')
    await using inbox = await FolderInbox.open({ folder: folder.path, quietFor: 0 })
    const names = new Set<string>()
    for (let file = await inbox.next(); file !== null; file = await inbox.next()) names.add(file.name)

    expect(names.size).toBe(1_200)
  })

  it('says so where its folder is not there, or goes away, without its path', async () => {
    await using folder = await newFolder()
    const missing = path.join(folder.path, 'missing')
    await expect(FolderInbox.open({ folder: missing })).rejects.toThrow(
      new SourceUnavailable('remittance', 'Cannot use the folder of remittance files: found ENOENT'),
    )

    await mkdir(missing)
    await using inbox = await FolderInbox.open({ folder: missing, quietFor: 0 })
    await writeFile(path.join(missing, 'a'), 'of a')
    const file = await nextOf(inbox)
    await rename(path.join(missing, 'archive'), path.join(missing, 'moved'))
    const refused = await file.applied().catch((error) => error)
    expect(refused).toBeInstanceOf(SourceUnavailable)
    expect(refused.message).not.toContain(folder.path)
    await file.release()
    expect((await nextOf(inbox)).name).toBe('a')
  })
})
