/** Keeps the most recently used values whose sizes together stay below a number of bytes. */
export interface BoundedCache<V> {
  get(key: string): V | undefined
  /** Forgets the least recently used until the new value fits; one larger than the whole is not kept. */
  set(key: string, value: V, bytes: number): void
}

export function boundedCache<V>(maxBytes: number): BoundedCache<V> {
  // A Map iterates in the order of insertion, so putting a value back makes it the youngest.
  const entries = new Map<string, { value: V; bytes: number }>()
  let total = 0
  const forget = (key: string, bytes: number) => {
    entries.delete(key)
    total -= bytes
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value, bytes) {
      const known = entries.get(key)
      if (known) forget(key, known.bytes)
      if (bytes > maxBytes) return
      for (const [oldest, entry] of entries) {
        if (total + bytes <= maxBytes) break
        forget(oldest, entry.bytes)
      }
      entries.set(key, { value, bytes })
      total += bytes
    },
  }
}
