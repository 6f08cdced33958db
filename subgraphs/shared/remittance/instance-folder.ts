import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, readlink, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'

const sign = '.alive'

/** Tells this process from an earlier one that had its id: in a container they are all 1. */
const processMark = randomUUID()

interface Holder {
  readonly host: string
  readonly pid: number
  readonly mark: string
  /** It said so itself. */
  readonly hasEnded?: true
}

/**
 * A folder among others in which one instance keeps the files that it claimed. As long as it lives it writes a sign of
 * life into it; the others take over what is in the folder of one that does not.
 */
export class InstanceFolder implements AsyncDisposable {
  readonly path: string
  readonly #parent: string
  readonly #holder: Holder
  readonly #deadAfter: number
  readonly #timer: NodeJS.Timeout
  #lastSign: Promise<unknown> = Promise.resolve()

  private constructor(parent: string, holder: Holder, deadAfter: number) {
    this.#parent = parent
    this.#holder = holder
    this.#deadAfter = deadAfter
    this.path = path.join(parent, randomUUID())
    this.#timer = setInterval(() => {
      this.#lastSign = this.now().catch(() => undefined)
    }, deadAfter / 6).unref()
  }

  /** Makes one; an instance is dead when it has given no sign of life for `deadAfter` milliseconds, or is known to have ended. */
  static async open(parent: string, deadAfter: number): Promise<InstanceFolder> {
    // Process ids mean the same within one of these only.
    const space = await readlink('/proc/self/ns/pid').catch(() => '')
    const holder = { host: `${hostname()} ${space}`, pid: process.pid, mark: processMark }
    const folder = new InstanceFolder(parent, holder, deadAfter)
    await folder.now()
    return folder
  }

  /** What time it is by the clock of the file system: it dates what is in it. A sign of life as well. */
  async now(): Promise<number> {
    // One that was taken for dead has lost its folder. What that is in is never made: a disk that is not mounted is away.
    await mkdir(this.path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    const file = path.join(this.path, sign)
    await writeFile(file, JSON.stringify(this.#holder), { mode: 0o600 })
    return (await stat(file)).mtimeMs
  }

  /** Takes over what dead instances had; the names of the files, which are in this folder now. */
  async takeOver(): Promise<readonly string[]> {
    const now = await this.now()
    const taken: string[] = []
    for (const name of await readdir(this.#parent)) {
      const other = path.join(this.#parent, name)
      if (other === this.path || !(await this.#isDead(other, now))) continue
      for (const file of await readdir(other).catch(() => [])) {
        if (file === sign) continue
        // Whoever else takes it over at the same time may be first.
        const isOurs = await rename(path.join(other, file), path.join(this.path, file)).then(
          () => true,
          () => false,
        )
        if (isOurs) taken.push(file)
      }
      await rm(path.join(other, sign), { force: true })
      await rmdir(other).catch(() => undefined)
    }
    return taken
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#lastSign
    const file = path.join(this.path, sign)
    await rm(file, { force: true })
    try {
      await rmdir(this.path)
    } catch {
      // What is still claimed is anybody's from now on.
      await writeFile(file, JSON.stringify({ ...this.#holder, hasEnded: true }), { mode: 0o600 }).catch(() => undefined)
    }
  }

  async #isDead(folder: string, now: number): Promise<boolean> {
    const file = path.join(folder, sign)
    const given = await stat(file).catch(() => null)
    if (given !== null) return now - given.mtimeMs > this.#deadAfter || this.#hasEnded(await holderIn(file))
    // One that begins has given none yet.
    const made = await stat(folder).catch(() => null)
    return made?.isDirectory() === true && now - made.mtimeMs > this.#deadAfter
  }

  #hasEnded(other: Partial<Holder>): boolean {
    if (other.hasEnded === true) return true
    const { host, pid, mark } = this.#holder
    if (other.host !== host || typeof other.pid !== 'number') return false
    if (other.pid === pid) return other.mark !== mark
    try {
      process.kill(other.pid, 0)
      return false
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH'
    }
  }
}

/** Nothing where it is just being written. */
async function holderIn(file: string): Promise<Partial<Holder>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return {}
  }
}
