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
}

/** Sends documents to one Caregraph; the types of variables and data come with the document. */
export function createClient({ url }: ClientOptions) {
  return {
    /** @throws {Error} when what answers is not Caregraph; errors of the graph are in the answer. */
    async request<Data, Variables extends Record<string, unknown>>(
      document: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      options: { readonly signal?: AbortSignal } = {},
    ): Promise<Answer<Data>> {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: print(document), variables }),
        ...options,
      })
      const type = response.headers.get('content-type') ?? 'nothing'
      if (!type.startsWith('application/json')) {
        throw new Error(`Cannot read the answer: expected JSON, found ${type} with status ${response.status}`)
      }
      const { data = null, errors = [] } = (await response.json()) as Partial<Answer<Data>>
      return { data, errors }
    },
  }
}
