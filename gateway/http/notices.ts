import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { MIMEType } from 'node:util'
import { CaregraphError } from '#shared/errors/errors.ts'
import { HttpFault } from './answer.ts'
import { readBytes } from './body.ts'

/** A door at which a FHIR server says what is new to it, by Subscription notices of either shape. */
export interface Notices {
  /** What it carries as `Authorization: Bearer <this>`: a header that its Subscription names. */
  readonly secret: string
  /**
   * Takes one, as JSON in a text, empty where it says nothing: resolves once it is sure not to be forgotten. Rejects with
   * BadUserInput on what is no notice.
   */
  take(body: string): Promise<void>
}

export const noticesPath = '/hooks/fhir'

/** A notice may hold what it tells of. */
const noticeBytes = 4_000_000

const nothing = /^\/hooks\/fhir\/?$/
const resource = /^\/hooks\/fhir\/([A-Z][A-Za-z]{1,63})(?:\/([A-Za-z0-9.-]{1,64}))?$/

/** Whether a path is one that a FHIR server may send notices to. */
export function isOfNotices(path: string | undefined): path is string {
  return path !== undefined && (nothing.test(path) || resource.test(path))
}

/** @throws {HttpFault} 401 without the secret, whatever else is wrong; 503 where it may be sent again. */
export async function serveNotice(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  notices: Notices,
  signal: AbortSignal,
): Promise<void> {
  if (!bearsSecret(request, notices.secret)) {
    throw new HttpFault(401, 'Cannot take a notice: expected the secret of the Subscription', 'UNAUTHENTICATED')
  }
  if (request.method !== 'POST' && request.method !== 'PUT') {
    throw new HttpFault(405, `Cannot use method ${request.method}: expected POST or PUT`, 'BAD_USER_INPUT', {
      allow: 'POST, PUT',
    })
  }
  const bytes = await readBytes(request, noticeBytes, signal)
  if (bytes.length > 0 && !isFhirJson(request.headers['content-type'])) {
    throw new HttpFault(415, 'Cannot read the notice: expected content-type application/fhir+json in UTF-8')
  }
  const [, type, id] = resource.exec(path) ?? []
  // Some servers write the resource into the address.
  const named = bytes.length === 0 && type !== undefined && id !== undefined
  try {
    await notices.take(named ? JSON.stringify({ resourceType: type, id }) : textOf(bytes))
  } catch (error) {
    throw error instanceof CaregraphError ? faultOf(error) : error
  }
  response.writeHead(200, { 'content-length': 0 }).end()
}

function faultOf(error: CaregraphError): HttpFault {
  if (error.code === 'BAD_USER_INPUT') return new HttpFault(400, error.message)
  // A server that is told so sends it again; what it forgets, the next look finds.
  return new HttpFault(503, 'Cannot take a notice now: it may be sent again', error.code, { 'retry-after': '10' })
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpFault(400, 'Cannot read the notice: it is not UTF-8')
  }
}

/** Takes the same time whatever is wrong with it. */
function bearsSecret({ headers: { authorization = '' } }: IncomingMessage, secret: string): boolean {
  return timingSafeEqual(digest(authorization), digest(`Bearer ${secret}`))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function isFhirJson(contentType: string | undefined): boolean {
  try {
    const { essence, params } = new MIMEType(contentType ?? '')
    const isJson = essence === 'application/fhir+json' || essence === 'application/json'
    return isJson && /^utf-?8$/i.test(params.get('charset') ?? 'utf-8')
  } catch {
    return false
  }
}
