import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bundle, Parameters } from '@medplum/fhirtypes'

/** A request that came to the endpoint of a subscription. */
export interface Told {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  // biome-ignore lint/suspicious/noExplicitAny: bodies of all shapes
  readonly body: any
  readonly status: number
}

export interface Endpoint extends AsyncDisposable {
  readonly url: string
  readonly told: readonly Told[]
  /** What it answers: 200 at first. */
  answer: (told: Omit<Told, 'status'>) => number
  /** Those that came until so many of a kind had; throws where they do not come. */
  until(count: number, isCounted?: (told: Told) => boolean): Promise<readonly Told[]>
}

const patienceMs = 20_000

/** An HTTP server that remembers what it was told. */
export async function startEndpoint(): Promise<Endpoint> {
  const told: Told[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const { method = '', url = '', headers } = request
    const one = { method, path: url, headers, body: text === '' ? null : JSON.parse(text) }
    const status = endpoint.answer(one)
    told.push({ ...one, status })
    response.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint: Endpoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
    told,
    answer: () => 200,
    async until(count, isCounted = () => true) {
      const deadline = Date.now() + patienceMs
      while (told.filter(isCounted).length < count) {
        if (Date.now() > deadline) throw new Error(`Expected ${count} notices, found ${told.filter(isCounted).length}`)
        await wait(10)
      }
      return told.filter(isCounted)
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return endpoint
}

/** What a notice in the backport's shape says, number by number as text. */
export function statusIn(bundle: Bundle) {
  const parameters = bundle.entry?.[0]?.resource as Parameters
  const parts = parameters.parameter ?? []
  const textOf = (name: string, all = parts) => {
    const found = all.find((each) => each.name === name)
    return found?.valueString ?? found?.valueCode ?? found?.valueCanonical ?? found?.valueReference?.reference
  }
  const event = parts.find(({ name }) => name === 'notification-event')?.part
  return {
    profile: parameters.meta?.profile?.[0],
    subscription: textOf('subscription'),
    topic: textOf('topic'),
    status: textOf('status'),
    type: textOf('type'),
    events: textOf('events-since-subscription-start'),
    event: event === undefined ? null : { number: textOf('event-number', event), focus: textOf('focus', event) },
  }
}
