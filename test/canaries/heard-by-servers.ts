import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const channel = 'http.server.request.start'

/**
 * Addresses and heads of all requests that servers of this process are sent from now on: those that stand for Odoo and
 * for issuers. Without what a client has to send there to be let in.
 */
export function heardByServers(): { readonly lines: readonly string[]; stop(): void } {
  const lines: string[] = []
  const hear = (message: unknown) => {
    const { request } = message as { readonly request: IncomingMessage }
    const { authorization: _, ...headers } = request.headers
    lines.push(`${request.method} ${request.url} ${JSON.stringify(headers)}`)
  }
  subscribe(channel, hear)
  return { lines, stop: () => unsubscribe(channel, hear) }
}
