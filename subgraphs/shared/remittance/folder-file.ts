import { createReadStream } from 'node:fs'
import { link, lstat, open, rename, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { SourceUnavailable } from '../errors/errors.ts'
import { anotherName, claimIn, markedName } from './file-names.ts'
import { type ClaimedFile, ClaimLost } from './inbox.ts'
import type { QuarantineReason } from './remittance.ts'

/** A file that was claimed in a folder. */
export class FolderFile implements ClaimedFile {
  readonly name: string
  readonly bytes: number
  readonly #folder: string
  readonly #claimed: string

  constructor(folder: string, claimed: string, name: string, bytes: number) {
    this.#folder = folder
    this.#claimed = claimed
    this.name = name
    this.bytes = bytes
  }

  open(): Readable {
    return createReadStream(this.#claimed)
  }

  applied(): Promise<void> {
    return atFolder(() => this.#put('archive', async () => undefined))
  }

  quarantined(reasons: readonly QuarantineReason[]): Promise<void> {
    const text = `${JSON.stringify(reasons, null, 2)}\n`
    return atFolder(() => this.#put('quarantine', (target) => writeWhole(`${target}.reasons.json`, text)))
  }

  release(): Promise<void> {
    return atFolder(async () => {
      const isTaken = (await lstat(path.join(this.#folder, this.name)).catch(() => null)) !== null
      await this.#move(path.join(this.#folder, isTaken ? anotherName(this.name) : this.name))
    })
  }

  /**
   * Moves it to where it stays, with what belongs beside it. Whoever is killed on the way leaves it claimed, and whoever
   * claims it next comes to the same end: it is never there twice, in part, or in place of another.
   */
  async #put(folder: 'archive' | 'quarantine', writeBeside: (target: string) => Promise<void>): Promise<void> {
    const target = path.join(this.#folder, folder, this.name)
    if (await this.#link(target)) {
      await writeBeside(target)
      await unlink(this.#claimed).catch((error) => this.#fail(error))
      return
    }
    // Of a name that only this claim has.
    const { mark } = claimIn(path.basename(this.#claimed))
    const own = path.join(this.#folder, folder, markedName(this.name, mark))
    await writeBeside(own)
    await this.#move(own)
  }

  /**
   * Gives it a second name, and tells whether it has that: it may have it already, by one who was killed. False where
   * another file has that name, or where files can have one name only: renaming would replace another without a word,
   * linking never does.
   */
  async #link(target: string): Promise<boolean> {
    try {
      await link(this.#claimed, target)
      return true
    } catch {
      const [ours, there] = await Promise.all([
        lstat(this.#claimed, { bigint: true }).catch((error) => this.#fail(error)),
        lstat(target, { bigint: true }).catch(() => null),
      ])
      return there !== null && ours.ino === there.ino && ours.dev === there.dev
    }
  }

  async #move(target: string): Promise<void> {
    await rename(this.#claimed, target).catch((error) => this.#fail(error))
  }

  /** Says of a fault whether it is one because the file is somebody else's by now. */
  async #fail(error: NodeJS.ErrnoException): Promise<never> {
    const isLost = error.code === 'ENOENT' && (await lstat(this.#claimed).catch(() => null)) === null
    throw isLost ? new ClaimLost({ cause: error }) : error
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.tmp`, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.datasync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.tmp`, file)
}

/** What `work` gives; of a fault only its code: a path says more than whoever reads an error may know. */
export async function atFolder<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SourceUnavailable) throw error
    const code = (error as NodeJS.ErrnoException).code ?? 'another fault'
    throw new SourceUnavailable('remittance', `Cannot use the folder of remittance files: found ${code}`, {
      cause: error,
    })
  }
}
