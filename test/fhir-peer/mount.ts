import {
  getSearchParameters,
  getStatus,
  isOk,
  isResourceType,
  normalizeOperationOutcome,
  OperationOutcomeError,
  type Outcome,
  type PeerResource,
} from '@medplum/core'
import type { FhirRouter } from '@medplum/fhir-router'
import { Refusal, refusal } from '../../subgraphs/shared/sandbox/fhir-double/outcome.ts'
import type { FhirAnswer, FhirRequest } from '../../subgraphs/shared/sandbox/fhir-double/request.ts'
import type { Access } from '../../subgraphs/shared/sandbox/fhir-double/smart/access.ts'
import type { PeerRepository } from './repository.ts'

/** What a request to the router needs, and what of its answer goes over HTTP: headers, statuses, pages, refusals. */
export async function answered(
  request: FhirRequest,
  access: Access,
  router: FhirRouter,
  repository: PeerRepository,
  base: string,
): Promise<FhirAnswer> {
  const { method, path, query, headers } = request
  const [type = '', id = ''] = path
  const seen = repository.as(access)
  try {
    checkQuery(type, query)
    const cursor = query.get('_cursor')
    if (cursor !== null) return { status: 200, body: await seen.next(type, ...partsOf(cursor)) }
    const isSearch = path.at(-1) === '_search'
    const wasThere = repository.holds(type, id)
    const [outcome, resource] = await router.handleRequest(
      {
        method,
        url: `/${path.join('/')}${isSearch || query.size === 0 ? '' : `?${query}`}`,
        pathname: '',
        body: isSearch ? recordOf(query) : incoming(request),
        params: {},
        query: recordOf(query),
        headers,
      },
      seen,
    )
    if (!isOk(outcome)) return refused(outcome)
    if (method === 'DELETE') return { status: 204, body: null }
    if (resource === undefined) return { status: getStatus(outcome), body: outcome }
    const isMade = method === 'PUT' && !wasThere
    return { status: isMade ? 201 : getStatus(outcome), headers: headersOf(method, resource, base), body: resource }
  } catch (error) {
    if (error instanceof Refusal) throw error
    return refused(error instanceof OperationOutcomeError ? error.outcome : normalizeOperationOutcome(error))
  }
}

/** Of the router's own, and answered as such. */
export function refused(outcome: Outcome): FhirAnswer {
  return { status: getStatus(outcome), body: outcome }
}

/** The id of a resource is the server's to give. */
function incoming({ method, path, body }: FhirRequest): unknown {
  if (method !== 'POST' || path.length !== 1 || typeof body !== 'object' || body === null) return body
  const { id: _, ...rest } = body as PeerResource
  return rest
}

const modifiers = ['missing', 'not', 'exact', 'contains', 'identifier', 'text', 'of-type', 'iterate']

/** The router takes modifiers that it does not know for none. */
function checkQuery(type: string, query: URLSearchParams): void {
  for (const key of query.keys()) {
    const [name = '', modifier] = key.split(':')
    if (modifier === undefined || name.includes('.') || name === '_has' || modifier.includes('.')) continue
    const isType = getSearchParameters(type)?.[name]?.type === 'reference' && isResourceType(modifier)
    if (!isType && !modifiers.includes(modifier)) throw refusal(400, 'not-supported', `Unknown modifier '${modifier}'`)
  }
}

function partsOf(cursor: string): [name: string, offset: number] {
  const [, name, offset] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(cursor) ?? []
  if (name === undefined) throw refusal(400, 'invalid', 'Expected the address of a page as it was given')
  return [name, Number(offset)]
}

function recordOf(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const [value = '', ...more] = query.getAll(name)
      return [name, more.length === 0 ? value : [value, ...more]]
    }),
  )
}

function headersOf(method: string, { resourceType, id, meta }: PeerResource, base: string): Record<string, string> {
  if (meta?.versionId === undefined || meta.lastUpdated === undefined) return {}
  const location = `${base}/${resourceType}/${id}/_history/${meta.versionId}`
  return {
    ETag: `W/"${meta.versionId}"`,
    'Last-Modified': new Date(meta.lastUpdated).toUTCString(),
    ...(method === 'GET' ? {} : { Location: location }),
  }
}
