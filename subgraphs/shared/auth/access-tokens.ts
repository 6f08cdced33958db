import { type CryptoKey, decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { IssuerSettings } from '../config/issuers.ts'
import { Unauthenticated } from '../errors/errors.ts'
import type { Log } from '../telemetry/log.ts'
import { IssuerKeys, type IssuerKeysOptions, type KeyName } from './issuer-keys.ts'
import type { Principal } from './principal.ts'
import { principalFromClaims } from './principal-from-claims.ts'
import { RememberedTokens } from './remembered-tokens.ts'
import { refusalMessage, TokenRefused } from './token-refusal.ts'

const longestToken = 8_000
const toleranceSeconds = 30

/** Signatures by a private key only: with a shared one, whoever can verify can sign. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]

/** Turns access tokens of the issuers we trust into principals, and refuses all others. */
export class AccessTokens {
  readonly #issuers: ReadonlyMap<string, TrustedIssuer>
  readonly #log: Log
  readonly #now: () => number
  readonly #remembered: RememberedTokens

  constructor(issuers: readonly IssuerSettings[], log: Log, options: IssuerKeysOptions = {}) {
    const trusted = issuers.map((settings) => ({ settings, keys: new IssuerKeys(settings.issuer, log, options) }))
    this.#issuers = new Map(trusted.map((each) => [each.settings.issuer, each]))
    this.#log = log
    this.#now = options.now ?? Date.now
    this.#remembered = new RememberedTokens(this.#now)
  }

  /**
   * Who `token` speaks for.
   * @throws {Unauthenticated} for whatever is wrong with it, with one message for all. Why is in the log, as
   * `auth.token_refused`, under the request's correlation id and without the token and what it says.
   */
  async verify(token: string, correlationId?: string): Promise<Principal> {
    if (token.length > longestToken) throw this.#refusal('too_long', correlationId)
    const known = this.#remembered.find(token)
    if (known !== null) return known
    let issuer: TrustedIssuer | undefined
    try {
      const { header, claims } = unverified(token)
      const name = keyNameOf(header)
      issuer = typeof claims.iss === 'string' ? this.#issuers.get(claims.iss) : undefined
      if (issuer === undefined) throw new TokenRefused('unknown_issuer')
      return await this.#verified(token, name, issuer)
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error
      throw this.#refusal(error.reason, correlationId, issuer)
    }
  }

  /** How many of the issuers' keys are known now, so that their tokens can be verified. */
  async health(): Promise<{ readonly issuers: number; readonly known: number }> {
    const states = await Promise.all([...this.#issuers.values()].map(({ keys }) => keys.areKnown()))
    return { issuers: states.length, known: states.filter((isKnown) => isKnown).length }
  }

  async #verified(token: string, name: KeyName, { settings, keys }: TrustedIssuer): Promise<Principal> {
    const { key, version } = await keys.key(name)
    const claims = await claimsOf(token, key, settings, this.#now())
    const principal = principalFromClaims(claims, settings)
    this.#remembered.remember(token, principal, keys, version)
    return principal
  }

  #refusal(reason: TokenRefused['reason'], correlationId?: string, issuer?: TrustedIssuer): Unauthenticated {
    this.#log.warn('auth.token_refused', { correlationId, reason, issuer: issuer?.settings.issuer })
    return new Unauthenticated(refusalMessage)
  }
}

interface TrustedIssuer {
  readonly settings: IssuerSettings
  readonly keys: IssuerKeys
}

interface Unverified {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: JWTPayload
}

/** What the token says of itself: enough to find whom to ask for the key, and not to be believed in anything else. */
function unverified(token: string): Unverified {
  try {
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) }
  } catch {
    throw new TokenRefused('malformed')
  }
}

/** The parts of the header we use: keys and addresses in it (jwk, jku, x5c, x5u) are the sender's own and go nowhere. */
function keyNameOf({ alg, kid, crit }: Unverified['header']): KeyName {
  if (crit !== undefined || !(kid === undefined || typeof kid === 'string')) throw new TokenRefused('malformed')
  if (typeof alg !== 'string' || !algorithms.includes(alg)) throw new TokenRefused('algorithm')
  return { alg, kid }
}

/** The claims of `token`, once its signature, type, issuer, audience and times are right. */
async function claimsOf(token: string, key: CryptoKey, settings: IssuerSettings, now: number): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, key, {
    algorithms,
    issuer: settings.issuer,
    audience: settings.audience,
    typ: settings.tokenType,
    clockTolerance: toleranceSeconds,
    currentDate: new Date(now),
  }).catch((error: unknown) => {
    throw new TokenRefused(reasonOf(error))
  })
  // jose looks at it only when a token's age is limited, which would be another rule.
  if (payload.iat !== undefined && payload.iat > now / 1000 + toleranceSeconds) throw new TokenRefused('not_yet_valid')
  return payload
}

function reasonOf(error: unknown): TokenRefused['reason'] {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim(error)
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'malformed'
  // Also a key that is too weak for its algorithm.
  return 'signature'
}

function reasonOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): TokenRefused['reason'] {
  if (claim === 'typ') return 'type'
  if (claim === 'aud') return 'audience'
  return claim === 'nbf' && reason === 'check_failed' ? 'not_yet_valid' : 'claims'
}
