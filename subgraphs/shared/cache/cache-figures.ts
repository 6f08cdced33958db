/** What became of questions to the cache, counted since the start. */
export const figureNames = [
  /** Answered from what was kept. */
  'hits',
  /** Answered so, and asked for anew meanwhile. */
  'stale',
  /** Answered from what was kept because the source could not be asked. */
  'spare',
  /** Asked of the source. */
  'misses',
  /** Answered by what another instance asked. */
  'awaited',
  /** Asked of the source because the store was too slow, away, or left alone after that. */
  'ignored',
  /** Kept texts that this program cannot have written. */
  'poisoned',
  /** Answers that were not kept because they may not be. */
  'refused',
  /** Answers that the store did not take. */
  'unkept',
  /** Reads that took longer than their budget. */
  'overruns',
] as const

export type FigureName = (typeof figureNames)[number]

/** Why a cache is not as it should be, for an operator. */
export type CacheTrouble =
  | 'CACHE_UNREACHABLE'
  | 'CACHE_SLOW'
  | 'CACHE_REFUSES_WRITES'
  | 'CACHE_POISONED'
  | 'CACHE_REFUSED_ANSWER'

/** A trouble is told for so long after it was last seen. */
const rememberedMs = 60_000

export class CacheFigures {
  readonly #counts = new Map<FigureName, number>()
  readonly #troubles = new Map<CacheTrouble, number>()
  readonly #onTrouble: (trouble: CacheTrouble) => void

  /** `onTrouble` is told of each trouble once, and again when it comes back after a minute without it. */
  constructor(onTrouble: (trouble: CacheTrouble) => void = () => undefined) {
    this.#onTrouble = onTrouble
  }

  count(name: FigureName, by = 1): void {
    this.#counts.set(name, this.of(name) + by)
  }

  of(name: FigureName): number {
    return this.#counts.get(name) ?? 0
  }

  trouble(trouble: CacheTrouble): void {
    const isNew = !this.troubles().includes(trouble)
    this.#troubles.set(trouble, performance.now())
    if (isNew) this.#onTrouble(trouble)
  }

  /** What was seen within the last minute. */
  troubles(): readonly CacheTrouble[] {
    const since = performance.now() - rememberedMs
    return [...this.#troubles].filter(([, at]) => at > since).map(([trouble]) => trouble)
  }
}
