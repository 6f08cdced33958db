import type { FhirIssuer } from './issuer.ts'

/** What is found at `.well-known/smart-configuration`: where tokens are given, and what for. */
export function smartConfiguration({ issuer, tokenEndpoint, jwksUri }: FhirIssuer): object {
  return {
    issuer,
    jwks_uri: jwksUri,
    token_endpoint: tokenEndpoint,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['ES384', 'RS384'],
    grant_types_supported: ['client_credentials'],
    scopes_supported: ['system/*.read', 'system/*.write', 'system/*.rs', 'system/*.cruds'],
    capabilities: ['client-confidential-asymmetric', 'permission-v1', 'permission-v2'],
  }
}
