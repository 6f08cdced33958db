import * as http from 'node:http'
import * as https from 'node:https'

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

export interface ExchangeAnswer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

/** The answer is larger than `maxBytes`; nothing more of it was read. */
export class AnswerTooLarge extends Error {}

/**
 * One request and its whole answer.
 *
 * node:http and not fetch, which costs several times the time of it; redirects are answers like any other. Rejects with
 * `AnswerTooLarge` past `maxBytes`, and with Node's own errors when there is no whole answer.
 */
export function exchange(url: URL, request: ExchangeRequest, maxBytes: number): Promise<ExchangeAnswer> {
  const { method, headers, body, signal } = request
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const open = url.protocol === 'https:' ? https.request : http.request
  return new Promise((resolve, reject) => {
    const sent = open(url, { method, headers: { ...headers, ...length }, signal }, (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength
        if (bytes > maxBytes) response.destroy(new AnswerTooLarge())
        else chunks.push(chunk)
      })
      response.on('error', reject)
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
      })
    })
    sent.on('error', reject)
    // An answer such as 101 ends without any other event.
    sent.on('close', () => reject(new Error('The connection closed without a whole answer')))
    sent.end(body)
  })
}
