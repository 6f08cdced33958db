import { lstat, mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { claimedName, claimIn, isUnfinished, plainName } from './file-names.ts'
import { atFolder, FolderFile } from './folder-file.ts'
import type { ClaimedFile, RemittanceInbox } from './inbox.ts'
import { InstanceFolder } from './instance-folder.ts'

export interface FolderInboxOptions {
  /** Where payers leave their files. In it `claimed`, `archive` and `quarantine` are made: renaming is atomic that way. */
  readonly folder: string
  /** For how many milliseconds nobody may have touched a file before it is claimed. */
  readonly quietFor?: number
  /** After how many milliseconds without a sign of life an instance is taken for dead. */
  readonly deadAfter?: number
}

interface Candidate {
  readonly name: Buffer
  readonly size: number
  readonly modified: number
}

/** What was passed over in the last look, because it is no file that could be claimed. */
export interface PassedOver {
  readonly links: number
  readonly others: number
}

/** A larger folder is looked at in turns. */
const mostCandidates = 1_000

/** A folder of files of payers, that several instances may share: each file is claimed by one of them. */
export class FolderInbox implements RemittanceInbox {
  readonly #folder: string
  readonly #instance: InstanceFolder
  readonly #quietFor: number
  readonly #deadAfter: number
  /** Names in the folder of this instance, of files that were another's. */
  readonly #takenOver: string[] = []
  #candidates: Candidate[] = []
  #lookedForDead = Number.NEGATIVE_INFINITY
  #passedOver: PassedOver = { links: 0, others: 0 }

  private constructor(options: FolderInboxOptions, instance: InstanceFolder) {
    this.#folder = options.folder
    this.#quietFor = options.quietFor ?? 5_000
    this.#deadAfter = options.deadAfter ?? 60_000
    this.#instance = instance
  }

  /** @throws {SourceUnavailable} where the folder is not there or cannot be written to. */
  static async open(options: FolderInboxOptions): Promise<FolderInbox> {
    return await atFolder(async () => {
      for (const name of ['claimed', 'archive', 'quarantine']) {
        // The folder itself is the operator's: one that is not there is a mistake, or a disk that is not mounted.
        await mkdir(path.join(options.folder, name), { mode: 0o700 }).catch(mayBeThere)
      }
      const claimed = path.join(options.folder, 'claimed')
      return new FolderInbox(options, await InstanceFolder.open(claimed, options.deadAfter ?? 60_000))
    })
  }

  /** Links and what else is no file are never followed, opened or moved. */
  get passedOver(): PassedOver {
    return this.#passedOver
  }

  next(): Promise<ClaimedFile | null> {
    return atFolder(async () => {
      await this.#takeOver()
      for (let name = this.#takenOver.shift(); name !== undefined; name = this.#takenOver.shift()) {
        const file = await this.#file(path.join(this.#instance.path, name), claimIn(name).name)
        if (file !== null) return file
      }
      if (this.#candidates.length === 0) this.#candidates = await this.#look()
      for (let next = this.#candidates.shift(); next !== undefined; next = this.#candidates.shift()) {
        const file = await this.#claim(next)
        if (file !== null) return file
      }
      return null
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#instance[Symbol.asyncDispose]()
  }

  async #takeOver(): Promise<void> {
    if (performance.now() - this.#lookedForDead < this.#deadAfter / 4) return
    this.#takenOver.push(...(await this.#instance.takeOver()))
    this.#lookedForDead = performance.now()
  }

  /** The oldest first. */
  async #look(): Promise<Candidate[]> {
    const now = await this.#instance.now()
    const found: Candidate[] = []
    const passedOver = { links: 0, others: 0 }
    // Names are bytes: one that is no text has to be claimed under its own name too.
    for (const name of await readdir(this.#folder, { encoding: 'buffer' })) {
      if (found.length >= mostCandidates) break
      if (isUnfinished(name.toString('latin1'))) continue
      const entry = await lstat(this.#pathOf(name)).catch(() => null)
      if (entry === null || entry.isDirectory()) continue
      if (entry.isSymbolicLink()) passedOver.links += 1
      else if (!entry.isFile()) passedOver.others += 1
      // Of a file the last change of any kind counts: its own date can be that of the original.
      else if (Math.abs(now - entry.ctimeMs) >= this.#quietFor) {
        found.push({ name, size: entry.size, modified: entry.mtimeMs })
      }
    }
    this.#passedOver = passedOver
    return found.sort((one, other) => one.modified - other.modified || Buffer.compare(one.name, other.name))
  }

  async #claim({ name, size }: Candidate): Promise<ClaimedFile | null> {
    const plain = plainName(name.toString('utf8'))
    const claimed = path.join(this.#instance.path, claimedName(plain))
    try {
      await rename(this.#pathOf(name), claimed)
    } catch (error) {
      // Another instance was first.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
    const file = await this.#file(claimed, plain)
    if (file === null || file.bytes === size) return file
    // Somebody writes to it after all.
    await file.release()
    return null
  }

  async #file(claimed: string, name: string): Promise<ClaimedFile | null> {
    const entry = await lstat(claimed).catch(() => null)
    return entry?.isFile() === true ? new FolderFile(this.#folder, claimed, name, entry.size) : null
  }

  #pathOf(name: Buffer): Buffer {
    return Buffer.concat([Buffer.from(`${this.#folder}${path.sep}`), name])
  }
}

function mayBeThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
