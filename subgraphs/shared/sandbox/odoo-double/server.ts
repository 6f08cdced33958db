import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { beyondTheDouble, Refusal } from './errors.ts'
import { answer } from './methods/call.ts'
import { callOf, type Door, Page } from './request.ts'
import type { Tables } from './tables.ts'

const version = { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' }

/** An HTTP server that speaks JSON-2 over these tables. Not listening yet. */
export function serverOf(door: Door, tables: Tables): Server {
  return createServer((request, response) => {
    void bodyOf(request).then(
      (body) => respond(request, response, body, door, tables),
      () => response.destroy(),
    )
  })
}

function respond(request: IncomingMessage, response: ServerResponse, body: string, door: Door, tables: Tables): void {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  // Odoo ends every connection after its answer.
  response.setHeader('Connection', 'close')
  try {
    if (path === '/web/version') send(response, 200, version)
    else if (path === '/web/health') send(response, 200, health(request))
    else if (path !== '/json/2' && !path.startsWith('/json/2/')) throw beyondTheDouble(`answer at ${path}`)
    else send(response, 200, answer(callOf(request, body, door), tables) ?? null)
  } catch (error) {
    if (error instanceof Page) sendPage(response, error)
    else sendRefusal(response, error instanceof Refusal ? error : broken(error))
  }
}

function health(request: IncomingMessage): object {
  const asksForDatabase = (request.url ?? '').includes('db_server_status')
  return asksForDatabase ? { status: 'pass', db_server_status: true } : { status: 'pass' }
}

function sendRefusal(response: ServerResponse, { status, exception, message, details, headers }: Refusal): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  const debug = `Traceback (most recent call last):\n  The Odoo double keeps none\n${exception}: ${message}\n`
  send(response, status, { name: exception, message, arguments: details, context: {}, debug })
}

/** A fault of the double's own, told as such: it must never pass for an answer of Odoo. */
function broken(error: unknown): Refusal {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new Refusal(501, 'caregraph.sandbox.BrokenDouble', `The Odoo double failed: ${reason}`)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

function sendPage(response: ServerResponse, { status, html }: Page): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(html)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
