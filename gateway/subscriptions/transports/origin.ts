import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether whoever sends these headers may open a WebSocket: a program, which has no origin, a page of the gateway's own
 * host, or one of `allowed`. Browsers open WebSockets for any page and leave it to the server to ask where it is from.
 */
export function originMayConnect(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const origin = headers.origin ?? headers['sec-websocket-origin']
  if (origin === undefined) return true
  const page = typeof origin === 'string' ? URL.parse(origin) : null
  if (page === null || !/^https?:$/.test(page.protocol)) return false
  if (allowed.includes(page.origin)) return true
  // By the page's protocol, since a proxy in front may have taken TLS off; that also drops its default port.
  return headers.host !== undefined && URL.parse(`${page.protocol}//${headers.host}`)?.host === page.host
}
