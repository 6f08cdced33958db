import { AccessTokens } from '#shared/auth/access-tokens.ts'
import { GatewaySignatures, GatewaySigner } from '#shared/auth/gateway-signature.ts'
import { issuerByDefault } from '#shared/config/issuers.ts'
import { type Settings, usesSandbox } from '#shared/config/settings.ts'
import type { SandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { type Authentication, byAccessToken, ofSubgraph } from './authentication/authentication.ts'
import { CannotStart } from './cannot-start.ts'
import type { Signing } from './graph/subgraph-executor.ts'

/** How a gateway knows who is asking. */
export interface Identity {
  readonly authenticate: Authentication
  readonly tokens: AccessTokens
  /** The issuer of the sandbox, where it is one of its personas that asks. */
  readonly sandbox: SandboxIssuer | null
}

/** Who its tokens are for. */
const sandboxAudience = 'urn:caregraph:sandbox'

/** The issuers that are set, or the sandbox's at the next port. @throws {CannotStart} where nobody may say who is asking. */
export async function gatewayIdentity(settings: Settings, log: Log): Promise<Identity> {
  const { issuers, subgraphUrls, port } = settings
  if (issuers.length > 0) return identityBy(new AccessTokens(issuers, log), null)
  const isNamed = settings.sandboxParts.has('identity')
  if (!isNamed && (subgraphUrls !== null || !usesSandbox(settings, 'identity'))) {
    throw new CannotStart(
      'Cannot serve: nobody says who is asking; OIDC_ISSUER and OIDC_AUDIENCE name who does, SANDBOX=identity is for trials',
    )
  }
  const sandbox = await sandboxIssuerAt(port === 0 ? 0 : port + 1)
  const trusted = issuerByDefault(sandbox.issuer, sandbox.audience)
  return identityBy(new AccessTokens([trusted], log), sandbox)
}

function identityBy(tokens: AccessTokens, sandbox: SandboxIssuer | null): Identity {
  return { authenticate: byAccessToken(tokens), tokens, sandbox }
}

async function sandboxIssuerAt(port: number): Promise<SandboxIssuer> {
  const { startSandboxIssuer } = await import('#shared/sandbox/identity/issuer.ts')
  try {
    return await startSandboxIssuer({ port, audience: sandboxAudience })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'ERR_SOCKET_BAD_PORT') throw error
    throw new CannotStart(
      `Cannot start the sandbox's issuer at port ${port}, the one after PORT: it is taken or no port; PORT chooses others`,
    )
  }
}

/** How a subgraph that is served by itself knows who is asking. @throws {CannotStart} where it could trust nobody. */
export function subgraphAuthentication(
  name: string,
  { gatewaySigningKeys, issuers }: Settings,
  log: Log,
): Authentication {
  if (gatewaySigningKeys === null && issuers.length === 0) {
    throw new CannotStart(
      `Cannot serve subgraph ${name}: it could trust nobody; GATEWAY_SIGNING_KEYS are those of its gateway, OIDC_ISSUER and OIDC_AUDIENCE let it take tokens itself`,
    )
  }
  const signatures = gatewaySigningKeys && new GatewaySignatures(name, gatewaySigningKeys)
  return ofSubgraph(signatures, issuers.length > 0 ? new AccessTokens(issuers, log) : null)
}

/** How subgraphs elsewhere are told who is asking. @throws {CannotStart} where there is no key to sign with. */
export function gatewaySigning({ gatewaySigningKeys }: Settings): Signing {
  if (gatewaySigningKeys === null) {
    throw new CannotStart('Cannot ask subgraphs: GATEWAY_SIGNING_KEYS, by which they know this gateway, are not set')
  }
  const signer = new GatewaySigner(gatewaySigningKeys)
  return (subgraph, body, { principal }) => signer.headers(subgraph, body, principal)
}
