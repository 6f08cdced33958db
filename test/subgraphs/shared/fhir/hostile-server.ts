import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { CaregraphError } from '#shared/errors/errors.ts'
import type { FhirScope } from '#shared/fhir/fhir.ts'
import { FhirClient, type FhirClientOptions } from '#shared/fhir/fhir-client.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'

/** Stands wherever a server could name a person: found in an error, it is a leak. */
export const canary = 'CANARY-5b17e2'

export interface Received {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What is answered; an object is a FHIR resource with status 200. */
export type Answer = (response: ServerResponse, request: Received) => void | Promise<void>

export interface HostileServer extends AsyncDisposable {
  /** The base, which is not the root of the server. */
  readonly url: string
  readonly received: Received[]
  /** Connections that the client gave up. */
  hungUp: number
}

/** A FHIR server that answers whatever `answer` likes. */
export async function hostileServer(
  answer: (request: Received, place: number) => Answer | object,
): Promise<HostileServer> {
  const received: Received[] = []
  const server = createServer(async (message, response) => {
    const { method = '', url: path = '', headers } = message
    const request = { method, path, headers, body: (await message.toArray()).join('') }
    response.on('close', () => {
      if (!response.writableFinished) hostile.hungUp += 1
    })
    const what = answer(request, received.push(request) - 1)
    await (typeof what === 'function' ? (what as Answer) : json(what))(response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir/r4`
  const hostile: HostileServer = { url, received, hungUp: 0, [Symbol.asyncDispose]: stop }
  return hostile
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) =>
    void response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers }).end(JSON.stringify(body))
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => void response.writeHead(status, headers).end(body)
}

export const html = (status = 200) => text(`<html><h1>${canary}</h1></html>`, status, { 'content-type': 'text/html' })
export const empty = (status: number, headers: Record<string, string> = {}) => text('', status, headers)
/** The head and half of a body, then the connection breaks. */
export const cut: Answer = (response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"resourceType":')
  setImmediate(() => response.destroy())
}
/** The connection breaks at once. */
export const refuse: Answer = (response) => void response.destroy()
export const hang: Answer = () => {}

/** As servers write it, with a person in every text. */
export function outcome(code: string, severity = 'error'): object {
  const issue = { severity, code, diagnostics: canary, details: { text: canary }, expression: [canary] }
  return { resourceType: 'OperationOutcome', issue: [issue] }
}

export function claim(id: string, versionId = '1', lastUpdated?: string): object {
  return { resourceType: 'Claim', id, meta: { versionId, ...(lastUpdated === undefined ? {} : { lastUpdated }) } }
}

/** A page of a search: matches, and what follows. */
export function found(matches: readonly object[], next?: string, more: readonly object[] = []): object {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(next === undefined
      ? {}
      : {
          link: [
            { relation: 'self', url: 'Claim' },
            { relation: 'next', url: next },
          ],
        }),
    entry: [...matches.map((resource) => ({ resource, search: { mode: 'match' } })), ...more],
  }
}

export function clientOf(server: HostileServer, options: Partial<FhirClientOptions> = {}): FhirClient {
  return new FhirClient({ url: server.url, auth: null, concurrency: 4, ...options })
}

export function scope(milliseconds = 20_000): FhirScope {
  return { signal: AbortSignal.timeout(milliseconds), calls: new SourceCalls() }
}

export async function failureOf(work: Promise<unknown>): Promise<CaregraphError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof CaregraphError) return error
  throw new Error('Expected the call to fail with a coded error', { cause: error })
}

/** Every text one could find in an error, whatever road it takes out of the process. */
export function everythingIn(error: CaregraphError): string {
  const shown = inspect(error, { depth: null, showHidden: true })
  return [error.message, error.stack, JSON.stringify(error), JSON.stringify(error.extensions), shown].join('\n')
}
