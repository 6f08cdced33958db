import type { IncomingMessage } from 'node:http'
import { invalid, refusal } from './outcome.ts'

/** A request to a FHIR server, read. */
export interface FhirRequest {
  readonly method: string
  /** Below the base of the server. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** JSON; a form is read into `query`. */
  readonly body: unknown
}

export interface FhirAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Null for no body. */
  readonly body: object | null
}

const largestBody = 16 * 1024 * 1024

/**
 * Reads a request below `basePath`.
 * @throws {Refusal} 404 elsewhere, 413 and 415 for bodies that it does not take, 400 for what is no JSON.
 */
export async function readRequest(request: IncomingMessage, basePath: string): Promise<FhirRequest> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const isBelow = url.pathname === basePath || url.pathname.startsWith(`${basePath}/`)
  if (!isBelow) throw refusal(404, 'not-found', 'There is no FHIR server here')
  const path = url.pathname.slice(basePath.length).split('/').filter(Boolean).map(decoded)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const query = new URLSearchParams(url.search)
  const text = await bodyOf(request)
  const { method = 'GET' } = request
  if (text === '') return { method, path, query, headers, body: null }
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (path.at(-1) === '_search') {
    if (type !== 'application/x-www-form-urlencoded') throw refusal(415, 'not-supported', 'Expected a form')
    for (const [name, value] of new URLSearchParams(text)) query.append(name, value)
    return { method, path, query, headers, body: null }
  }
  if (type !== 'application/fhir+json' && type !== 'application/json') {
    throw refusal(415, 'not-supported', `Unknown content type '${type}'`)
  }
  return { method, path, query, headers, body: parsed(text) }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw invalid('The address is not well formed')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refusal(400, 'structure', 'The body is no JSON')
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) throw refusal(413, 'too-long', 'The body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
