import { randomUUID } from 'node:crypto'
import type { Resource } from '@medplum/fhirtypes'
import { importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe } from 'vitest'
import {
  type ClientKey,
  type FhirDouble,
  type FhirDoubleOptions,
  newClientKey,
  startFhirDouble,
} from '#shared/sandbox/fhir-double/double.ts'
import { describeFhirPeer, patienceMs } from '../fhir-peer/fhir-peer.ts'

/** The accounts every server under test has, by what they may do. */
export const accountScopes = {
  all: ['system/*.cruds'],
  'claims-only': ['system/Claim.read', 'system/Claim.write'],
  reader: ['system/*.read'],
  subscriber: ['system/Claim.read', 'system/Subscription.cruds'],
} as const
export type AccountName = keyof typeof accountScopes

/** A server under test, with what is needed to be let in. */
export interface Server {
  readonly url: string
  readonly fhir: FhirDouble
  readonly keys: Readonly<Record<AccountName, ClientKey>>
  token(account: AccountName, scope?: string): Promise<string>
}

type ServerOptions = Pick<FhirDoubleOptions, 'pageSize' | 'mostToAPage' | 'retryDelaysMs' | 'tokenSeconds'>

/** The same suite on the double and on the peer, each with these records. */
export function onBothServers(
  name: string,
  resources: readonly Resource[],
  suite: (server: () => Server) => void,
  options: ServerOptions = {},
): void {
  const ofServer = (start: (all: FhirDoubleOptions) => Promise<FhirDouble>) => {
    let server: Server | undefined
    beforeAll(async () => {
      server = await serverOf((accounts) => start({ ...options, accounts, resources }))
    }, 120_000)
    afterAll(() => server?.fhir.close())
    suite(() => {
      if (server === undefined) throw new Error('the server is not started yet')
      return server
    })
  }
  describe(`${name}: the double`, { timeout: patienceMs }, () => ofServer(startFhirDouble))
  describeFhirPeer(`${name}: the peer`, (startFhirPeer) => ofServer(startFhirPeer))
}

async function serverOf(start: (accounts: FhirDoubleOptions['accounts']) => Promise<FhirDouble>): Promise<Server> {
  const names = Object.keys(accountScopes) as AccountName[]
  const made = await Promise.all(names.map(async (name) => [name, await newClientKey(algorithms[name])] as const))
  const keys = Object.fromEntries(made) as Record<AccountName, ClientKey>
  const fhir = await start(
    names.map((name) => ({ clientId: name, publicKeys: [keys[name].publicKey], scopes: accountScopes[name] })),
  )
  const tokens = new Map<string, Promise<string>>()
  const token = (account: AccountName, scope = accountScopes[account].join(' ')) => {
    const key = `${account} ${scope}`
    const kept = tokens.get(key) ?? tokenOf(fhir.tokenEndpoint, account, keys[account], scope)
    tokens.set(key, kept)
    return kept
  }
  return { url: fhir.url, fhir, keys, token }
}

const algorithms = { all: 'ES384', 'claims-only': 'RS384', reader: 'ES384', subscriber: 'RS384' } as const

async function tokenOf(endpoint: string, account: string, key: ClientKey, scope: string): Promise<string> {
  const response = await askForToken(endpoint, scope, await assertionOf(endpoint, account, key))
  const { access_token, error } = (await response.json()) as { access_token?: string; error?: string }
  if (access_token === undefined) throw new Error(`Cannot get a token: ${error}`)
  return access_token
}

/** As http://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html wants it. */
export async function assertionOf(endpoint: string, account: string, { privateKey }: ClientKey): Promise<string> {
  const { alg = '', kid = '' } = privateKey
  return new SignJWT()
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setIssuer(account)
    .setSubject(account)
    .setAudience(endpoint)
    .setJti(randomUUID())
    .setExpirationTime('4 min')
    .sign(await importJWK(privateKey))
}

export function askForToken(endpoint: string, scope: string, assertion: string): Promise<Response> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  })
  return fetch(endpoint, { method: 'POST', body })
}
