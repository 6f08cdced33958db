import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ArchiveInbox } from '#shared/remittance/archive-inbox.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caregraph-archive-'))
  await mkdir(path.join(folder, 'archive', 'folder'), { recursive: true })
  await writeFile(path.join(folder, 'archive', 'b.835'), 'second')
  await writeFile(path.join(folder, 'archive', 'a.835'), 'first')
  await writeFile(path.join(folder, 'archive', 'c.835'), '')
  await symlink('/etc/hostname', path.join(folder, 'archive', 'link.835'))
})
afterAll(() => rm(folder, { recursive: true }))

async function contentOf(inbox: ArchiveInbox): Promise<string[]> {
  const all: string[] = []
  for (let file = await inbox.next(); file !== null; file = await inbox.next()) {
    all.push(`${file.name} ${file.bytes === 0 ? '' : (await file.open().toArray()).join('')}`)
    await file.applied()
  }
  return all
}

describe('The archive of payers’ files', () => {
  it('gives each file once, in the order of names, and no link or folder', async () => {
    expect(await contentOf(new ArchiveInbox(folder))).toEqual(['a.835 first', 'b.835 second', 'c.835 '])
  })

  it('begins again after its end', async () => {
    const inbox = new ArchiveInbox(folder)
    expect(await contentOf(inbox)).toEqual(await contentOf(inbox))
  })

  it('is empty after its end where it is to be read once', async () => {
    const inbox = new ArchiveInbox(folder, { once: true })
    expect(await contentOf(inbox)).toHaveLength(3)
    expect(await contentOf(inbox)).toEqual([])
  })

  it('is away where there is none', async () => {
    await expect(new ArchiveInbox(path.join(folder, 'none')).next()).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
      origin: 'remittance',
    })
  })
})
