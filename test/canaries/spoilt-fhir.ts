import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { textCanary } from './canary.ts'

interface FhirAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** In front of a FHIR server: it can fail in every way, each with what was asked for in its error or its half of an answer. */
export interface SpoiltFhir {
  /** Base, to the program. */
  readonly url: string
  /** From now on it fails in this way; null: in none. */
  fail(failure: string | null): void
  close(): Promise<void>
}

const outcome = (status: number, code: string, body: string): FhirAnswer => ({
  status,
  contentType: 'application/fhir+json',
  body: JSON.stringify({
    resourceType: 'OperationOutcome',
    text: { status: 'generated', div: `<div>${body.slice(0, 500)}</div>` },
    issue: [{ severity: 'error', code, diagnostics: body.slice(0, 3_000), details: { text: body.slice(0, 500) } }],
  }),
})

/** A code that nobody knows; the projections keep it as the state it was said to be. */
export const unknownCode = { model: 'FHIR', field: 'unknownCode', id: 1 }
/** A type that nobody knows, and where no page is. */
export const unknownType = { model: 'FHIR', field: 'unknownType', id: 1 }

/** What has such a code is a new version, so that it is kept. */
export const newFailure = 'has codes that nobody knows'

const ways: Readonly<Record<string, (answer: FhirAnswer) => FhirAnswer>> = {
  // First: who cannot be asked is not asked so soon again.
  [newFailure]: (answer) => ({
    ...answer,
    body: answer.body
      .replace(/"(status|outcome)":"(active|complete)"/g, `"$1":"${textCanary(unknownCode)}"`)
      .replace(/"meta":\{"versionId":"1","lastUpdated":"[^"]+"/g, () => {
        return `"meta":{"versionId":"2","lastUpdated":"${new Date().toISOString()}"`
      }),
  }),
  refuses: ({ body }) => outcome(403, 'forbidden', body),
  crashes: ({ body }) => outcome(500, 'exception', body),
  complains: ({ body }) => outcome(422, 'processing', body),
  misses: ({ body }) => outcome(404, 'not-found', body),
  'shows a page': ({ body }) => ({ status: 502, contentType: 'text/html', body: `<html>${body}</html>` }),
  'shows a page as if all were well': ({ body }) => ({ status: 200, contentType: 'text/html', body: `<html>${body}` }),
  'stops in the middle': (answer) => ({ ...answer, body: answer.body.slice(0, answer.body.length * 0.7) }),
  'says something else': (answer) => ({
    ...answer,
    body: JSON.stringify({ [answer.body.slice(0, 200)]: answer.body }),
  }),
  'has types that nobody knows': (answer) => ({
    ...answer,
    body: answer.body.replace(/"resourceType":"(?!Bundle)[A-Za-z]+"/g, `"resourceType":"${textCanary(unknownType)}"`),
  }),
  'says texts for numbers': (answer) => ({ ...answer, body: answer.body.replace(/:(20\d{10}\.\d\d)/g, ':"$1 or so"') }),
  'leads in a circle': (answer) => ({
    ...answer,
    body: answer.body.replace(
      /"link":\[/,
      `"link":[{"relation":"next","url":"https://elsewhere.example/${textCanary(unknownType)}"},`,
    ),
  }),
}

export const fhirFailures: readonly string[] = Object.keys(ways)

/** Starts it before the server at `target`. Only reads fail: whoever may not read would not be told anything. */
export async function startSpoiltFhir(target: string): Promise<SpoiltFhir> {
  let failure: string | null = null
  let own = ''
  const { pathname } = new URL(target)
  const server = createServer(async (request, response) => {
    const { host: _, 'content-length': __, ...headers } = request.headers
    const sent = Buffer.concat(await request.toArray())
    const address = new URL(request.url ?? '/', target)
    const answer = await fetch(address, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(sent.length > 0 && { body: sent }),
    })
    const whole = {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: (await answer.text()).replaceAll(target, own),
    }
    const isRead = answer.ok && !address.pathname.includes('.well-known')
    const way = failure === null || !isRead ? undefined : ways[failure]
    const { status, contentType, body } = way === undefined ? whole : way(whole)
    response.writeHead(status, { 'content-type': contentType }).end(body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname.replace(/\/$/, '')}`
  return {
    url: own,
    fail(next) {
      failure = next
    },
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
