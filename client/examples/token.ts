import type { TokenSource } from '../client.ts'

/** How an application without a user gets its access tokens: by client credentials, from the token endpoint. */
export interface Credentials {
  /** Such as `http://localhost:4001/token`. */
  readonly endpoint: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Gives an access token, and a new one once the last has used up nine tenths of its life or was not accepted. */
export function tokensOf({ endpoint, clientId, clientSecret }: Credentials): TokenSource {
  let kept = { token: '', renewAt: 0 }
  return async (wasRefused = false) => {
    if (!wasRefused && Date.now() < kept.renewAt) return kept.token
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    if (!response.ok) throw new Error(`Cannot get a token for ${clientId}: ${response.status} of ${endpoint}`)
    const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number }
    kept = { token: access_token, renewAt: Date.now() + expires_in * 900 }
    return kept.token
  }
}

/** Where the issuer of a sandbox is: at the port after its gateway's. */
export function sandboxIssuerOf(url: string): string {
  return `http://localhost:${Number(new URL(url).port) + 1}`
}

/** Tokens for a persona of the sandbox, whose issuer says at its start where it is; all have one secret. */
export function personaTokens(persona: string, issuer: string): TokenSource {
  return tokensOf({ endpoint: `${issuer}/token`, clientId: persona, clientSecret: 'sandbox' })
}
