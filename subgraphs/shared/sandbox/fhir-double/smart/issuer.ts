import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type Configuration, errors, Provider } from 'oidc-provider'
import { ShortMemory } from '../../identity/short-memory.ts'
import { heldTypes } from '../held-types.ts'

/** A backend service that may ask for tokens: http://hl7.org/fhir/smart-app-launch/backend-services.html */
export interface FhirAccount {
  readonly clientId: string
  /** Of the keys it signs with, ES384 or RS384: more than one while they are changed. */
  readonly publicKeys: readonly JWK[]
  /** `system/Claim.read`, `system/*.rs` and so on. */
  readonly scopes: readonly string[]
}

export interface FhirIssuer {
  /** Its identifier, and where it is found. */
  readonly issuer: string
  readonly tokenEndpoint: string
  readonly jwksUri: string
  close(): Promise<void>
}

const path = { token: '/token', jwks: '/jwks' }

/** Starts an authorization server in this process that gives the accounts tokens for `audience`, the base of a FHIR server. */
export async function startFhirIssuer(options: {
  readonly audience: string
  readonly accounts: readonly FhirAccount[]
  /** How long a token is good for. */
  readonly tokenSeconds?: number
}): Promise<FhirIssuer> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const signingKey = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  server.on('request', new Provider(issuer, configurationOf(options, signingKey)).callback())
  return {
    issuer,
    tokenEndpoint: `${issuer}${path.token}`,
    jwksUri: `${issuer}${path.jwks}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function configurationOf(options: Parameters<typeof startFhirIssuer>[0], signingKey: JWK): Configuration {
  const { audience, accounts, tokenSeconds = 300 } = options
  const scopesOf = new Map(accounts.map(({ clientId, scopes }) => [clientId, scopes.flatMap(narrower)]))
  return {
    adapter: ShortMemory,
    jwks: { keys: [signingKey] },
    clients: accounts.map(({ clientId, publicKeys }) => ({
      client_id: clientId,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: (scopesOf.get(clientId) ?? []).join(' '),
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [...publicKeys] },
    })),
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['private_key_jwt'],
    // What SMART asks for, and the provider does not allow by itself.
    enabledJWA: { clientAuthSigningAlgValues: ['ES384', 'RS384'] },
    scopes: [...new Set([...scopesOf.values()].flat())],
    responseTypes: [],
    routes: path,
    ttl: { ClientCredentials: tokenSeconds },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (_, resource, client) => {
          if (resource !== audience) throw new errors.InvalidTarget()
          const scope = (scopesOf.get(client.clientId) ?? []).join(' ')
          return { scope, audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }
        },
      },
    },
  }
}

/** Whoever may have a scope for all types may ask for less. */
function narrower(scope: string): string[] {
  const { of } = /^system\/\*\.(?<of>.+)$/.exec(scope)?.groups ?? {}
  return of === undefined ? [scope] : [scope, ...heldTypes.map((type) => `system/${type}.${of}`)]
}
