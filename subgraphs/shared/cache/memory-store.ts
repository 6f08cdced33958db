import type { CacheStore, Kept } from './cache-store.ts'

interface Entry {
  readonly text: string
  readonly until: number
}

/** What an entry takes besides its text and key, as measured. */
const bytesPerEntry = 200

/** Keeps texts in this process: those used last, as many as fit into `maxBytes`. */
export class MemoryStore implements CacheStore {
  readonly #maxBytes: number
  readonly #now: () => number
  // A Map iterates in the order of insertion, so putting an entry back makes it the youngest.
  readonly #entries = new Map<string, Entry>()
  #bytes = 0

  constructor(maxBytes: number, now: () => number = Date.now) {
    this.#maxBytes = maxBytes
    this.#now = now
  }

  /** What is kept comes to, in bytes. */
  get bytes(): number {
    return this.#bytes
  }

  async read(keys: readonly string[]) {
    return { now: this.#now(), texts: keys.map((key) => this.#get(key)) }
  }

  async write(kept: readonly Kept[], released: readonly string[] = []): Promise<void> {
    for (const each of kept) this.#set(each)
    for (const key of released) this.#forget(key)
  }

  async claim(keys: readonly string[], name: string, milliseconds: number): Promise<readonly boolean[]> {
    return keys.map((key) => {
      const isFree = this.#get(key) === null
      if (isFree) this.#set({ key, text: name, milliseconds })
      return isFree
    })
  }

  async extend(keys: readonly string[], milliseconds: number): Promise<void> {
    for (const key of keys) {
      const text = this.#get(key)
      if (text !== null) this.#set({ key, text, milliseconds })
    }
  }

  async settle(kept: readonly Kept[]): Promise<readonly string[]> {
    return kept.map((each) => {
      const text = this.#get(each.key)
      if (text !== null) return text
      this.#set(each)
      return each.text
    })
  }

  async removeLarger(keys: readonly string[], bytes: number): Promise<number> {
    const larger = keys.filter((key) => Buffer.byteLength(this.#entries.get(key)?.text ?? '') > bytes)
    for (const key of larger) this.#forget(key)
    return larger.length
  }

  async close(): Promise<void> {
    this.#entries.clear()
    this.#bytes = 0
  }

  #get(key: string): string | null {
    const entry = this.#entries.get(key)
    if (entry === undefined) return null
    this.#forget(key)
    if (entry.until <= this.#now()) return null
    this.#keep(key, entry)
    return entry.text
  }

  #set({ key, text, milliseconds }: Kept): void {
    this.#forget(key)
    if (bytesOf(key, text) > this.#maxBytes) return
    this.#keep(key, { text, until: this.#now() + milliseconds })
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.#forget(oldest)
    }
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry)
    this.#bytes += bytesOf(key, entry.text)
  }

  #forget(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    this.#bytes -= bytesOf(key, entry.text)
  }
}

function bytesOf(key: string, text: string): number {
  return bytesPerEntry + 2 * (key.length + text.length)
}
