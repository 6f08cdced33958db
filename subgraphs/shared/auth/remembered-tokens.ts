import { createHash } from 'node:crypto'
import type { Principal } from './principal.ts'

const longestMs = 300_000
const mostTokens = 1_000

/** Keys that a token was verified with; while their version stays, so does what it proved. */
interface VersionedKeys {
  readonly version: number
  keepFresh(): void
}

interface Remembered {
  readonly principal: Principal
  readonly keys: VersionedKeys
  readonly version: number
  /** Milliseconds of Unix time. */
  readonly until: number
}

/**
 * Tokens that were verified a short while ago, the last thousand: verifying costs more than a small query.
 *
 * Known by their hash, so that no token is kept in memory. Forgotten when they end, after five minutes, and all of an
 * issuer when its keys change.
 */
export class RememberedTokens {
  readonly #now: () => number
  /** The one verified first comes first. */
  readonly #tokens = new Map<string, Remembered>()

  constructor(now: () => number) {
    this.#now = now
  }

  find(token: string): Principal | null {
    const hash = hashOf(token)
    const found = this.#tokens.get(hash)
    if (found === undefined) return null
    // Or else nobody would notice a key that its issuer gave up.
    found.keys.keepFresh()
    if (found.version === found.keys.version && this.#now() < found.until) return found.principal
    this.#tokens.delete(hash)
    return null
  }

  /** `version` is that of `keys` when the token's key was taken from them. */
  remember(token: string, principal: Principal, keys: VersionedKeys, version: number): void {
    const hash = hashOf(token)
    this.#tokens.delete(hash)
    const [first] = this.#tokens.keys()
    if (this.#tokens.size >= mostTokens && first !== undefined) this.#tokens.delete(first)
    const until = Math.min(principal.expiresAt * 1000, this.#now() + longestMs)
    this.#tokens.set(hash, { principal, keys, version, until })
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64')
}
