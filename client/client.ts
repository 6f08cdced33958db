import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'

/** One error of an answer, as Caregraph writes it. */
export interface AnswerError {
  readonly message: string
  /** Where in the data; absent when the whole request failed. */
  readonly path?: readonly (string | number)[]
  readonly extensions: {
    /** One of the codes in schema/README.md. */
    readonly code: string
    /** The source that failed, or `caregraph`. */
    readonly origin: string
    /** True when the same request may succeed later. */
    readonly retryable: boolean
    /** Names the request in the server's logs. */
    readonly correlationId: string
    /** The field that was denied, such as `PurchaseOrder.total`; with FORBIDDEN where a scope is missing. */
    readonly coordinate?: string
    /** How many places of the answer it was denied in; `path` is the first of them. There with `coordinate`. */
    readonly count?: number
  }
}

/** What came back: data, errors, or both, since one source can fail while others answer. */
export interface Answer<Data> {
  /** Null when the request could not be executed at all. */
  readonly data: Data | null
  readonly errors: readonly AnswerError[]
}

export interface ClientOptions {
  /** Where Caregraph is, such as `http://localhost:4000/graphql`. */
  readonly url: string
  /**
   * An access token, or what gives one: asked before each request, so that it can give another before the last ends, and
   * once more, with `true`, where the one it gave was not accepted.
   */
  readonly token: string | TokenSource
}

export type TokenSource = (wasRefused?: boolean) => string | Promise<string>

/** Caregraph does not accept the token: it ended, or is not of an issuer it trusts. Why is in Caregraph's log. */
export class TokenRefused extends Error {
  /** Names the request in that log. Empty when what answered was not Caregraph. */
  readonly correlationId: string
  constructor(correlationId: string) {
    super('Cannot ask Caregraph: it does not accept the token (401)')
    this.name = 'TokenRefused'
    this.correlationId = correlationId
  }
}

/** Sends documents to one Caregraph; the types of variables and data come with the document. */
export function createClient({ url, token }: ClientOptions) {
  return {
    /**
     * @throws {TokenRefused} when Caregraph does not accept the token.
     * @throws {Error} when what answers is not Caregraph; errors of the graph are in the answer.
     */
    async request<Data, Variables extends Record<string, unknown>>(
      document: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      options: { readonly signal?: AbortSignal } = {},
    ): Promise<Answer<Data>> {
      const body = JSON.stringify({ query: print(document), variables })
      const send = async (bearer: string) => {
        const authorization = `Bearer ${bearer}`
        const headers = { authorization, 'content-type': 'application/json', accept: 'application/json' }
        return fetch(url, { method: 'POST', headers, body, ...options })
      }
      let response = await send(typeof token === 'string' ? token : await token())
      if (response.status === 401 && typeof token !== 'string') {
        await response.body?.cancel()
        response = await send(await token(true))
      }
      if (response.status === 401) {
        await response.body?.cancel()
        throw new TokenRefused(response.headers.get('x-correlation-id') ?? '')
      }
      const type = response.headers.get('content-type') ?? 'nothing'
      if (!type.startsWith('application/json')) {
        throw new Error(`Cannot read the answer: expected JSON, found ${type} with status ${response.status}`)
      }
      const { data = null, errors = [] } = (await response.json()) as Partial<Answer<Data>>
      return { data, errors }
    },
  }
}
