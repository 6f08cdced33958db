import type { IncomingMessage } from 'node:http'
import { HttpFault } from './answer.ts'
import { isJson } from './media-type.ts'

/**
 * Reads the body of a request that says it is JSON.
 *
 * @throws HttpFault 415 for anything but JSON in UTF-8, 413 once the body is known to be larger than `maxBytes` (what
 * follows is left unread), 408 when `signal` aborts first
 */
export async function readBody(request: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  if (!isJson(request.headers['content-type'])) {
    throw new HttpFault(415, 'Cannot read the body: expected content-type application/json in UTF-8')
  }
  if (request.headers['content-encoding'] && request.headers['content-encoding'] !== 'identity') {
    throw new HttpFault(415, 'Cannot read the body: expected no content-encoding')
  }
  return readBytes(request, maxBytes, signal)
}

/** @throws HttpFault 400 where it is no JSON */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // The parser's own message quotes the body.
    throw new HttpFault(400, 'Cannot read the body: it is not JSON')
  }
}

/** The bytes of a body, whatever they are. @throws HttpFault 413 and 408, as `readBody` */
export function readBytes(request: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const tooLarge = () => new HttpFault(413, `Cannot read the body: it is larger than ${maxBytes} bytes`, 'COST_LIMIT')
  if (Number(request.headers['content-length']) > maxBytes) throw tooLarge()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const settle = (act: () => void) => {
      request.removeAllListeners('data').pause()
      signal.removeEventListener('abort', onAbort)
      act()
    }
    const onAbort = () =>
      settle(() => reject(new HttpFault(408, 'Cannot read the body: it did not arrive before the deadline')))
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) settle(() => reject(tooLarge()))
      else chunks.push(chunk)
    })
    request.once('end', () => settle(() => resolve(Buffer.concat(chunks))))
    request.once('error', () => settle(() => reject(new HttpFault(400, 'Cannot read the body: it broke off'))))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
