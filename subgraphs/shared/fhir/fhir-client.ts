import type { BundleEntry, Resource, ResourceType } from '@medplum/fhirtypes'
import { CaregraphError, NotFound } from '../errors/errors.ts'
import { FhirConflict, fhirFailure } from './failures.ts'
import type { Fhir, FhirScope, SearchPage, SearchParams, Written } from './fhir.ts'
import { type FhirAnswer, type FhirRequest, FhirTransport, type FhirTransportOptions } from './fhir-transport.ts'
import { isRecord } from './json.ts'
import { nextPage } from './next-link.ts'
import { distinct, type Identified, isFirst, isId, isOf, partsOf, type ResourceOf } from './resources.ts'
import { batchEntries, broken, type FoundPage, foundPage } from './search-bundle.ts'
import { searchForm } from './search-form.ts'
import { idIn, withVersion } from './written.ts'

/** Ids, references or reads to a call: more of them would not fit into what servers take. */
const chunkSize = 100

const fhirJson = { 'content-type': 'application/fhir+json' }

export interface FhirClientOptions extends FhirTransportOptions {
  /** Pages of one search, past which it counts as endless. */
  readonly maxPages?: number
  /** Resources of one search, those included among them, past which it counts as endless. */
  readonly maxResources?: number
}

/** A FHIR R4 server over HTTP. */
export class FhirClient implements Fhir {
  readonly #transport: FhirTransport
  /** With a slash at its end: everything asked for lies below. */
  readonly #base: URL
  readonly #maxPages: number
  readonly #maxResources: number

  constructor(options: FhirClientOptions) {
    this.#transport = new FhirTransport(options)
    this.#base = new URL(`${options.url.replace(/\/+$/, '')}/`)
    this.#maxPages = options.maxPages ?? 1_000
    this.#maxResources = options.maxResources ?? 100_000
  }

  async *pages<Type extends ResourceType>(
    type: Type,
    params: SearchParams,
    scope: FhirScope,
  ): AsyncGenerator<SearchPage<Identified<ResourceOf<Type>>>> {
    const call = `${type}/_search`
    const visited = new Set<string>()
    const versions = new Set<string>()
    let resources = 0
    let page = await this.#page(type, this.#search(type, params), scope)
    for (let pages = 1; ; pages += 1) {
      resources += page.matches.length + page.included.length
      if (resources > this.#maxResources) throw broken(call, `more than ${this.#maxResources} resources`)
      const { included, total } = page
      yield { matches: page.matches.filter((match) => isFirst(match, versions)), included: distinct(included), total }
      const next = nextPage(page.bundle, this.#base, type)
      if (next === null) return
      if (next === undefined) throw broken(call, 'a link to the next page that leads away from the server')
      if (visited.has(next.href)) throw broken(call, 'pages that go in a circle')
      if (pages === this.#maxPages) throw broken(call, `more than ${this.#maxPages} pages`)
      visited.add(next.href)
      page = await this.#page(type, { ...read(call, next), headers: strict }, scope)
    }
  }

  async search<Type extends ResourceType>(
    type: Type,
    params: SearchParams,
    scope: FhirScope,
  ): Promise<SearchPage<Identified<ResourceOf<Type>>>> {
    const matches: Identified<ResourceOf<Type>>[] = []
    const included: Identified[] = []
    let total: number | null = null
    for await (const page of this.pages(type, params, scope)) {
      matches.push(...page.matches)
      included.push(...(page.included as Identified[]))
      total ??= page.total
    }
    return { matches: distinct(matches), included: distinct(included), total }
  }

  async byIds<Type extends ResourceType>(
    type: Type,
    ids: readonly string[],
    scope: FhirScope,
  ): Promise<ReadonlyMap<string, Identified<ResourceOf<Type>>>> {
    const chunks = await Promise.all(
      chunksOf(ids.filter(isId)).map(async (chunk) => {
        const { matches } = await this.search(type, { _id: chunk, _count: String(chunk.length) }, scope)
        const asked = new Set(chunk)
        // A server that does not know the parameter gives everything there is.
        if (matches.some(({ id }) => !asked.has(id)))
          throw broken(`${type}/_search`, 'resources that were not asked for')
        return matches
      }),
    )
    return new Map(chunks.flat().map((resource) => [resource.id, resource]))
  }

  async byReferences<Type extends ResourceType>(
    type: Type,
    parameter: string,
    references: readonly string[],
    scope: FhirScope,
    params: SearchParams = {},
  ): Promise<readonly Identified<ResourceOf<Type>>[]> {
    const chunks = await Promise.all(
      chunksOf(references).map((chunk) => this.search(type, { ...params, [parameter]: chunk }, scope)),
    )
    return distinct(chunks.flatMap(({ matches }) => matches))
  }

  async read<Type extends ResourceType>(
    type: Type,
    id: string,
    scope: FhirScope,
  ): Promise<Identified<ResourceOf<Type>> | null> {
    if (!isId(id)) return null
    const call = `${type}/read`
    try {
      const answer = await this.#transport.send(read(call, this.#at(`${type}/${id}`)), scope)
      if (!isOf(answer.body, type, id)) throw broken(call, `expected the ${type} that was asked for`)
      return withVersion(answer.body, answer)
    } catch (error) {
      if (error instanceof NotFound) return null
      throw error
    }
  }

  async readBatch(references: readonly string[], scope: FhirScope): Promise<readonly (Resource | null)[]> {
    const reads = references.map((reference) => {
      const parts = partsOf(reference)
      return parts === null ? null : `${parts.type}/${parts.id}`
    })
    const chunks = chunksOf(reads.filter((each) => each !== null))
    const found = new Map((await Promise.all(chunks.map((chunk) => this.#batch(chunk, scope)))).flat())
    return reads.map((each) => (each === null ? null : (found.get(each) ?? null)))
  }

  async create<Type extends Resource>(
    resource: Type,
    options: { readonly ifNoneExist?: string },
    scope: FhirScope,
  ): Promise<Written<Type>> {
    const { ifNoneExist } = options
    const type = resource.resourceType
    const isConditional = ifNoneExist !== undefined
    if (isConditional && !/^[\x21-\x7e]+$/.test(ifNoneExist)) {
      throw new TypeError('Cannot create a resource: expected ifNoneExist to be a query, encoded as in an address')
    }
    const request: FhirRequest = {
      call: `${type}/create`,
      method: 'POST',
      url: this.#at(type),
      headers: { ...fhirJson, ...representation, ...(isConditional ? { 'if-none-exist': ifNoneExist } : {}) },
      body: JSON.stringify(resource),
      expects: isConditional ? [200, 201] : [201],
      repeatable: isConditional,
    }
    const answer = await this.#send(request, scope)
    return { resource: await this.#written<Type>(type, answer, request.call, scope), created: answer.status === 201 }
  }

  async update<Type extends Resource>(
    resource: Type & { id: string },
    options: { readonly ifMatch: string },
    scope: FhirScope,
  ): Promise<Written<Type>> {
    const { resourceType: type, id } = resource
    const call = `${type}/update`
    if (!isId(id) || !isId(options.ifMatch)) {
      throw new TypeError(`Cannot update a ${type}: expected its id and the id of its version`)
    }
    const request: FhirRequest = {
      call,
      method: 'PUT',
      url: this.#at(`${type}/${id}`),
      headers: { ...fhirJson, ...representation, 'if-match': `W/"${options.ifMatch}"` },
      body: JSON.stringify(resource),
      // 201 would be a resource that was not there, although one was to be changed.
      expects: [200],
      repeatable: false,
    }
    const answer = await this.#transport.send(request, scope).catch((error: unknown) => {
      if (error instanceof NotFound) throw new FhirConflict(`Cannot call ${call}: it is not there any longer`)
      throw error
    })
    const written = await this.#written<Type>(type, answer, call, scope, id)
    return { resource: written, created: false }
  }

  async isUp(scope: FhirScope): Promise<boolean> {
    try {
      const { body } = await this.#send({ ...read('metadata', this.#at('metadata')), repeatable: false }, scope)
      return isRecord(body) && body.resourceType === 'CapabilityStatement' && /^4\./.test(String(body.fhirVersion))
    } catch (error) {
      if (error instanceof CaregraphError) return false
      throw error
    }
  }

  #at(path: string): URL {
    return new URL(path, this.#base)
  }

  #search(type: ResourceType, params: SearchParams): FhirRequest {
    return {
      call: `${type}/_search`,
      method: 'POST',
      url: this.#at(`${type}/_search`),
      headers: { ...strict, 'content-type': 'application/x-www-form-urlencoded' },
      body: searchForm(params),
      expects: [200],
      repeatable: true,
    }
  }

  async #page<Type extends ResourceType>(type: Type, request: FhirRequest, scope: FhirScope): Promise<FoundPage<Type>> {
    return foundPage((await this.#send(request, scope)).body, type, request.call)
  }

  async #batch(reads: readonly string[], scope: FhirScope): Promise<readonly (readonly [string, Resource | null])[]> {
    const call = 'batch'
    const entry: BundleEntry[] = reads.map((url) => ({ request: { method: 'GET', url } }))
    const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry })
    const url = new URL(this.#base)
    url.pathname = url.pathname.replace(/(?<=.)\/$/, '')
    const request = { call, method: 'POST', url, headers: fhirJson, body, expects: [200], repeatable: true } as const
    const entries = batchEntries((await this.#send(request, scope)).body, reads.length, call)
    return entries.map((each, place) => [reads[place] ?? '', resourceIn(each, reads[place] ?? '', call)])
  }

  /** For whatever cannot be absent: a server that says so does not know the type. */
  #send(request: FhirRequest, scope: FhirScope): Promise<FhirAnswer> {
    return this.#transport.send(request, scope).catch((error: unknown) => {
      throw error instanceof NotFound ? broken(request.call, 'the FHIR server knows nothing there') : error
    })
  }

  async #written<Type extends Resource>(
    type: Type['resourceType'],
    answer: FhirAnswer,
    call: string,
    scope: FhirScope,
    id?: string,
  ): Promise<Type> {
    if (isOf(answer.body, type, id)) return withVersion(answer.body, answer) as Identified as Type
    // A server may give no body back, whatever it is asked.
    const written = id ?? idIn(answer.location, type)
    const resource = answer.body === null && written !== null ? await this.read(type, written, scope) : null
    if (resource === null) throw broken(call, `expected the ${type} that was written`)
    return resource as Identified as Type
  }
}

/** Unknown parameters are refused: a server that leaves them out finds more than was asked for. */
const strict = { prefer: 'handling=strict' }
const representation = { prefer: 'return=representation' }

function read(call: string, url: URL): FhirRequest {
  return { call, method: 'GET', url, expects: [200], repeatable: true }
}

function resourceIn(entry: Readonly<Record<string, unknown>>, reference: string, call: string): Resource | null {
  const response = isRecord(entry.response) ? entry.response : {}
  const status = Number.parseInt(String(response.status), 10)
  const { type, id } = partsOf(reference) ?? {}
  if (status === 200 && type !== undefined && isOf(entry.resource, type, id)) return entry.resource
  if (status === 200 || Number.isNaN(status)) throw broken(call, 'expected the resources that were asked for')
  const failure = fhirFailure({ status, body: response.outcome ?? entry.resource ?? null }, call)
  if (failure instanceof NotFound) return null
  throw failure
}

function chunksOf(all: readonly string[]): readonly (readonly string[])[] {
  const each = [...new Set(all)]
  return Array.from({ length: Math.ceil(each.length / chunkSize) }, (_, place) =>
    each.slice(place * chunkSize, (place + 1) * chunkSize),
  )
}
