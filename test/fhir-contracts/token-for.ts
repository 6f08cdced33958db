import { type FhirAccount, type FhirDouble, newClientKey } from '#shared/sandbox/fhir-double/double.ts'
import { askForToken, assertionOf } from './servers.ts'

/** An account with these scopes for a server that is not started yet, and how it gets a token there. */
export async function tokenFor(scopes: readonly string[]): Promise<{
  readonly account: FhirAccount
  readonly token: (server: FhirDouble) => Promise<string>
}> {
  const key = await newClientKey('ES384')
  return {
    account: { clientId: 'all', publicKeys: [key.publicKey], scopes },
    token: async ({ tokenEndpoint }) => {
      const assertion = await assertionOf(tokenEndpoint, 'all', key)
      const response = await askForToken(tokenEndpoint, scopes.join(' '), assertion)
      const { access_token: token } = (await response.json()) as { access_token: string }
      return token
    },
  }
}
