import { createReadStream } from 'node:fs'
import { lstat, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { SourceUnavailable } from '../errors/errors.ts'
import { anotherName } from './file-names.ts'
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
    return atFolder(async () => this.#moveTo(await this.#reserve('archive')))
  }

  quarantined(reasons: readonly QuarantineReason[]): Promise<void> {
    return atFolder(async () => {
      const target = await this.#reserve('quarantine')
      // Whoever finds the file finds the reasons.
      await writeWhole(`${target}.reasons.json`, `${JSON.stringify(reasons, null, 2)}\n`)
      await this.#moveTo(target)
    })
  }

  release(): Promise<void> {
    return atFolder(async () => {
      const isTaken = (await lstat(path.join(this.#folder, this.name)).catch(() => null)) !== null
      await this.#move(path.join(this.#folder, isTaken ? anotherName(this.name) : this.name))
    })
  }

  /** An empty file of a name that nobody has: renaming would replace one without a word. */
  async #reserve(folder: 'archive' | 'quarantine'): Promise<string> {
    for (let name = this.name; ; name = anotherName(this.name)) {
      const target = path.join(this.#folder, folder, name)
      try {
        await (await open(target, 'wx', 0o600)).close()
        return target
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
  }

  async #moveTo(reserved: string): Promise<void> {
    try {
      await this.#move(reserved)
    } catch (error) {
      await rm(reserved, { force: true })
      await rm(`${reserved}.reasons.json`, { force: true })
      throw error
    }
  }

  async #move(target: string): Promise<void> {
    try {
      await rename(this.#claimed, target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ClaimLost({ cause: error })
      throw error
    }
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
