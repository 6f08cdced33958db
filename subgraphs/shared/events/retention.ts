/** For how long what is kept of events is kept. `trim` goes by it: nobody else takes anything away. */
export interface Retention {
  /** How old an entry may get, in milliseconds. */
  readonly milliseconds: number
  /** How many entries a stream may have. */
  readonly entries: number
  /** How many of the last ids of a stream are known, so that none of them is appended again; those of its entries always. */
  readonly ids: number
  /** For how long a consumer is known that acknowledges nothing, in milliseconds. */
  readonly consumersMilliseconds: number
}

/** @throws where a figure is no positive whole number. */
export function checkedRetention(retention: Retention): Retention {
  for (const [name, value] of Object.entries(retention)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`Cannot keep events: expected ${name} to be a positive whole number, not ${value}`)
    }
  }
  return retention
}
