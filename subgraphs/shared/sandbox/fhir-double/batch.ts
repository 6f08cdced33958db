import { STATUS_CODES } from 'node:http'
import { invalid, notSupported } from './outcome.ts'
import type { FhirAnswer, FhirRequest } from './request.ts'
import { isRecord } from './resource.ts'
import { refused } from './server.ts'

const mostEntries = 1_000

/**
 * Each request of a batch on its own, in their order: http://hl7.org/fhir/R4/http.html#transaction
 * @throws {Refusal} 400 for what is no batch. Transactions are not taken.
 */
export function batchAnswer(body: unknown, answer: (request: FhirRequest) => FhirAnswer): FhirAnswer {
  if (!isRecord(body) || body.resourceType !== 'Bundle') throw invalid('Expected a Bundle')
  if (body.type !== 'batch') throw notSupported(`Expected a Bundle of the type batch, not '${body.type}'`)
  const entries = Array.isArray(body.entry) ? body.entry : []
  if (entries.length > mostEntries) throw invalid(`Expected at most ${mostEntries} entries`)
  const entry = entries.map((each) => responseOf(each, answer))
  return {
    status: 200,
    body: { resourceType: 'Bundle', type: 'batch-response', ...(entry.length > 0 ? { entry } : {}) },
  }
}

function responseOf(entry: unknown, answer: (request: FhirRequest) => FhirAnswer): object {
  const { status, headers = {}, body, isRefused } = answered(entry, answer)
  const response = {
    status: `${status} ${STATUS_CODES[status] ?? ''}`.trim(),
    ...(headers.Location === undefined ? {} : { location: headers.Location }),
    ...(headers.ETag === undefined ? {} : { etag: headers.ETag }),
    ...(headers['Last-Modified'] === undefined ? {} : { lastModified: lastUpdatedOf(body) }),
  }
  if (isRefused) return { response: { ...response, outcome: body } }
  return body === null ? { response } : { resource: body, response }
}

function answered(entry: unknown, answer: (request: FhirRequest) => FhirAnswer): FhirAnswer & { isRefused: boolean } {
  try {
    return { ...answer(requestOf(entry)), isRefused: false }
  } catch (error) {
    return { ...refused(error), isRefused: true }
  }
}

function requestOf(entry: unknown): FhirRequest {
  const request = isRecord(entry) && isRecord(entry.request) ? entry.request : null
  if (request === null || typeof request.method !== 'string' || typeof request.url !== 'string') {
    throw invalid('Expected a request with method and url in each entry')
  }
  const [path = '', query = ''] = request.url.split('?')
  const segments = path.split('/').filter(Boolean)
  if (segments.length === 0) throw invalid('Expected no batch in a batch')
  const { ifMatch, ifNoneExist } = request
  return {
    method: request.method,
    path: segments,
    query: new URLSearchParams(query),
    headers: {
      ...(typeof ifMatch === 'string' ? { 'if-match': ifMatch } : {}),
      ...(typeof ifNoneExist === 'string' ? { 'if-none-exist': ifNoneExist } : {}),
    },
    body: isRecord(entry) ? entry.resource : undefined,
  }
}

function lastUpdatedOf(body: unknown): unknown {
  return isRecord(body) && isRecord(body.meta) ? body.meta.lastUpdated : undefined
}
