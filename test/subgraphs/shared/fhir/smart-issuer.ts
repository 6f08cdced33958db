import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type AdapterPayload, Provider } from 'oidc-provider'
import { ShortMemory } from '#shared/sandbox/identity/short-memory.ts'

export interface SmartIssuer extends AsyncDisposable {
  /** The base of a FHIR server that has nothing but a SMART configuration. */
  readonly fhirUrl: string
  readonly tokenUrl: string
  /** What may be changed while it runs: whose keys it knows, and what it says of itself. */
  publicKeys: readonly JWK[]
  configuration: Record<string, unknown>
  /** The assertions it was sent, with what became of them. */
  readonly asked: { readonly assertion: string; readonly error: string | null }[]
}

export const clientId = 'caregraph-revenue'
export const granted = ['system/Claim.read', 'system/ClaimResponse.read']
/** A scope there is, and that the client may not have. */
export const denied = 'system/Patient.read'

/** A real OpenID provider with one client, and the SMART configuration that leads to it. */
export async function smartIssuer(tokenLives = 300): Promise<SmartIssuer> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fhirUrl = `${origin}/fhir`
  const signing = await generateKeyPair('ES256', { extractable: true })
  const stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  const issuer: SmartIssuer = {
    fhirUrl,
    tokenUrl: `${origin}/token`,
    publicKeys: [],
    asked: [],
    configuration: {
      token_endpoint: `${origin}/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
      grant_types_supported: ['client_credentials'],
      capabilities: ['client-confidential-asymmetric', 'permission-v1'],
    },
    [Symbol.asyncDispose]: stop,
  }

  /** Knows the client by the keys of this moment. */
  class Clients extends ShortMemory {
    readonly #name: string
    constructor(name: string) {
      super()
      this.#name = name
    }
    override async find(id: string): Promise<AdapterPayload | undefined> {
      if (this.#name !== 'Client') return super.find(id)
      if (id !== clientId) return undefined
      return {
        client_id: clientId,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        scope: granted.join(' '),
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [...issuer.publicKeys] },
      }
    }
  }

  const provider = new Provider(origin, {
    adapter: Clients,
    jwks: { keys: [{ ...(await exportJWK(signing.privateKey)), alg: 'ES256', use: 'sig' }] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['private_key_jwt'],
    // SMART demands these two; the provider has them off.
    enabledJWA: { clientAuthSigningAlgValues: ['ES384', 'RS384'] },
    // Scopes it does not know it leaves out, without a word.
    scopes: [...granted, denied],
    responseTypes: [],
    ttl: { ClientCredentials: tokenLives },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => fhirUrl,
        getResourceServerInfo: () => ({
          scope: [...granted, denied].join(' '),
          audience: fhirUrl,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  })
  const assertionOf = (params: unknown) => String((params as Record<string, unknown> | undefined)?.client_assertion)
  provider.on('grant.success', ({ oidc }) => {
    issuer.asked.push({ assertion: assertionOf(oidc.params ?? oidc.body), error: null })
  })
  provider.on('grant.error', ({ oidc }, { message }) => {
    issuer.asked.push({ assertion: assertionOf(oidc.params ?? oidc.body), error: message })
  })
  const handle = provider.callback()
  server.on('request', (message, response) => {
    if (message.url !== '/fhir/.well-known/smart-configuration') return void handle(message, response)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(issuer.configuration))
  })
  return issuer
}
