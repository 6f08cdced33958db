import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call as it reached the peer. The version request is a call too: model `web`, method `version`. */
export interface OdooCall {
  readonly model: string
  readonly method: string
  /** The named arguments. */
  readonly body: Readonly<Record<string, unknown>>
  /** From the call's arrival to its answer; undefined while there is none. */
  milliseconds?: number
  /** True once the client has closed the connection before it had its answer. */
  hungUp: boolean
}

export interface OdooAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  /** True: half of the body is sent, then the connection breaks. */
  readonly cut?: boolean
}

/** Answers in Odoo's place; `forward` gives what Odoo says. A rejection resets the connection. */
export type Fault = (call: OdooCall, forward: () => Promise<OdooAnswer>) => Promise<OdooAnswer>

/** Which calls a fault is for: all that agree with what is named here, or those a function picks. */
export type CallMatch = { readonly model?: string; readonly method?: string } | ((call: OdooCall) => boolean)

export interface OdooProxyOptions {
  /** Address of an Odoo, without a path. Without it the proxy is an Odoo 19 by itself. */
  readonly target?: string
  /** Gives the result of a call where there is no target; undefined answers 404 as Odoo does for an unknown model. */
  readonly answer?: (call: OdooCall) => unknown
}

export interface OdooProxy extends AsyncDisposable {
  /** Its address, without a path. */
  readonly url: string
  /** Every call since the start or the last `clear`, in the order of arrival. */
  readonly calls: readonly OdooCall[]
  /** From now on `fault` answers the calls that match; of several, the one added last. */
  fault(match: CallMatch, fault: Fault): void
  /** Forgets all faults and calls. */
  clear(): void
  /** Breaks what is open and stops listening: afterwards the address refuses connections. */
  close(): Promise<void>
}

/** Starts a proxy on a loopback port of its own choice that counts calls to Odoo and can spoil their answers. */
export async function startOdooProxy(options: OdooProxyOptions): Promise<OdooProxy> {
  let calls: OdooCall[] = []
  let rules: { matches: (call: OdooCall) => boolean; fault: Fault }[] = []

  const server = createServer(async (request, response) => {
    const started = performance.now()
    try {
      const text = Buffer.concat(await request.toArray()).toString()
      const call: OdooCall = { ...addressed(request), body: text ? JSON.parse(text) : {}, hungUp: false }
      calls.push(call)
      const hangUp = new AbortController()
      response.once('close', () => {
        if (call.milliseconds !== undefined) return
        call.hungUp = true
        hangUp.abort()
      })
      const forward = () =>
        options.target ? relay(options.target, request, text, hangUp.signal) : canned(options.answer, call)
      const rule = rules.findLast(({ matches }) => matches(call))
      const answer = (rule ? rule.fault(call, forward) : forward()).finally(() => {
        if (!call.hungUp) call.milliseconds = performance.now() - started
      })
      send(response, await answer)
    } catch {
      request.socket.destroy()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get calls() {
      return calls
    },
    fault: (match, fault) => {
      rules.push({ matches: typeof match === 'function' ? match : (call) => agrees(call, match), fault })
    },
    clear: () => {
      calls = []
      rules = []
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function agrees(call: OdooCall, match: { readonly model?: string; readonly method?: string }): boolean {
  return (match.model ?? call.model) === call.model && (match.method ?? call.method) === call.method
}

function addressed(request: IncomingMessage): { model: string; method: string } {
  const [, model = '', method = ''] = request.url?.match(/^\/(?:json\/2\/)?([^/?]+)\/([^/?]+)/) ?? []
  return { model, method }
}

async function relay(target: string, request: IncomingMessage, text: string, signal: AbortSignal): Promise<OdooAnswer> {
  const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
  const response = await fetch(new URL(request.url ?? '/', target), {
    method: request.method ?? 'POST',
    headers: headers as Record<string, string>,
    ...(text ? { body: text } : {}),
    redirect: 'manual',
    signal,
  })
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? 'application/octet-stream',
    body: await response.text(),
  }
}

async function canned(answer: OdooProxyOptions['answer'], call: OdooCall): Promise<OdooAnswer> {
  const isVersion = call.model === 'web' && call.method === 'version'
  const result = isVersion ? { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' } : answer?.(call)
  const contentType = 'application/json; charset=utf-8'
  if (result !== undefined) return { status: 200, contentType, body: JSON.stringify(result) }
  const message = `the model '${call.model}' does not exist`
  const error = { name: 'werkzeug.exceptions.NotFound', message, arguments: [message], context: {}, debug: '' }
  return { status: 404, contentType, body: JSON.stringify(error) }
}

function send(response: ServerResponse, { status, contentType, body, cut }: OdooAnswer): void {
  const bytes = Buffer.from(body)
  // Odoo 19 closes every connection after its answer.
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.byteLength, connection: 'close' })
  if (cut) response.write(bytes.subarray(0, bytes.byteLength >> 1), () => response.destroy())
  else response.end(bytes)
}
