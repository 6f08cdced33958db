/** A text to keep, and for how long. */
export interface Kept {
  readonly key: string
  readonly text: string
  readonly milliseconds: number
}

/** The store is there, and does not take what it is given: it is full, or only read. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal'
}

/**
 * A place where texts are kept for a while, for one process or for all instances. It may forget anything at any time,
 * and every method may reject: with `StoreRefusal` where it is there and does not take what it is given.
 */
export interface CacheStore {
  /**
   * What stands under these keys, null for nothing, in one go; and what time it is where they are kept, in milliseconds.
   * Instances go by that one clock, whatever their own say.
   */
  read(keys: readonly string[]): Promise<{ readonly now: number; readonly texts: readonly (string | null)[] }>
  /** Keeps these in place of what stood there, then forgets the keys in `released`. */
  write(kept: readonly Kept[], released?: readonly string[]): Promise<void>
  /** Takes each key for so long, in somebody's name; false where it is taken. */
  claim(keys: readonly string[], name: string, milliseconds: number): Promise<readonly boolean[]>
  /** Keeps claims for so long from now. */
  extend(keys: readonly string[], milliseconds: number): Promise<void>
  /** Keeps each where nothing stands; gives what stands there then. */
  settle(kept: readonly Kept[]): Promise<readonly string[]>
  /** Forgets those of these keys that hold more bytes than this; gives how many they were. */
  removeLarger(keys: readonly string[], bytes: number): Promise<number>
  close(): Promise<void>
}
