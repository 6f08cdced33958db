import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { plainName } from './file-names.ts'
import { atFolder } from './folder-file.ts'
import type { ClaimedFile, RemittanceInbox } from './inbox.ts'

/**
 * Files that were used before, out of the archive of a folder: for who remembers nothing of them, or builds all of it
 * anew. Each is given once, in the order of names, and stays where it is. After the last one, and null, it begins again,
 * or is empty from then on.
 */
export class ArchiveInbox implements RemittanceInbox {
  readonly #folder: string
  readonly #once: boolean
  #names: string[] | null = null

  /** `folder`: that of the payers' files, in which the archive is. */
  constructor(folder: string, { once = false }: { readonly once?: boolean } = {}) {
    this.#folder = path.join(folder, 'archive')
    this.#once = once
  }

  next(): Promise<ClaimedFile | null> {
    return atFolder(async () => {
      this.#names ??= (await readdir(this.#folder)).toSorted()
      for (let name = this.#names.shift(); name !== undefined; name = this.#names.shift()) {
        const file = path.join(this.#folder, name)
        const { size, isFile } = await lstat(file).then((found) => ({ size: found.size, isFile: found.isFile() }))
        if (isFile) return fileAt(file, name, size)
      }
      if (!this.#once) this.#names = null
      return null
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#names = []
  }
}

function fileAt(file: string, name: string, bytes: number): ClaimedFile {
  const stays = async () => undefined
  return {
    name: plainName(name),
    bytes,
    open: () => createReadStream(file, { end: Math.max(bytes - 1, 0) }),
    applied: stays,
    quarantined: stays,
    release: stays,
  }
}
