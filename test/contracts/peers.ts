import { request } from 'node:http'

/** An Odoo that answers JSON-2: the real one or the double. */
export interface Peer {
  readonly url: string
  readonly database: string
}

/** Who asks. Keys are the same on both peers. */
export type Keys = Readonly<Record<'admin' | 'reader' | 'company2', string>>

/** One call, as it goes over the wire. */
export interface Call {
  readonly path: string
  readonly method?: string
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly rawBody?: string
  readonly as?: keyof Keys
  /** Added to what every call sends; an empty value takes a header away. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What of an answer the product relies on: for a refusal its status and Odoo's name for it, else the result. */
export type Answer =
  | { readonly status: number; readonly refused: string }
  | { readonly status: number; readonly result: unknown }

/** A call of a model's method with its named arguments. */
export function on(model: string, method: string, body: Readonly<Record<string, unknown>> = {}, as?: keyof Keys): Call {
  return { path: `/json/2/${model}/${method}`, body, ...(as === undefined ? {} : { as }) }
}

export async function answerOf(peer: Peer, keys: Keys, call: Call): Promise<Answer> {
  const { status, contentType, text } = await send(peer, keys, call)
  if (!contentType.startsWith('application/json')) return { status, refused: contentType.split(';')[0] ?? '' }
  const value = JSON.parse(text) as { name?: string }
  return status === 200 ? { status, result: value } : { status, refused: value.name ?? 'no name' }
}

// node:http and not fetch: a contract also covers what fetch would not send, such as a body with GET.
function send(peer: Peer, keys: Keys, call: Call): Promise<{ status: number; contentType: string; text: string }> {
  const body = call.rawBody ?? (call.body === undefined ? '' : JSON.stringify(call.body))
  const headers = Object.entries({
    authorization: `Bearer ${keys[call.as ?? 'admin']}`,
    'x-odoo-database': peer.database,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...call.headers,
  }).filter(([, value]) => value !== '')
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(call.path, peer.url),
      { method: call.method ?? 'POST', headers: Object.fromEntries(headers) },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
