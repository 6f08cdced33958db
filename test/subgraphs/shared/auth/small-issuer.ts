import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters } from 'jose'
import { type IssuerSettings, issuersOf } from '#shared/config/issuers.ts'

export const audience = 'https://caregraph.test/graphql'

/** What stands in every claim of a test's tokens that could get into a log. */
export const canary = 'canary-3f1c'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** An issuer over real HTTP that does whatever a test wants: right tokens, wrong ones, and every way of being away. */
export class SmallIssuer {
  readonly issuer: string
  readonly settings: IssuerSettings
  /** The paths it was asked for. */
  readonly asked: string[] = []
  /** What its key set holds. */
  published: unknown[] = []
  /** Set to answer otherwise. */
  discovery: Answer = (_, response) => send(response, { issuer: this.issuer, jwks_uri: `${this.issuer}/jwks` })
  jwks: Answer = (_, response) => send(response, { keys: this.published })
  readonly #keys = new Map<string, CryptoKey>()

  constructor(issuer: string) {
    this.issuer = issuer
    const faults: string[] = []
    const [settings] = issuersOf({ issuer, audience, file: undefined }, faults)
    if (settings === undefined || faults.length > 0) throw new Error(faults.join('\n'))
    this.settings = settings
  }

  get jwksAsked(): number {
    return this.asked.filter((path) => path === '/jwks').length
  }

  /** Makes a key and publishes it, unless it is to be a secret one. Gives the public half. */
  async addKey(kid: string, { alg = 'ES256', publish = true } = {}): Promise<JWK> {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }
    this.#keys.set(kid, privateKey)
    if (publish) this.published = [...this.published, jwk]
    return jwk
  }

  retire(kid: string): void {
    this.published = this.published.filter((key) => (key as JWK).kid !== kid)
  }

  /** A token of this issuer, right in everything that `header` and `claims` do not say otherwise; undefined leaves out. */
  sign(kid: string, claims: Record<string, unknown> = {}, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
    return this.signText(kid, JSON.stringify({ ...this.claims(), ...claims }), header)
  }

  /** As `sign`, whatever text stands where the claims should. */
  signText(kid: string, text: string, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
    const key = this.#keys.get(kid)
    if (key === undefined) throw new Error(`Cannot sign: expected ${kid} to be a key of this issuer`)
    return new CompactSign(new TextEncoder().encode(text))
      .setProtectedHeader(present({ alg: 'ES256', typ: 'at+jwt', kid, ...header }) as JWTHeaderParameters)
      .sign(key, { crit: { made_up: true } })
  }

  claims(now = Math.floor(Date.now() / 1000)): Record<string, unknown> {
    return {
      iss: this.issuer,
      aud: audience,
      sub: `${canary}-subject`,
      client_id: `${canary}-client`,
      scope: `${canary}:read procurement:read`,
      companies: [1],
      facilities: '*',
      iat: now,
      exp: now + 3600,
    }
  }
}

/** Starts a `SmallIssuer`; `stop` ends it, also in the middle of its answers. */
export async function startSmallIssuer(): Promise<{ issuer: SmallIssuer; stop: () => void }> {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    issuer.asked.push(path)
    if (path === '/.well-known/openid-configuration') issuer.discovery(request, response)
    else if (path === '/jwks') issuer.jwks(request, response)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = new SmallIssuer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return {
    issuer,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

export function send(response: ServerResponse, body: unknown, status = 200): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json' }).end(text)
}

function present(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
