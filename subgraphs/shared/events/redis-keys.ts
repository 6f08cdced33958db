import { type Stream, streams } from './catalogue.ts'

/** The keys of one environment and database. What is in braces makes all of them be in one slot of a cluster. */
export class RedisKeys {
  readonly #prefix: string

  constructor(namespace: string) {
    if (!/^[\w.:-]{1,200}$/.test(namespace)) {
      throw new TypeError('Cannot name the keys of the event log: expected a namespace of letters, digits and .:-_')
    }
    this.#prefix = `{${namespace}}`
  }

  /** Epoch, tail and floor of each stream. */
  get streams() {
    return `${this.#prefix}:streams`
  }

  /** Which instance leads, for as long as it said. */
  get lease() {
    return `${this.#prefix}:lease`
  }

  /** The last lease that was given. */
  get fence() {
    return `${this.#prefix}:fence`
  }

  get sides() {
    return `${this.#prefix}:sides`
  }

  get deadLetters() {
    return `${this.#prefix}:dead-letters`
  }

  get deadLettersSince() {
    return `${this.#prefix}:dead-letters:since`
  }

  get consumers() {
    return `${this.#prefix}:consumers`
  }

  get consumersSince() {
    return `${this.#prefix}:consumers:since`
  }

  stream(stream: Stream) {
    return `${this.#prefix}:stream:${stream}`
  }

  /** The ids that were appended to a stream. */
  ids(stream: Stream) {
    return `${this.#prefix}:ids:${stream}`
  }
}

/** A position of a consumer is kept under this. */
export function consumerField(consumer: string, stream: Stream): string {
  return `${stream} ${consumer}`
}

/** What `consumerField` was made of; null where it was not made by it. */
export function consumerIn(field: string): { readonly consumer: string; readonly stream: Stream } | null {
  const gap = field.indexOf(' ')
  const stream = streams.find((each) => each === field.slice(0, gap))
  return stream === undefined ? null : { consumer: field.slice(gap + 1), stream }
}
