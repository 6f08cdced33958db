import { readFile } from 'node:fs/promises'
import { type CaregraphError, Forbidden, SourceUnavailable } from '../errors/errors.ts'
import type { SourceCall } from '../telemetry/source-calls.ts'
import type { FhirAuthorization } from './authorization.ts'
import { origin } from './failures.ts'
import { signingKey, UnusableKey } from './private-key.ts'
import { accessToken, NoAccessToken, tokenEndpoint } from './token-endpoint.ts'

export interface SmartAuthorizationOptions {
  /** The base of the FHIR server, whose configuration says where tokens are given. */
  readonly url: string
  readonly clientId: string
  /** A file with a JWK or PEM (PKCS #8). It is read again for each token, so it may be exchanged at any time. */
  readonly privateKeyFile: string
  /** How the public key is called where the issuer finds it; absent: the JWK's own `kid`, or its thumbprint. */
  readonly keyId?: string
  /** `system/Claim.read`, … */
  readonly scopes: readonly string[]
  /** Told of each time a token was asked for. */
  readonly onCall?: (call: SourceCall) => void
  /** For all that one token takes. */
  readonly timeoutMs?: number
  /** Milliseconds of Unix time. */
  readonly now?: () => number
}

interface Kept {
  readonly token: string
  /** Milliseconds of Unix time; from then on there is a new one. */
  readonly until: number
}

/** An issuer that says no is not asked again so soon with the same key. */
const refusedForMs = 30_000
/** Between two tokens that were asked for because a server refused the one before. */
const renewalPauseMs = 1_000
/** Seconds a token lives whose issuer does not say. */
const unsaidLives = 60

/** SMART Backend Services: tokens for a client with a key of its own (private_key_jwt, ES384 or RS384). */
export class SmartAuthorization implements FhirAuthorization {
  readonly #options: SmartAuthorizationOptions
  readonly #now: () => number
  #kept: Kept | null = null
  #fetching: Promise<string> | null = null
  #refused: { readonly keyText: string; readonly error: CaregraphError; readonly until: number } | null = null
  #renewedAt = Number.NEGATIVE_INFINITY

  constructor(options: SmartAuthorizationOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  async token(): Promise<string> {
    if (this.#kept !== null && this.#now() < this.#kept.until) return this.#kept.token
    return this.#fetchOnce()
  }

  async renewed(refused: string): Promise<string> {
    if (this.#kept?.token === refused) {
      if (this.#now() - this.#renewedAt < renewalPauseMs) return refused
      this.#renewedAt = this.#now()
      this.#kept = null
    }
    return this.token()
  }

  /** All who wait share one. */
  #fetchOnce(): Promise<string> {
    this.#fetching ??= this.#counted().finally(() => {
      this.#fetching = null
    })
    return this.#fetching
  }

  async #counted(): Promise<string> {
    const started = performance.now()
    let failed = true
    try {
      const token = await this.#fetch()
      failed = false
      return token
    } finally {
      this.#options.onCall?.({ source: origin, call: 'token', milliseconds: performance.now() - started, failed })
    }
  }

  async #fetch(): Promise<string> {
    const { url, privateKeyFile, keyId, timeoutMs = 10_000 } = this.#options
    const keyText = await readFile(privateKeyFile, 'utf8').catch(() => null)
    if (keyText === null) throw new NoKey('the private key file cannot be read')
    if (this.#refused?.keyText === keyText && this.#now() < this.#refused.until) throw this.#refused.error
    try {
      const key = await signingKey(keyText, keyId)
      const signal = AbortSignal.timeout(timeoutMs)
      const endpoint = await tokenEndpoint(url, key.alg, signal)
      const askedAt = this.#now()
      const { token, lives } = await accessToken(endpoint, this.#options, key, signal)
      this.#refused = null
      this.#kept = { token, until: askedAt + usableSeconds(lives ?? unsaidLives) * 1000 }
      return token
    } catch (error) {
      if (error instanceof UnusableKey) throw new NoKey(`the private key cannot be used: ${error.message}`)
      if (!(error instanceof NoAccessToken)) throw error
      const message = `Cannot get a token for the FHIR server: ${error.message}`
      if (!error.isRefused) throw new SourceUnavailable(origin, message)
      const refusal = new Forbidden(origin, message)
      this.#refused = { keyText, error: refusal, until: this.#now() + refusedForMs }
      throw refusal
    }
  }
}

/** There is no key to ask with. Asking again with the same file cannot help. */
class NoKey extends SourceUnavailable {
  override readonly retryable = false
  constructor(found: string) {
    super(origin, `Cannot get a token for the FHIR server: ${found}`)
  }
}

/** A little less than it lives: what is sent now has to arrive before its end. */
function usableSeconds(lives: number): number {
  return lives - Math.min(30, lives / 5)
}
