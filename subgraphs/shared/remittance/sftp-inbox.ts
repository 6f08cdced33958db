import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, lstat, open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { SourceUnavailable } from '../errors/errors.ts'
import { anotherName, isUnfinished, plainName, uniqueMark } from './file-names.ts'
import { FolderInbox, type PassedOver } from './folder-inbox.ts'
import type { ClaimedFile, RemittanceInbox } from './inbox.ts'
import { ClaimLost } from './inbox.ts'
import { defaultMostBytes } from './read-remittances.ts'
import type { QuarantineReason } from './remittance.ts'
import { type RemoteFile, type SftpAddress, SftpServer } from './sftp-server.ts'

export interface SftpInboxOptions extends SftpAddress {
  /** Where the payer leaves files, on the server. In it `claimed`, `archive` and `quarantine` are made. */
  readonly folder: string
  /** Where they are fetched to: an inbox folder on a disk that survives this process. */
  readonly spool: string
  /** For how many milliseconds a file must be unchanged, as often as it is looked at, before it is claimed. */
  readonly quietFor?: number
  /** A larger one is not fetched. */
  readonly mostBytes?: number
  /** After how many milliseconds a file that is claimed on the server and still there is claimed by somebody else. */
  readonly claimLasts?: number
  /** Of the spool, see `FolderInbox`. */
  readonly deadAfter?: number
}

interface Seen {
  readonly size: number
  readonly modified: number
  /** When it was first seen so, by this process's clock: the server's may be another. */
  readonly since: number
}

const claimedName = /^(\d{1,15})-[0-9a-f]{8}-(.+)$/
const mostWatched = 10_000

/**
 * Files of a payer on its SFTP server. Each is claimed there, fetched to the spool, compared, archived there, and then
 * given out of the spool, where several instances may share it and where it waits if this one dies.
 */
export class SftpInbox implements RemittanceInbox {
  /** Each look is a login. */
  readonly lookEveryMs = 60_000
  readonly #options: SftpInboxOptions
  readonly #spool: FolderInbox
  readonly #watched = new Map<string, Seen>()
  #server: SftpServer | null = null
  #passedOver: PassedOver = { links: 0, others: 0 }

  private constructor(options: SftpInboxOptions, spool: FolderInbox) {
    this.#options = options
    this.#spool = spool
  }

  /** Does not connect yet. */
  static async open(options: SftpInboxOptions): Promise<SftpInbox> {
    const { spool, deadAfter } = options
    const inbox = await FolderInbox.open({
      folder: spool,
      quietFor: 0,
      ...(deadAfter === undefined ? {} : { deadAfter }),
    })
    return new SftpInbox(options, inbox)
  }

  /** What was passed over on the server in the last look. */
  get passedOver(): PassedOver {
    return this.#passedOver
  }

  async next(): Promise<ClaimedFile | null> {
    const waiting = await this.#spool.next()
    if (waiting !== null) return waiting
    try {
      this.#server ??= await this.#connect()
      const fetched = await this.#fetchOne(this.#server)
      if (fetched === null) await this.#disconnect()
      return fetched === 'spooled' ? await this.#spool.next() : fetched
    } catch (error) {
      await this.#disconnect()
      throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#disconnect()
    await this.#spool[Symbol.asyncDispose]()
  }

  async #connect(): Promise<SftpServer> {
    const server = await SftpServer.connect(this.#options)
    try {
      for (const name of ['claimed', 'archive', 'quarantine']) await server.makeFolder(this.#remote(name))
      await this.#removeOldParts()
      return server
    } catch (error) {
      await server[Symbol.asyncDispose]()
      throw error
    }
  }

  async #disconnect(): Promise<void> {
    const server = this.#server
    this.#server = null
    await server?.[Symbol.asyncDispose]()
  }

  async #fetchOne(server: SftpServer): Promise<ClaimedFile | 'spooled' | null> {
    for (const { from, name, file } of [...(await this.#abandoned(server)), ...(await this.#candidates(server))]) {
      const claimed = this.#remote('claimed', `${Date.now()}-${uniqueMark()}-${name}`)
      // Another instance was first.
      if (!(await server.rename(from, claimed))) continue
      this.#watched.delete(file.name)
      const found = await server.look(claimed)
      if (found === null) continue
      if (found.size !== file.size || found.modified !== file.modified) {
        // Somebody writes to it after all.
        await server.rename(claimed, await this.#freeName(server, [], name))
        continue
      }
      if (found.size > (this.#options.mostBytes ?? defaultMostBytes)) return this.#remoteFile(claimed, name, found.size)
      await this.#fetch(server, claimed, name, found)
      await server.rename(claimed, await this.#freeName(server, ['archive'], name))
      return 'spooled'
    }
    return null
  }

  /** Files that somebody claimed and never fetched. */
  async #abandoned(server: SftpServer): Promise<{ from: string; name: string; file: RemoteFile }[]> {
    const before = Date.now() - (this.#options.claimLasts ?? 900_000)
    return (await server.list(this.#remote('claimed'))).flatMap((file) => {
      const [, since = '', name = ''] = claimedName.exec(file.name) ?? []
      if (file.kind !== 'file' || since === '' || Number(since) > before) return []
      return [{ from: this.#remote('claimed', file.name), name: plainName(name), file }]
    })
  }

  /** Files that are as they were a while ago, the oldest first. */
  async #candidates(server: SftpServer): Promise<{ from: string; name: string; file: RemoteFile }[]> {
    const now = performance.now()
    const quietFor = this.#options.quietFor ?? 5_000
    const passedOver = { links: 0, others: 0 }
    const seen = new Set<string>()
    const quiet: RemoteFile[] = []
    for (const file of await server.list(this.#options.folder)) {
      // A name with a slash is one that a server makes up.
      if (file.kind === 'folder' || isUnfinished(file.name) || /[/\0]/.test(file.name)) continue
      if (file.kind === 'link') passedOver.links += 1
      if (file.kind === 'other') passedOver.others += 1
      if (file.kind !== 'file' || seen.size >= mostWatched) continue
      seen.add(file.name)
      if (now - this.#unchangedSince(file, now) >= quietFor) quiet.push(file)
    }
    for (const name of this.#watched.keys()) if (!seen.has(name)) this.#watched.delete(name)
    this.#passedOver = passedOver
    quiet.sort((one, other) => one.modified - other.modified || (one.name < other.name ? -1 : 1))
    return quiet.map((file) => ({ from: this.#remote(file.name), name: plainName(file.name), file }))
  }

  #unchangedSince({ name, size, modified }: RemoteFile, now: number): number {
    const before = this.#watched.get(name)
    if (before !== undefined && before.size === size && before.modified === modified) return before.since
    this.#watched.set(name, { size, modified, since: now })
    return now
  }

  /** Fetches a file into the spool, whole and as it is on the server, or not at all. */
  async #fetch(
    server: SftpServer,
    claimed: string,
    name: string,
    expected: { readonly size: number; readonly modified: number },
  ): Promise<void> {
    const part = path.join(this.#options.spool, `.${uniqueMark()}-${name}.part`)
    try {
      const sent = await this.#copy(server, claimed, part, expected.size)
      const after = await server.look(claimed)
      const isSame = after?.size === expected.size && after.modified === expected.modified
      if (!isSame || sent !== (await sha256Of(part))) {
        const message = 'Cannot fetch a remittance file: found another size, date or checksum than the server has'
        throw new SourceUnavailable('remittance', message)
      }
      await this.#put(part, name)
    } finally {
      await rm(part, { force: true })
    }
  }

  /** The checksum of what came in. */
  async #copy(server: SftpServer, claimed: string, part: string, size: number): Promise<string> {
    const hash = createHash('sha256')
    const handle = await open(part, 'wx', 0o600)
    // A server that stands still in the middle is left as one that does not answer.
    const patience = this.#options.timeout ?? 30_000
    const from = server.read(claimed)
    const stop = () => from.destroy(new Error('it stands still'))
    let timer = setTimeout(stop, patience)
    let written = 0
    try {
      for await (const chunk of from) {
        clearTimeout(timer)
        timer = setTimeout(stop, patience)
        written += chunk.length
        if (written > size) break
        hash.update(chunk)
        await handle.writeFile(chunk)
      }
      await handle.sync()
    } catch (cause) {
      throw new SourceUnavailable('remittance', 'Cannot fetch a remittance file: it broke off', { cause })
    } finally {
      clearTimeout(timer)
      await handle.close()
    }
    if (written === size) return hash.digest('hex')
    throw new SourceUnavailable('remittance', 'Cannot fetch a remittance file: found another size than the server says')
  }

  /** Gives it its name, where nobody has it: renaming would replace a file that waits. */
  async #put(part: string, name: string): Promise<void> {
    for (let target = name; ; target = anotherName(name)) {
      try {
        await link(part, path.join(this.#options.spool, target))
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
    const spool = await open(this.#options.spool, 'r')
    await spool.sync().finally(() => spool.close())
  }

  /** Of processes that died in the middle. */
  async #removeOldParts(): Promise<void> {
    for (const name of await readdir(this.#options.spool)) {
      if (!name.startsWith('.') || !name.endsWith('.part')) continue
      const part = path.join(this.#options.spool, name)
      const entry = await lstat(part).catch(() => null)
      const age = Date.now() - (entry?.mtimeMs ?? Date.now())
      if (age > (this.#options.claimLasts ?? 900_000)) await rm(part, { force: true })
    }
  }

  #remoteFile(claimed: string, name: string, bytes: number): ClaimedFile {
    const move = async (folder: readonly string[], reasons?: readonly QuarantineReason[]) => {
      await using server = await SftpServer.connect(this.#options)
      const target = await this.#freeName(server, folder, name)
      if (reasons !== undefined) await server.write(`${JSON.stringify(reasons, null, 2)}\n`, `${target}.reasons.json`)
      if (!(await server.rename(claimed, target))) throw new ClaimLost()
    }
    return {
      name,
      bytes,
      open: () => {
        const tooLarge = new SourceUnavailable('remittance', 'Cannot read a remittance file: it is too large to fetch')
        return new Readable({ read() {} }).destroy(tooLarge)
      },
      applied: () => move(['archive']),
      quarantined: (reasons) => move(['quarantine'], reasons),
      release: () => move([]),
    }
  }

  async #freeName(server: SftpServer, folder: readonly string[], name: string): Promise<string> {
    const target = this.#remote(...folder, name)
    return (await server.look(target)) === null ? target : this.#remote(...folder, anotherName(name))
  }

  #remote(...names: readonly string[]): string {
    return [this.#options.folder.replace(/\/+$/, ''), ...names].join('/')
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}
