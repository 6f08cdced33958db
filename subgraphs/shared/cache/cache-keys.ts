import { randomBytes } from 'node:crypto'
import type { Kept } from './cache-store.ts'

/** Longer than any answer is kept: what a drop did must outlive what it dropped. */
const tagMs = 7 * 24 * 60 * 60_000

/**
 * The keys of one deployment.
 *
 * An answer names the versions of its tags. Dropping a tag gives it a new version, so that an answer that is on its way
 * at that moment is not believed either. A tag that the store forgot makes its answers unbelievable, never eternal.
 */
export class CacheKeys {
  readonly #namespace: string
  readonly #version: string

  /** Answers of different `version`s are apart; tags are the same for all. */
  constructor(namespace: string, version: string) {
    this.#namespace = namespace
    this.#version = version
  }

  answer(type: string, name: string): string {
    return `${this.#namespace}:${this.#version}:${type}:${name}`
  }

  /** The claim of whoever asks the source for an answer. */
  claim(answerKey: string): string {
    return `${answerKey}:asked`
  }

  /** What an answer hangs on: its type, and the record or the lists it is about. */
  tags(type: string, about: number | 'lists'): readonly string[] {
    return [this.#tag(type), this.#tag(`${type}:${about}`)]
  }

  /** A new version for what was changed: all of a type, or one record and the lists it may be in. */
  dropped(type: string, key?: number): readonly Kept[] {
    const names = key === undefined ? [type] : [`${type}:${key}`, `${type}:lists`]
    return names.map((name) => this.version(this.#tag(name)))
  }

  version(tag: string): Kept {
    return { key: tag, text: randomBytes(9).toString('base64url'), milliseconds: tagMs }
  }

  #tag(name: string): string {
    return `${this.#namespace}:tag:${name}`
  }
}
