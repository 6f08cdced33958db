import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes'
import type { AccountName, Server } from './servers.ts'

/** An answer as it came over HTTP. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // A test knows what it asked for.
  // biome-ignore lint/suspicious/noExplicitAny: bodies of all shapes
  readonly body: any
}

export interface Asking {
  readonly method?: string
  readonly as?: AccountName | null
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Sent as it is. */
  readonly text?: string
}

/** Asks a server at a path below its base, or at an address it gave. */
export async function ask(server: Server, path: string, asking: Asking = {}): Promise<Answer> {
  const {
    method = 'GET',
    as = 'all',
    headers = {},
    body,
    text = body === undefined ? undefined : JSON.stringify(body),
  } = asking
  const response = await fetch(/^https?:/.test(path) ? path : `${server.url}/${path}`.replace(/\/$/, ''), {
    method,
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/fhir+json' }),
      ...(as === null ? {} : { authorization: `Bearer ${await server.token(as)}` }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  })
  const answer = await response.text()
  return { status: response.status, headers: response.headers, body: answer === '' ? null : JSON.parse(answer) }
}

/** By POST, as the product does. */
export function search(server: Server, type: string, params: string, asking: Asking = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...asking.headers }
  return ask(server, `${type}/_search`, { ...asking, method: 'POST', text: params, headers })
}

/** The ids of what was asked for, in their order. */
export function matchesOf({ body }: Answer): string[] {
  return entriesOf(body, 'match').map(({ id }) => id ?? '')
}

/** `Organization/payer-a` of what came along, sorted. */
export function includedOf({ body }: Answer): string[] {
  return entriesOf(body, 'include')
    .map(({ resourceType, id }) => `${resourceType}/${id}`)
    .sort()
}

function entriesOf(bundle: Bundle, mode: string): Resource[] {
  return (bundle.entry ?? []).filter((entry) => entry.search?.mode === mode).flatMap(({ resource }) => resource ?? [])
}

export function nextOf({ body }: Answer): string | null {
  return (body as Bundle).link?.find(({ relation }) => relation === 'next')?.url ?? null
}

/** The codes of an OperationOutcome; throws for anything else. */
export function issuesOf({ body }: Answer): string[] {
  const outcome = body as OperationOutcome | null
  if (outcome?.resourceType !== 'OperationOutcome') throw new Error(`Expected an OperationOutcome, not ${outcome}`)
  return outcome.issue.map(({ code }) => String(code))
}
