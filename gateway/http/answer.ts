import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { answerError, badUserInput } from '#gateway/errors/coded.ts'
import type { ErrorCode } from '#shared/errors/errors.ts'

/** A request refused before it is known to be GraphQL. */
export class HttpFault extends Error {
  readonly status: number
  readonly code: ErrorCode
  /** What the answer's head says besides. */
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: number,
    message: string,
    code: ErrorCode = 'BAD_USER_INPUT',
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** How long what a client still sends after its answer is read and dropped. */
const LINGER_MS = 1_000

/** Answers a body, as JSON unless it is something else. Nothing this server says may be kept by a cache in between. */
export function answerText(
  response: ServerResponse,
  status: number,
  body: string,
  contentType = 'application/json; charset=utf-8',
): void {
  if (response.destroyed || response.headersSent) return
  const { req: request } = response
  const unread =
    !request.complete && (request.headers['transfer-encoding'] ?? request.headers['content-length'] ?? '0') !== '0'
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(unread && { connection: 'close' }),
  })
  if (request.method === 'HEAD') response.end()
  else if (unread) endAfterLinger(response, body)
  else response.end(body)
}

// Closing a socket with unread data resets it, and the client may never see its answer.
function endAfterLinger(response: ServerResponse, body: string): void {
  response.write(body)
  const end = () => response.end()
  const timer = setTimeout(end, LINGER_MS)
  response.req.once('end', end).resume()
  response.once('close', () => clearTimeout(timer))
}

/** Answers a fault in the shape of a GraphQL answer, so that clients have one way to read errors. */
export function answerFault(response: ServerResponse, fault: HttpFault, correlationId: string): void {
  if (response.headersSent) return
  const coded = { ...badUserInput, code: fault.code }
  const body = { errors: [answerError(fault.message, coded, correlationId)], extensions: { correlationId } }
  for (const [name, value] of Object.entries(fault.headers)) response.setHeader(name, value)
  answerText(response, fault.status, JSON.stringify(body))
}

/** Answers a fault on a connection that was to become something else, and hangs up. */
export function answerRefusedUpgrade(
  request: IncomingMessage,
  connection: Socket,
  fault: HttpFault,
  correlationId: string,
): void {
  // Node leaves such a connection to whoever is told of it, with nobody to hear its errors.
  connection.on('error', () => connection.destroy())
  const response = new ServerResponse(request)
  response.assignSocket(connection)
  response.setHeader('connection', 'close')
  response.once('finish', () => connection.destroySoon())
  answerFault(response, fault, correlationId)
}
