import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type ClientMetadata, type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import { type Persona, personaSecret, personas } from './personas.ts'
import { ShortMemory } from './short-memory.ts'

export interface SandboxIssuerOptions {
  /** 0 for any that is free. */
  readonly port: number
  /** An address of this machine that no other can reach. */
  readonly host?: string
  /** Who its tokens are for: an address, that need not be one where anything is. */
  readonly audience: string
}

export interface SandboxIssuer {
  /** Its identifier, and where it is found. */
  readonly issuer: string
  readonly audience: string
  /** The client that authenticates with a key of its own (private_key_jwt), and has the rights of `integrator`. */
  readonly keyClient: { readonly clientId: string; readonly privateKey: JWK }
  close(): Promise<void>
}

/**
 * Starts an OpenID provider in this process that gives access tokens to the personas by their client credentials.
 *
 * Nobody can log in, and its keys are made new each time: tokens of an earlier start are worth nothing.
 */
export async function startSandboxIssuer(options: SandboxIssuerOptions): Promise<SandboxIssuer> {
  const { port, host = '127.0.0.1', audience } = options
  const [signing, client] = await Promise.all([keyPair('ES256'), keyPair('ES384')])
  const keyClient = { clientId: 'integrator-key', privateKey: client.privateKey }
  const server = createServer()
  server.listen(port, host)
  await once(server, 'listening')
  // Its identifier holds its port, which is known only now.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const configuration = configurationOf(audience, signing.privateKey, client.publicKey)
  server.on('request', new Provider(issuer, configuration).callback())
  return { issuer, audience, keyClient, close: () => closed(server) }
}

async function keyPair(alg: string): Promise<{ readonly privateKey: JWK; readonly publicKey: JWK }> {
  const pair = await generateKeyPair(alg, { extractable: true })
  const [privateKey, publicKey] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)])
  return { privateKey: { ...privateKey, alg }, publicKey: { ...publicKey, alg } }
}

function configurationOf(audience: string, signingKey: JWK, clientKey: JWK): Configuration {
  const integrator = personas.find(({ name }) => name === 'integrator')
  if (integrator === undefined) throw new Error('Cannot start the sandbox issuer: expected an integrator')
  const byClient = new Map(personas.map((persona) => [persona.name, persona]))
  byClient.set('integrator-key', integrator)
  const personaOf = (clientId: string | undefined) => byClient.get(clientId ?? '')
  return {
    adapter: ShortMemory,
    jwks: { keys: [{ ...signingKey, use: 'sig' }] },
    clients: [
      ...personas.map((persona) => clientOf(persona.name, persona, { client_secret: personaSecret })),
      clientOf('integrator-key', integrator, {
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [clientKey] },
      }),
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'ES384', 'RS384'] },
    scopes: [...new Set(personas.flatMap(({ scopes }) => scopes))],
    responseTypes: [],
    // The provider says a word on every one that is left to it.
    ttl: { ClientCredentials: 3600 },
    extraTokenClaims: (_, token) => ({ ...personaOf(token.clientId)?.claims }),
    // GraphiQL's page comes from another port of this machine, and no page of the network has anything to ask here.
    clientBasedCORS: (_, origin) => ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(origin)?.hostname ?? ''),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (context, resource, client) => {
          if (resource !== audience) throw new errors.InvalidTarget()
          const scopes = personaOf(client.clientId)?.scopes ?? []
          grantAllUnlessAsked(context, scopes)
          return {
            scope: scopes.join(' '),
            audience,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          }
        },
      },
    },
  }
}

function clientOf(clientId: string, { scopes }: Persona, authentication: Partial<ClientMetadata>): ClientMetadata {
  return {
    client_id: clientId,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: scopes.join(' '),
    ...authentication,
  }
}

/** The provider itself gives no scope to whoever asks for none. */
function grantAllUnlessAsked({ oidc }: KoaContextWithOIDC, scopes: readonly string[]): void {
  const params = oidc.params as { scope?: string } | undefined
  if (params !== undefined) params.scope ??= scopes.join(' ')
}

function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  return done
}
