import { type CryptoKey, createLocalJWKSet, errors, type JSONWebKeySet, type LocalJWKSet } from 'jose'
import type { Log } from '../telemetry/log.ts'
import { fetchKeySet, KeySetUnavailable } from './key-set.ts'
import { TokenRefused } from './token-refusal.ts'

/** Times in milliseconds; each has a default. */
export interface IssuerKeysOptions {
  /** Between two fetches that an unknown key or a failure asks for. */
  readonly pauseMs?: number
  /** Keys older than this are fetched again while they serve. */
  readonly freshMs?: number
  /** Keys that could not be fetched again for so long serve no more. */
  readonly keepMs?: number
  readonly timeoutMs?: number
  readonly now?: () => number
}

/** How a token's header names the key that signed it. */
export interface KeyName {
  readonly alg: string
  /** A name and nothing else, whatever it looks like. */
  readonly kid?: string | undefined
}

/**
 * The keys of one issuer, found by OpenID discovery and fetched when they are first needed.
 *
 * They outlive an issuer that is away. Whoever presents unknown keys causes one fetch per pause, and shares it with all
 * who wait.
 */
export class IssuerKeys {
  readonly #issuer: string
  readonly #log: Log
  readonly #options: Required<IssuerKeysOptions>
  #known: KnownKeys | null = null
  #fetching: Promise<void> | null = null
  #pauseUntil = 0

  constructor(issuer: string, log: Log, options: IssuerKeysOptions = {}) {
    this.#issuer = issuer
    this.#log = log
    this.#options = { ...defaults, ...options }
  }

  /** Another number whenever the issuer's keys are others than before. */
  get version(): number {
    return this.#known?.version ?? 0
  }

  /**
   * The key named `name`.
   * @throws {TokenRefused} `unknown_key` when the issuer has no such key or could not be asked just now,
   * `keys_unavailable` when none of its keys is known.
   */
  async key(name: KeyName): Promise<FoundKey> {
    if (this.#usable() === null) await this.#fetchUnlessPaused()
    this.keepFresh()
    const known = this.#usable()
    if (known === null) throw new TokenRefused('keys_unavailable')
    const found = await find(name, known)
    if (found !== null) return found
    await this.#fetchUnlessPaused()
    const later = await find(name, this.#usable() ?? known)
    if (later === null) throw new TokenRefused('unknown_key')
    return later
  }

  /** Whether tokens can be verified now; fetches the keys first where none are known. */
  async areKnown(): Promise<boolean> {
    if (this.#usable() === null) await this.#fetchUnlessPaused()
    this.keepFresh()
    return this.#usable() !== null
  }

  /** Fetches keys that have become old, without waiting for them. */
  keepFresh(): void {
    if (this.#known !== null && this.#age(this.#known) > this.#options.freshMs) void this.#fetchUnlessPaused()
  }

  #usable(): KnownKeys | null {
    return this.#known !== null && this.#age(this.#known) <= this.#options.keepMs ? this.#known : null
  }

  #age(known: KnownKeys): number {
    return this.#options.now() - known.fetchedAt
  }

  /** Never rejects: whether the keys are there now is for the caller to see. */
  async #fetchUnlessPaused(): Promise<void> {
    if (this.#fetching === null) {
      if (this.#options.now() < this.#pauseUntil) return
      this.#fetching = this.#fetch().finally(() => {
        this.#fetching = null
      })
    }
    await this.#fetching
  }

  async #fetch(): Promise<void> {
    const { now, pauseMs, timeoutMs } = this.#options
    const isFirst = this.#known === null
    // From its start: a slow fetch has been a pause already.
    this.#pauseUntil = now() + pauseMs
    try {
      this.#take(await fetchKeySet(this.#issuer, AbortSignal.timeout(timeoutMs)))
      // A key that was made just after the first fetch is found at once.
      if (isFirst) this.#pauseUntil = 0
    } catch (error) {
      // Anything else comes from what the issuer published, such as lists in lists beyond all measure.
      const reason = error instanceof KeySetUnavailable ? error.reason : 'keys'
      this.#log.warn('auth.keys_not_fetched', { issuer: this.#issuer, reason })
    }
  }

  #take(keySet: JSONWebKeySet): void {
    const text = JSON.stringify(keySet)
    const fetchedAt = this.#options.now()
    if (this.#known?.text === text) {
      this.#known = { ...this.#known, fetchedAt }
      return
    }
    this.#known = { text, choose: createLocalJWKSet(keySet), fetchedAt, version: this.version + 1 }
  }
}

const defaults: Required<IssuerKeysOptions> = {
  pauseMs: 30_000,
  freshMs: 600_000,
  keepMs: 86_400_000,
  timeoutMs: 5_000,
  now: Date.now,
}

/** A key, and the version of the keys it is one of. */
export interface FoundKey {
  readonly key: CryptoKey
  readonly version: number
}

interface KnownKeys {
  readonly text: string
  readonly choose: LocalJWKSet
  readonly fetchedAt: number
  readonly version: number
}

/** Null also for a name that fits several keys, or one that cannot be used: which of them signed is not guessed. */
async function find({ alg, kid }: KeyName, { choose, version }: KnownKeys): Promise<FoundKey | null> {
  try {
    return { key: await choose(kid === undefined ? { alg } : { alg, kid }), version }
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException) return null
    throw error
  }
}
