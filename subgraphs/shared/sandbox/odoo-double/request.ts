import type { IncomingMessage } from 'node:http'
import type { DoubleUser } from './environment.ts'
import { badRequest, notFound, unauthorized } from './errors.ts'
import type { Call } from './methods/call.ts'

/** An answer that is a page for people rather than JSON. */
export class Page extends Error {
  readonly status: number
  readonly html: string

  constructor(status: number, html: string) {
    super(`a page with status ${status}`)
    this.status = status
    this.html = html
  }
}

export interface Door {
  readonly database: string
  readonly users: readonly DoubleUser[]
}

/**
 * What a request to JSON-2 calls.
 * @throws {Page} for another database or content type; {Refusal} for a wrong way, key or body. In Odoo's order.
 */
export function callOf(request: IncomingMessage, body: string, { database, users }: Door): Call {
  if (!namesDatabase(request, database)) throw new Page(404, noDatabase)
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' && body.length > 0) throw new Page(415, wrongType)
  const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '')
  const [, , , model = '', method = '', ...rest] = path.split('/').map(decodeURIComponent)
  if (request.method !== 'POST' || model === '' || method === '' || rest.length > 0) {
    throw notFound('Did you mean POST /json/2/<model>/<method>?')
  }
  const user = userOf(request, users)
  return { model, method, user, body: namedArguments(body) }
}

/** Without a header the one database there is will do. */
function namesDatabase(request: IncomingMessage, database: string): boolean {
  const named = request.headers['x-odoo-database']
  return named === undefined || named === '' || named === database
}

function userOf(request: IncomingMessage, users: readonly DoubleUser[]): DoubleUser {
  const key = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (key === undefined) {
    throw unauthorized('User not authenticated, use an API Key with a Bearer Authorization header.')
  }
  const user = users.find(({ apiKey }) => apiKey === key)
  if (user === undefined) throw unauthorized('Invalid apikey')
  return user
}

/** A body that is no object counts as no arguments at all, a list of them included. */
function namedArguments(body: string): Readonly<Record<string, unknown>> {
  if (body === '') return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw badRequest('could not parse the body as json: Expecting value')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {}
  return parsed as Readonly<Record<string, unknown>>
}

const noDatabase = `<!DOCTYPE html>
<title>404 Not Found</title>
<h1>Not Found</h1>
<p>No database is selected and the requested URL was not found in the server-wide controllers.</p>
<p>Please verify the hostname, <a href=/web/login>login</a> and try again.</p>

<!-- Alternatively, use the X-Odoo-Database header. -->
`

const wrongType = `<!doctype html>
<html lang=en>
<title>415 Unsupported Media Type</title>
<h1>Unsupported Media Type</h1>
<p>Request inferred type is compatible with [&#39;http&#39;] but &#39;/json/2/&lt;__model__&gt;/&lt;__method__&gt;&#39; is type=&#39;json2&#39;.<br><br>Please verify the Content-Type request header and try again.</p>
`
