/** Choices that look like chance and are the same in every run. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  /** True this often: 0.25 is one time in four. */
  chance(share: number): boolean
  /** @throws {RangeError} when there is nothing to pick from. */
  pick<Value>(values: readonly Value[]): Value
  /** So many different ones, in an order of their own; all of them when there are no more. */
  sample<Value>(values: readonly Value[], count: number): Value[]
}

/**
 * A stream of choices of its own for each subject, so that a change in one subject leaves the others as they were.
 */
export function random(subject: string): Random {
  let state = [...subject].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  )
  // Mulberry32: 32 bits of state are plenty for some thousand choices.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    whole,
    chance: (share) => next() < share,
    pick: (values) => {
      if (values.length === 0) throw new RangeError(`Cannot pick for ${subject}: there is nothing to pick from`)
      return values[whole(0, values.length - 1)] as (typeof values)[number]
    },
    sample: (values, count) => {
      const rest = [...values]
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(whole(0, rest.length - 1), 1),
      ).flat()
    },
  }
}
