/**
 * How long an answer may be given.
 *
 * - until `fresh` as it is;
 * - until `stale` too, while it is asked for anew;
 * - until `spare` when its source cannot be asked.
 */
export interface Life {
  readonly fresh: number
  readonly stale: number
  readonly spare: number
}

/** Whoever scans a number that nobody has entered yet must not wait long once it is. */
const longestNothing = 30_000
/** Names and places of yesterday are better than none; an operator is told, and so is whoever asks. */
const whileSourceIsDown = 24 * 60 * 60_000

/** The life of an answer that may be kept for `seconds`; that there is nothing is believed less long. */
export function lifeOf(seconds: number, isNothing: boolean): Life {
  const fresh = seconds * 1_000
  if (!isNothing) return { fresh, stale: 2 * fresh, spare: fresh + whileSourceIsDown }
  const short = Math.min(fresh, longestNothing)
  return { fresh: short, stale: short, spare: short }
}

/** Larger answers are not kept, and not believed. */
export const maxEntryBytes = 256 * 1024

interface Envelope {
  /** The key it is kept under: what was copied from another key is not believed. */
  readonly of: string
  /** When its source was asked, by the store's clock. */
  readonly at: number
  /** The versions of its tags then. */
  readonly tags: readonly string[]
  readonly answer: unknown
}

/** An answer as text; null when it is too large. A stored zero, false or null is an answer like any other. */
export function encodeAnswer(envelope: Envelope): string | null {
  const text = JSON.stringify(envelope)
  return Buffer.byteLength(text) > maxEntryBytes ? null : text
}

export type Decoded<Answer> =
  | { readonly state: 'fresh' | 'stale' | 'spare'; readonly answer: Answer; readonly at: number }
  | { readonly state: 'nothing' }
  /** It cannot have been written by this program. */
  | { readonly state: 'poisoned' }

export interface Belief<Answer> {
  readonly key: string
  readonly now: number
  /** The versions of its tags now; null where none stands. */
  readonly tags: readonly (string | null)[]
  readonly seconds: number
  isAnswer(value: unknown): value is Answer
  isNothing(answer: Answer): boolean
}

/** What a kept text is worth now. Everything about it is looked at: others can write to the place it was kept in. */
export function decodeAnswer<Answer>(text: string | null, belief: Belief<Answer>): Decoded<Answer> {
  if (text === null) return { state: 'nothing' }
  const envelope = text.length > maxEntryBytes ? undefined : parsed(text)
  if (!isEnvelope(envelope) || envelope.of !== belief.key || envelope.at > belief.now + 1_000) {
    return { state: 'poisoned' }
  }
  // Whatever was asked before a tag was dropped may be what the drop was about.
  if (envelope.tags.length !== belief.tags.length) return { state: 'poisoned' }
  if (belief.tags.some((version, place) => version === null || version !== envelope.tags[place])) {
    return { state: 'nothing' }
  }
  const { answer, at } = envelope
  if (!belief.isAnswer(answer)) return { state: 'poisoned' }
  const age = belief.now - at
  const life = lifeOf(belief.seconds, belief.isNothing(answer))
  if (age < life.fresh) return { state: 'fresh', answer, at }
  if (age < life.stale) return { state: 'stale', answer, at }
  return age < life.spare ? { state: 'spare', answer, at } : { state: 'nothing' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null) return false
  const { of, at, tags } = value as Partial<Envelope>
  const isTagged = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')
  return typeof of === 'string' && Number.isFinite(at) && isTagged && 'answer' in value
}
