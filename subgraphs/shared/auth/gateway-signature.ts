import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Unauthenticated } from '../errors/errors.ts'
import type { Principal } from './principal.ts'
import { principalOfText, principalText } from './principal-text.ts'
import { SeenNonces } from './seen-nonces.ts'

/** Changes with what is signed, so that a signature of one meaning is never read with another. */
const version = 'caregraph-gateway-1'

const lifeMs = 30_000
/** By how much the clocks of a gateway and a subgraph may differ. */
const aheadMs = 5_000
const mostNonces = 200_000
const leastKeyBytes = 32

/** The headers of a signed request; Node gives them in lower case. */
const headerNames = {
  principal: 'x-caregraph-principal',
  time: 'x-caregraph-time',
  nonce: 'x-caregraph-nonce',
  signature: 'x-caregraph-signature',
} as const

/** Tells subgraphs over HTTP for whom a gateway asks, so that they can know it was the gateway. */
export class GatewaySigner {
  readonly #key: string

  /**
   * Signs with the first of `keys`; the others are those subgraphs may still get signatures of.
   * @throws {RangeError} unless it is one or two keys of at least 32 bytes each.
   */
  constructor(keys: readonly string[]) {
    this.#key = checkedKeys(keys)[0]
  }

  /** The headers that let `subgraph` accept `body` once, within 30 s, as asked for `principal`. */
  headers(subgraph: string, body: string | Buffer, principal: Principal): Record<string, string> {
    const signed = {
      principal: principalText(principal),
      time: String(Date.now()),
      nonce: randomBytes(16).toString('base64url'),
      bodyHash: hashOf(body),
    }
    return {
      [headerNames.principal]: signed.principal,
      [headerNames.time]: signed.time,
      [headerNames.nonce]: signed.nonce,
      [headerNames.signature]: signature(this.#key, subgraph, signed),
    }
  }
}

/**
 * Whether requests to one subgraph come from a gateway. Remembers what it accepted, to accept it once: in this process,
 * so that several processes serving one subgraph accept it once each.
 */
export class GatewaySignatures {
  readonly #subgraph: string
  readonly #keys: readonly string[]
  readonly #now: () => number
  // After that time their signatures are too old anyway.
  readonly #nonces = new SeenNonces(lifeMs + aheadMs, mostNonces)

  /**
   * Accepts the signatures of any of `keys`: two while one takes the other's place. `now` is in milliseconds.
   * @throws {RangeError} unless it is one or two keys of at least 32 bytes each.
   */
  constructor(subgraph: string, keys: readonly string[], now: () => number = Date.now) {
    this.#subgraph = subgraph
    this.#keys = checkedKeys(keys)
    this.#now = now
  }

  /**
   * For whom the gateway asks.
   * @throws {Unauthenticated} when this subgraph should not do what is asked: not signed by a gateway, for another
   * subgraph or body, older than 30 s, from the future, or asked before.
   */
  verify(headers: IncomingHttpHeaders, body: Buffer | string): Principal {
    const now = this.#now()
    const signed = {
      principal: headerOf(headers, headerNames.principal, /^[\w-]+$/),
      time: headerOf(headers, headerNames.time, /^\d{13}$/),
      nonce: headerOf(headers, headerNames.nonce, /^[\w-]{22}$/),
      bodyHash: hashOf(body),
    }
    const given = Buffer.from(headerOf(headers, headerNames.signature, /^[\w-]{43}$/))
    const isSigned = this.#keys.some((key) =>
      timingSafeEqual(Buffer.from(signature(key, this.#subgraph, signed)), given),
    )
    const age = now - Number(signed.time)
    if (!isSigned || age > lifeMs || age < -aheadMs || !this.#nonces.isFirst(signed.nonce, now)) throw notAccepted()
    const principal = principalOfText(signed.principal)
    if (principal === null) throw notAccepted()
    return principal
  }
}

interface Signed {
  readonly principal: string
  /** Milliseconds of Unix time. */
  readonly time: string
  readonly nonce: string
  readonly bodyHash: Buffer
}

/** Compared as it is written: decoded, several texts would be the same signature. */
function signature(key: string, subgraph: string, { principal, time, nonce, bodyHash }: Signed): string {
  const hmac = createHmac('sha256', key)
  for (const part of [version, subgraph, principal, time, nonce, bodyHash]) {
    // Each part after its length: no two lists of parts make the same bytes.
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(part))
    hmac.update(length).update(part)
  }
  return hmac.digest('base64url')
}

function hashOf(body: string | Buffer): Buffer {
  return createHash('sha256').update(body).digest()
}

/** Node joins a header that is there twice with a comma, which none of the patterns lets pass. */
function headerOf(headers: IncomingHttpHeaders, name: string, pattern: RegExp): string {
  const value = headers[name]
  if (typeof value !== 'string' || !pattern.test(value)) throw notAccepted()
  return value
}

function checkedKeys(keys: readonly string[]): readonly [string, ...string[]] {
  const [first, ...others] = keys
  if (first === undefined || keys.length > 2 || keys.some((key) => Buffer.byteLength(key) < leastKeyBytes)) {
    throw new RangeError(`Cannot use the gateway keys: expected one or two of at least ${leastKeyBytes} bytes each`)
  }
  return [first, ...others]
}

function notAccepted(): Unauthenticated {
  return new Unauthenticated('Cannot authenticate: the gateway signature is not accepted', 'gateway_signature')
}
