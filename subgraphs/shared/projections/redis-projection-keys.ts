import type { Family } from './families.ts'

/** The keys of one environment and database. What is in braces makes all of them be in one slot of a cluster. */
export class RedisProjectionKeys {
  readonly #prefix: string

  constructor(namespace: string) {
    if (!/^[\w.:-]{1,200}$/.test(namespace)) {
      throw new TypeError('Cannot name the keys of the projections: expected a namespace of letters, digits and .:-_')
    }
    this.#prefix = `{${namespace}}:projections`
  }

  /** Which generation is read, which is being built, and the last one there was. */
  get generations() {
    return `${this.#prefix}:generations`
  }

  /** Generations that nobody reads any more and that are not all removed. */
  get dropped() {
    return `${this.#prefix}:dropped`
  }

  /** Which instance ingests, for as long as it said. */
  get lease() {
    return `${this.#prefix}:lease`
  }

  /** The last lease that was given. */
  get fence() {
    return `${this.#prefix}:fence`
  }

  /** Hints that wait, in order. */
  get hints() {
    return `${this.#prefix}:hints`
  }

  /** Which hints were given out, and whether they were told again since. */
  get hintStates() {
    return `${this.#prefix}:hints:states`
  }

  get events() {
    return `${this.#prefix}:events`
  }

  get eventOrder() {
    return `${this.#prefix}:events:order`
  }

  of(generation: string): GenerationKeys {
    return new GenerationKeys(`${this.#prefix}:${generation}`)
  }
}

/** The keys of one generation. */
export class GenerationKeys {
  readonly #prefix: string

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** The names of all its other keys. */
  get names() {
    return `${this.#prefix}:keys`
  }

  get marks() {
    return `${this.#prefix}:marks`
  }

  records(family: Family) {
    return `${this.#prefix}:records:${family}`
  }

  index(family: Family, index: string) {
    return `${this.#prefix}:index:${family}:${index}`
  }
}
