import type { Resource, ResourceType } from '@medplum/fhirtypes'
import type { RequestContext } from '../http/request-context.ts'

/** What a call needs of the request it is made for. */
export type FhirScope = Pick<RequestContext, 'signal' | 'calls'> & Partial<Pick<RequestContext, 'correlationId'>>

/**
 * Search parameters of FHIR. A list is one parameter with values joined by commas (any of them); of `_include` and
 * `_revinclude`, each. Each value is one value: commas in it are escaped, except those of `_sort` and `_elements`.
 */
export type SearchParams = Readonly<Record<string, string | readonly string[]>>

/** What a search found: what it was asked for, and what came along by `_include` and `_revinclude`. */
export interface SearchPage<Found extends Resource = Resource> {
  readonly matches: readonly Found[]
  readonly included: readonly Resource[]
  /** How many there are in all, where the server says so; else null. */
  readonly total: number | null
}

/** A resource as it was written: by a create or an update. */
export interface Written<Type extends Resource> {
  readonly resource: Type
  /** False where `ifNoneExist` found one that was there already. */
  readonly created: boolean
}

/**
 * A FHIR R4 server, by REST. Every search is a POST to `_search`: no id of a person is ever in a URL.
 *
 * Everything rejects with a CaregraphError of the origin `fhir`: SOURCE_UNAVAILABLE, SOURCE_TIMEOUT, RATE_LIMITED,
 * FORBIDDEN, CONFLICT, SOURCE_CONTRACT_BROKEN. A resource of another type than was asked for, or without an id, breaks the
 * contract.
 */
export interface Fhir {
  /** All pages, one after the other. Ends with SOURCE_CONTRACT_BROKEN where pages go in a circle or never end. */
  pages<Type extends ResourceType>(
    type: Type,
    params: SearchParams,
    scope: FhirScope,
  ): AsyncIterable<SearchPage<Extract<Resource, { resourceType: Type }>>>

  /** As `pages`, gathered: for what is known to be bounded. */
  search<Type extends ResourceType>(
    type: Type,
    params: SearchParams,
    scope: FhirScope,
  ): Promise<SearchPage<Extract<Resource, { resourceType: Type }>>>

  /** By id, in chunks of 100 to a call; those that are not there are not in the map. */
  byIds<Type extends ResourceType>(
    type: Type,
    ids: readonly string[],
    scope: FhirScope,
  ): Promise<ReadonlyMap<string, Extract<Resource, { resourceType: Type }>>>

  /** Those that refer to any of `references` (`Claim/1`) by the search parameter `parameter`, in chunks of 100 to a call. */
  byReferences<Type extends ResourceType>(
    type: Type,
    parameter: string,
    references: readonly string[],
    scope: FhirScope,
    params?: SearchParams,
  ): Promise<readonly Extract<Resource, { resourceType: Type }>[]>

  /** One resource by a GET of its id; null where there is none, or none any longer. */
  read<Type extends ResourceType>(
    type: Type,
    id: string,
    scope: FhirScope,
  ): Promise<Extract<Resource, { resourceType: Type }> | null>

  /** Many reads in one batch bundle: null in the place of each that is not there. Never a transaction. */
  readBatch(references: readonly string[], scope: FhirScope): Promise<readonly (Resource | null)[]>

  /** Created once: `ifNoneExist` is the search that finds it where it is there already. Not retried without. */
  create<Type extends Resource>(
    resource: Type,
    options: { readonly ifNoneExist?: string },
    scope: FhirScope,
  ): Promise<Written<Type>>

  /** `ifMatch`: the version it must still have; CONFLICT where it has another. */
  update<Type extends Resource>(
    resource: Type & { id: string },
    options: { readonly ifMatch: string },
    scope: FhirScope,
  ): Promise<Written<Type>>

  /** Whether it answers, and lets us in: reads its capability statement. */
  isUp(scope: FhirScope): Promise<boolean>
}
