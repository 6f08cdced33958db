import { batchAnswer } from './batch.ts'
import { isHeldType } from './held-types.ts'
import { forbidden, invalid, refusal, severalMatch, unknownType } from './outcome.ts'
import type { FhirAnswer, FhirRequest } from './request.ts'
import type { HeldResource } from './resource.ts'
import { conditionsOf, type PageSizes } from './search/search.ts'
import { SearchPages } from './search-pages.ts'
import type { Access, Permission } from './smart/access.ts'
import type { Incoming, Resources, Written } from './store/resources.ts'
import { partsOfCriteria, Subscriptions, type SubscriptionsOptions } from './subscriptions/subscriptions.ts'
import { checkResource } from './validation.ts'

export interface InteractionsOptions extends Pick<SubscriptionsOptions, 'retryDelaysMs' | 'timeoutMs'> {
  readonly resources: Resources
  /** Without a slash at its end. */
  readonly base: string
  readonly pageSizes: PageSizes
}

const idPattern = /^[A-Za-z0-9.-]{1,64}$/

/** What a FHIR server does: http://hl7.org/fhir/R4/http.html */
export class Interactions {
  readonly #resources: Resources
  readonly #base: string
  readonly #pages: SearchPages
  readonly #subscriptions: Subscriptions

  constructor({ resources, base, pageSizes, ...delivery }: InteractionsOptions) {
    this.#resources = resources
    this.#base = base
    this.#pages = new SearchPages(resources, base, pageSizes)
    this.#subscriptions = new Subscriptions({
      ...delivery,
      base,
      payloadStyle: 'put-below',
      matcher: (criteria) => this.#matcher(criteria),
      setStatus: (id, status, error) => this.#setStatus(id, status, error),
    })
  }

  /** @throws {Refusal} for all that it cannot or may not do. */
  answer(request: FhirRequest, access: Access): FhirAnswer {
    const { method, path, query } = request
    const [type, id, history, version] = path
    if (type === undefined) {
      if (method === 'POST') return batchAnswer(request.body, (entry) => this.answer(entry, access))
      if (method === 'GET' && query.has('_getpages')) return this.#pages.next(query, access)
      throw notThere(request)
    }
    if (!isHeldType(type)) throw unknownType(type)
    if (id === undefined) {
      if (method === 'GET') return this.#pages.first(type, query, access)
      if (method === 'POST') return this.#create(type, request, access)
      throw notThere(request)
    }
    if (id === '_search' && path.length === 2 && method === 'POST') return this.#pages.first(type, query, access)
    if (!idPattern.test(id)) throw id.startsWith('$') ? notThere(request) : invalid(`'${id}' is no id`)
    if (path.length === 4 && history === '_history' && method === 'GET') {
      this.#allow(access, 'r', type)
      return this.#shown(200, this.#resources.readVersion(type, id, version ?? ''))
    }
    if (path.length !== 2) throw notThere(request)
    if (method === 'GET') {
      this.#allow(access, 'r', type)
      return this.#shown(200, this.#resources.read(type, id))
    }
    if (method === 'PUT') return this.#update(type, id, request, access)
    if (method === 'DELETE') return this.#delete(type, id, request, access)
    throw notThere(request)
  }

  close(): void {
    this.#subscriptions.close()
  }

  #create(type: string, request: FhirRequest, access: Access): FhirAnswer {
    this.#allow(access, 'c', type)
    const incoming = this.#incoming(type, request.body, access)
    const { 'if-none-exist': search } = request.headers
    if (search !== undefined && search !== '') {
      // What is there already is told, to those who may search.
      this.#allow(access, 's', type)
      const [one, other] = this.#existing(type, search)
      if (other !== undefined) throw severalMatch(`More than one ${type} is there already`)
      if (one !== undefined) return this.#written({ resource: one, isNew: false })
    }
    return this.#told(this.#resources.create(incoming))
  }

  #update(type: string, id: string, request: FhirRequest, access: Access): FhirAnswer {
    this.#allow(access, 'u', type)
    const incoming = this.#incoming(type, request.body, access)
    if (incoming.id !== id) throw invalid(`Expected the id '${id}' in the resource`)
    return this.#told(this.#resources.update({ ...incoming, id }, versionOf(request.headers['if-match'])))
  }

  #delete(type: string, id: string, request: FhirRequest, access: Access): FhirAnswer {
    this.#allow(access, 'd', type)
    this.#resources.delete(type, id, versionOf(request.headers['if-match']))
    if (type === 'Subscription') this.#subscriptions.forget(id)
    return { status: 204, body: null }
  }

  #incoming(type: string, body: unknown, access: Access): Incoming {
    checkResource(body)
    if (body.resourceType !== type) throw invalid(`Expected a ${type} and not a ${body.resourceType}`)
    const incoming = body as Incoming
    if (type === 'Subscription') this.#subscriptions.check(incoming, access)
    return incoming
  }

  #existing(type: string, search: string): HeldResource[] {
    if (!isHeldType(type)) throw unknownType(type)
    const matches = conditionsOf(type, new URLSearchParams(search), this.#base)
    return [...this.#resources.all(type)].filter(matches)
  }

  #told(written: Written): FhirAnswer {
    const answer = this.#written(written)
    this.#subscriptions.written(written.resource, written.isNew)
    return answer
  }

  #written({ resource, isNew }: Written): FhirAnswer {
    const { resourceType, id, meta } = resource
    const location = `${this.#base}/${resourceType}/${id}/_history/${meta.versionId}`
    const { status, headers, body } = this.#shown(isNew ? 201 : 200, resource)
    return { status, headers: { ...headers, Location: location }, body }
  }

  #shown(status: number, resource: HeldResource): FhirAnswer {
    const { versionId, lastUpdated } = resource.meta
    const headers = { ETag: `W/"${versionId}"`, 'Last-Modified': new Date(lastUpdated).toUTCString() }
    return { status, headers, body: resource }
  }

  #allow(access: Access, permission: Permission, type: string): void {
    if (!access.may(permission, type)) throw forbidden(`The token does not let you do that with ${type}`)
  }

  #matcher(criteria: string): (resource: HeldResource) => boolean {
    const { type, query } = partsOfCriteria(criteria)
    if (!isHeldType(type)) throw unknownType(type)
    return conditionsOf(type, query, this.#base)
  }

  #setStatus(id: string, status: 'active' | 'error', error?: string): void {
    const subscription = this.#resources.find('Subscription', id)
    if (subscription === null || subscription.status === status) return
    this.#resources.update({ ...subscription, status, ...(error === undefined ? {} : { error }) })
  }
}

function notThere({ method, path }: FhirRequest): Error {
  return refusal(path.some((each) => each.startsWith('$')) ? 404 : 405, 'not-supported', `Cannot ${method} here`)
}

function versionOf(ifMatch: string | undefined): string | undefined {
  if (ifMatch === undefined) return undefined
  const version = /^(?:W\/)?"([^"]+)"$/.exec(ifMatch)?.[1]
  if (version === undefined) throw invalid(`Expected a version in If-Match: '${ifMatch}'`)
  return version
}
