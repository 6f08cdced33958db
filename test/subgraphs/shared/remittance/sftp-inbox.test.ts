import { createHash } from 'node:crypto'
import { appendFile, chmod, mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { Forbidden, SourceContractBroken, SourceUnavailable } from '#shared/errors/errors.ts'
import type { QuarantineReason } from '#shared/remittance/remittance.ts'
import { SftpInbox, type SftpInboxOptions } from '#shared/remittance/sftp-inbox.ts'
import { SftpServer } from '#shared/remittance/sftp-server.ts'
import { filesIn, newFolder, nextOf, read, textOf } from './inbox-folders.ts'
import { describeSshd, type Sshd } from './sshd.ts'

const reasons: QuarantineReason[] = [
  { code: 'TOO_LARGE', message: 'Cannot read the file', segment: null, element: null },
]

function optionsFor(sshd: Sshd, spool: string): SftpInboxOptions {
  return { ...sshd.address, hostKey: sshd.hostKey, folder: sshd.folder, spool, quietFor: 0, timeout: 10_000 }
}

describeSshd('Files of payers on an SFTP server', (startSshd) => {
  it('are fetched whole, archived there, and given out of the spool', async () => {
    await using sshd = await startSshd()
    await using spool = await newFolder()
    const large = Buffer.alloc(3_000_000, 'CLP*').toString()
    await writeFile(path.join(sshd.folder, 'large.835'), large)
    await writeFile(path.join(sshd.folder, 'odd name;.835'), '')
    await using inbox = await SftpInbox.open(optionsFor(sshd, spool.path))

    const files = [await nextOf(inbox), await nextOf(inbox)].sort((one, other) => (one.name < other.name ? -1 : 1))
    expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['large.835', 3_000_000],
      ['odd_name_.835', 0],
    ])
    const sum = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(sum(await textOf(files[0] as never))).toBe(sum(large))
    expect(await inbox.next()).toBeNull()
    expect(await filesIn(sshd.folder)).toEqual(['archive/large.835', 'archive/odd_name_.835'])

    await files[0]?.applied()
    await files[1]?.quarantined(reasons)
    expect(await filesIn(spool.path)).toEqual([
      'archive/large.835',
      'quarantine/odd_name_.835',
      'quarantine/odd_name_.835.reasons.json',
    ])
  })

  it('are each fetched by one of several workers, and none is lost among those of one name', async () => {
    await using sshd = await startSshd()
    const names = Array.from({ length: 12 }, (_, place) => `${String(place).padStart(2, '0')}.835`)
    for (const name of names) await writeFile(path.join(sshd.folder, name), name)
    const workers = await Promise.all([newFolder(), newFolder(), newFolder()])
    const got = await Promise.all(
      workers.map(async ({ path: spool }) => {
        await using inbox = await SftpInbox.open(optionsFor(sshd, spool))
        const mine: string[] = []
        for (let file = await inbox.next(); file !== null; file = await inbox.next()) {
          mine.push(await textOf(file))
          await file.applied()
        }
        return mine
      }),
    )
    expect(got.flat().sort()).toEqual(names)

    await using spool = await newFolder()
    await using inbox = await SftpInbox.open(optionsFor(sshd, spool.path))
    await writeFile(path.join(sshd.folder, '00.835'), 'another')
    await (await nextOf(inbox)).applied()
    expect(await filesIn(path.join(sshd.folder, 'archive'))).toHaveLength(names.length + 1)
    for (const worker of workers) await worker[Symbol.asyncDispose]()
  })

  it('wait until nobody writes to them any more', async () => {
    await using sshd = await startSshd()
    await using spool = await newFolder()
    await using inbox = await SftpInbox.open({ ...optionsFor(sshd, spool.path), quietFor: 2_500 })
    const growing = path.join(sshd.folder, 'growing.835')
    for (const name of ['.hidden', 'a.part']) await writeFile(path.join(sshd.folder, name), 'x')
    for (let turn = 0; turn < 4; turn += 1) {
      await appendFile(growing, 'more ')
      await utimes(growing, new Date(2020, 0, 1), new Date(2020, 0, 1))
      expect(await inbox.next()).toBeNull()
    }

    expect(await textOf(await nextOf(inbox))).toBe('more more more more ')
    expect(await inbox.next()).toBeNull()
  })

  it('are not asked for at all where the server has another host key', async () => {
    await using sshd = await startSshd()
    await using spool = await newFolder()
    await writeFile(path.join(sshd.folder, 'a.835'), 'of a')
    await using inbox = await SftpInbox.open(optionsFor(sshd, spool.path))
    await sshd.stop()
    await sshd.start({ hasOtherHostKey: true })

    const refused = await inbox.next().catch((error) => error)
    expect(refused).toBeInstanceOf(SourceContractBroken)
    expect(refused.message).toBe(
      'Cannot fetch remittance files: the server has another host key than the one it is known by',
    )
    // It was never told who came: no account was named, so no key was shown either.
    expect(sshd.log()).toContain('Connection from 127.0.0.1')
    expect(sshd.log()).not.toContain('userauth-request')
    expect(sshd.log()).not.toContain(sshd.address.user)
    expect(await filesIn(sshd.folder)).toEqual(['a.835'])

    for (const hostKey of ['', 'SHA256:', `SHA256:${Buffer.alloc(32).toString('base64')}`]) {
      const connecting = SftpServer.connect({ ...sshd.address, hostKey })
      await expect(connecting).rejects.toThrow(SourceContractBroken)
    }
  })

  it('are not there for a key that the server does not know, or that cannot be read', async () => {
    await using sshd = await startSshd()
    const address = { ...sshd.address, hostKey: sshd.hostKey }
    await expect(SftpServer.connect({ ...address, privateKeyFile: sshd.otherKeyFile })).rejects.toThrow(Forbidden)

    for (const privateKeyFile of [`${sshd.otherKeyFile}.pub`, '/nowhere/at/all', sshd.folder]) {
      const refused = await SftpServer.connect({ ...address, privateKeyFile }).catch((error) => error)
      expect(refused).toBeInstanceOf(SourceUnavailable)
      expect(refused.message).not.toMatch(/nowhere|127|nobody/)
    }
  })

  it('are not fetched where they are too large: only what became of them is told', async () => {
    await using sshd = await startSshd()
    await using spool = await newFolder()
    await writeFile(path.join(sshd.folder, 'large.835'), 'x'.repeat(2_000))
    await using inbox = await SftpInbox.open({ ...optionsFor(sshd, spool.path), mostBytes: 1_000 })

    const given = await nextOf(inbox)
    expect([given.name, given.bytes]).toEqual(['large.835', 2_000])
    await expect(textOf(given)).rejects.toThrow('too large to fetch')
    await given.release()
    const again = await nextOf(inbox)
    await again.quarantined(reasons)
    expect(await filesIn(sshd.folder)).toEqual(['quarantine/large.835', 'quarantine/large.835.reasons.json'])
    expect(JSON.parse(await read(sshd.folder, 'quarantine/large.835.reasons.json'))).toEqual(reasons)
    expect(await filesIn(spool.path)).toEqual([])
    expect(await inbox.next()).toBeNull()
  })

  it('are fetched by another where somebody claimed them and died', async () => {
    await using sshd = await startSshd()
    await using spool = await newFolder()
    const claimed = path.join(sshd.folder, 'claimed')
    await mkdir(claimed)
    await chmod(claimed, 0o777)
    await writeFile(path.join(claimed, `${Date.now() - 5_000}-0a1b2c3d-old.835`), 'of old')
    await writeFile(path.join(claimed, `${Date.now() + 60_000}-0a1b2c3d-new.835`), 'of new')
    await writeFile(path.join(spool.path, '.0a1b2c3d-half.835.part'), 'ha')
    await utimes(path.join(spool.path, '.0a1b2c3d-half.835.part'), 0, 0)
    await using inbox = await SftpInbox.open({ ...optionsFor(sshd, spool.path), claimLasts: 4_000 })

    const file = await nextOf(inbox)
    expect([file.name, await textOf(file)]).toEqual(['old.835', 'of old'])
    expect(await inbox.next()).toBeNull()
    expect(await readdir(claimed)).toEqual([expect.stringMatching(/new\.835$/)])
    expect((await readdir(spool.path)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('are passed over where they are links or folders', async () => {
    await using sshd = await startSshd()
    await using spool = await newFolder()
    await writeFile(path.join(spool.path, '.secret'), 'of another')
    await symlink(path.join(spool.path, '.secret'), path.join(sshd.folder, 'link.835'))
    await mkdir(path.join(sshd.folder, 'folder.835'))
    await using inbox = await SftpInbox.open(optionsFor(sshd, spool.path))

    expect(await inbox.next()).toBeNull()
    expect(inbox.passedOver).toEqual({ links: 1, others: 0 })
    expect(await filesIn(sshd.folder)).toEqual(['link.835'])
  })

  it('come again after the server was away, or stood still', async () => {
    await using sshd = await startSshd()
    await using spool = await newFolder()
    await using inbox = await SftpInbox.open({ ...optionsFor(sshd, spool.path), timeout: 1_500 })
    await writeFile(path.join(sshd.folder, 'a.835'), 'of a')
    await sshd.stop()
    const away = await inbox.next().catch((error) => error)
    expect(away).toBeInstanceOf(SourceUnavailable)
    expect(away.message).not.toMatch(/127\.0\.0\.1|ECONN/)

    await sshd.start()
    sshd.freeze()
    await expect(inbox.next()).rejects.toThrow(/took too long|could not do it/)
    sshd.thaw()

    // On a busy machine it may take longer once more.
    const next = async () => await inbox.next().catch(() => null)
    const file = await nextOf({ next, [Symbol.asyncDispose]: async () => undefined })
    expect(await textOf(file)).toBe('of a')
  })

  it('stay on the server where they cannot be fetched, until they can', async () => {
    await using sshd = await startSshd()
    await using spool = await newFolder()
    await writeFile(path.join(sshd.folder, 'a.835'), 'of a')
    await using inbox = await SftpInbox.open({ ...optionsFor(sshd, spool.path), claimLasts: 500 })
    await chmod(path.join(sshd.folder, 'a.835'), 0o000)

    await expect(inbox.next()).rejects.toThrow('Cannot fetch a remittance file: it broke off')
    expect(await readdir(spool.path)).toEqual(['archive', 'claimed', 'quarantine'])
    const [claimed = ''] = await readdir(path.join(sshd.folder, 'claimed'))
    await chmod(path.join(sshd.folder, 'claimed', claimed), 0o644)
    expect(await textOf(await nextOf(inbox))).toBe('of a')
  })
})
