import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Resource } from '@medplum/fhirtypes'
import { capabilityStatement } from './capability.ts'
import { Interactions } from './interactions.ts'
import type { FhirAnswer, FhirRequest } from './request.ts'
import { serverOf } from './server.ts'
import { type AccessCheck, accessCheck } from './smart/access.ts'
import { smartConfiguration } from './smart/configuration.ts'
import { type FhirAccount, type FhirIssuer, startFhirIssuer } from './smart/issuer.ts'
import { type Incoming, Resources } from './store/resources.ts'
import { checkResource } from './validation.ts'

export { type ClientAlgorithm, type ClientKey, newClientKey } from './smart/client-key.ts'
export type { FhirAccount } from './smart/issuer.ts'
export { changeTopic } from './subscriptions/channel.ts'

export interface FhirDouble {
  /** Its base, on the loopback interface. */
  readonly url: string
  /** Of the server that gives its tokens, found by `.well-known/smart-configuration` too. */
  readonly issuer: string
  readonly tokenEndpoint: string
  /** Ends both, and every connection to them. */
  close(): Promise<void>
}

export interface FhirDoubleOptions {
  /** What it holds at first: each with an id, and with `meta.lastUpdated` where it is from before. */
  readonly resources: readonly Resource[]
  /** Who may ask it, by SMART Backend Services. Nobody else is let in. */
  readonly accounts: readonly FhirAccount[]
  /** Resources to a page where a search does not say; 50. */
  readonly pageSize?: number
  /** Resources to a page, however many are asked for; 500. */
  readonly mostToAPage?: number
  readonly mostResources?: number
  /** Milliseconds of Unix time. Where it goes back, the double waits for it. */
  readonly now?: () => number
  readonly tokenSeconds?: number
  /** Before each further try to deliver a notice of a subscription. */
  readonly retryDelaysMs?: readonly number[]
  /** Where it listens; one that is free. */
  readonly port?: number
}

const path = '/fhir/R4'
const usualPage = 50
const largestPage = 500

/**
 * A FHIR R4 server that is not a product: it holds resources in memory, and answers about them as a real one would.
 *
 * What is written to it lives as long as it does. @throws where a resource it is to hold is not valid, or the port is taken.
 */
export async function startFhirDouble(options: FhirDoubleOptions): Promise<FhirDouble> {
  const { accounts, pageSize = usualPage, mostToAPage = largestPage, port = 0, tokenSeconds } = options
  const resources = loaded(options)
  // Its base holds its port, and its tokens are for its base: both are known only once it listens.
  let answer: (request: FhirRequest) => Promise<FhirAnswer> = () => Promise.reject(new Error('still starting'))
  const server = serverOf(path, (request) => answer(request))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  const issuer = await startFhirIssuer({
    audience: base,
    accounts,
    ...(tokenSeconds === undefined ? {} : { tokenSeconds }),
  })
  const interactions = new Interactions({
    resources,
    base,
    pageSizes: { usual: pageSize, most: mostToAPage },
    ...(options.retryDelaysMs === undefined ? {} : { retryDelaysMs: options.retryDelaysMs }),
  })
  const check = accessCheck({ issuer: issuer.issuer, audience: base, jwksUri: issuer.jwksUri })
  answer = answersOf(base, issuer, interactions, check)
  return {
    url: base,
    issuer: issuer.issuer,
    tokenEndpoint: issuer.tokenEndpoint,
    close: async () => {
      interactions.close()
      server.close()
      server.closeAllConnections()
      await Promise.all([once(server, 'close'), issuer.close()])
    },
  }
}

function loaded({ resources: given, now, mostResources }: FhirDoubleOptions): Resources {
  const resources = new Resources({
    ...(now === undefined ? {} : { now }),
    ...(mostResources === undefined ? {} : { mostResources }),
  })
  for (const each of given) {
    // A copy, without what JSON does not know: whoever gave it may change it.
    const resource: unknown = JSON.parse(JSON.stringify(each))
    checkResource(resource)
    resources.load(resource as Incoming)
  }
  return resources
}

function answersOf(base: string, issuer: FhirIssuer, interactions: Interactions, check: AccessCheck) {
  const metadata = capabilityStatement(base, new Date().toISOString())
  const smart = smartConfiguration(issuer)
  return async (request: FhirRequest): Promise<FhirAnswer> => {
    // Both are for everyone: they tell how to be let in.
    const open = { metadata, '.well-known/smart-configuration': smart }[request.path.join('/')]
    if (open !== undefined && request.method === 'GET') return { status: 200, body: open }
    const access = await check(request.headers.authorization)
    return interactions.answer(request, access)
  }
}
