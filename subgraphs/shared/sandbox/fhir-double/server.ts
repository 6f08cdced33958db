import { createServer, type Server, type ServerResponse } from 'node:http'
import { Refusal, refusal } from './outcome.ts'
import { type FhirAnswer, type FhirRequest, readRequest } from './request.ts'

/** An HTTP server that answers FHIR below a path. Not listening yet. */
export function serverOf(basePath: string, answer: (request: FhirRequest) => Promise<FhirAnswer>): Server {
  return createServer((request, response) => {
    // Whoever asks can find an answer in its own log by it.
    const { 'x-request-id': requestId } = request.headers
    if (typeof requestId === 'string') response.setHeader('X-Request-Id', requestId)
    readRequest(request, basePath)
      .then(answer)
      .then(
        (given) => send(response, given),
        (error: unknown) => send(response, refused(error)),
      )
      .catch(() => response.destroy())
  })
}

/** A fault of the server's own is an outcome too. */
export function refused(error: unknown): FhirAnswer {
  const told = error instanceof Refusal ? error : refusal(500, 'exception', reasonOf(error))
  return { status: told.status, headers: told.headers, body: told.outcome() }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function send(response: ServerResponse, { status, headers = {}, body }: FhirAnswer): void {
  response.writeHead(status, {
    ...headers,
    ...(body === null ? {} : { 'Content-Type': 'application/fhir+json; charset=utf-8' }),
  })
  response.end(body === null ? undefined : JSON.stringify(body))
}
