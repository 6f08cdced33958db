import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/**
 * A file that one process makes and adds to, and nobody else: what was added is on the disk, whole, or not there.
 */
export class DurableFile {
  readonly path: string
  readonly #handle: FileHandle
  readonly #inode: { readonly dev: bigint; readonly ino: bigint }
  #size = 0
  /** Whether something may be behind what was added. */
  #isRagged = false

  private constructor(file: string, handle: FileHandle, inode: { readonly dev: bigint; readonly ino: bigint }) {
    this.path = file
    this.#handle = handle
    this.#inode = inode
  }

  /** Makes the file; rejects where one of that name is there. */
  static async create(file: string): Promise<DurableFile> {
    const handle = await open(file, 'wx', 0o600)
    try {
      const inode = await handle.stat({ bigint: true })
      await syncFolder(path.dirname(file))
      return new DurableFile(file, handle, inode)
    } catch (error) {
      await handle.close()
      await rm(file, { force: true })
      throw error
    }
  }

  /** Bytes that were added. */
  get size(): number {
    return this.#size
  }

  /** Adds all of `bytes`, durably. Where it rejects, none of them are there, at the latest before the next are added. */
  async add(bytes: Buffer): Promise<void> {
    if (this.#isRagged) await this.#trim()
    this.#isRagged = true
    try {
      for (let written = 0; written < bytes.length; ) {
        const left = bytes.length - written
        written += (await this.#handle.write(bytes, written, left, this.#size + written)).bytesWritten
      }
      await this.#handle.datasync()
    } catch (error) {
      // A reader should not see half of it, and a full disk may have room again.
      await this.#trim().catch(() => undefined)
      throw error
    }
    this.#size += bytes.length
    this.#isRagged = false
  }

  /** Whether the file is still where it was made: one that is removed or moved away takes what is written, and keeps it from everybody. */
  async isInPlace(): Promise<boolean> {
    try {
      const { dev, ino } = await stat(this.path, { bigint: true })
      return dev === this.#inode.dev && ino === this.#inode.ino
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
  }

  close(): Promise<void> {
    return this.#handle.close()
  }

  async #trim(): Promise<void> {
    await this.#handle.truncate(this.#size)
    this.#isRagged = false
  }
}

/** Makes durable which files are in a folder. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
