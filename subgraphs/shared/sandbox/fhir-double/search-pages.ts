import { randomUUID } from 'node:crypto'
import { isHeldType } from './held-types.ts'
import { forbidden, invalid, unknownType } from './outcome.ts'
import type { FhirAnswer } from './request.ts'
import { type HeldResource, referenceOf } from './resource.ts'
import { included } from './search/include.ts'
import { found, type PageSizes, type Search, searchOf } from './search/search.ts'
import type { Access } from './smart/access.ts'
import type { Resources } from './store/resources.ts'
import { Snapshots } from './store/snapshots.ts'

interface Found {
  readonly search: Search
  readonly matches: readonly HeldResource[]
}

/** Searches, page by page: the pages after the first are asked for at the base, by the address the one before gives. */
export class SearchPages {
  readonly #resources: Resources
  readonly #base: string
  readonly #sizes: PageSizes
  readonly #snapshots = new Snapshots<Found>()

  constructor(resources: Resources, base: string, sizes: PageSizes) {
    this.#resources = resources
    this.#base = base
    this.#sizes = sizes
  }

  /** @throws {Refusal} 404 for a type, 400 for a parameter that it does not know; 403 for a type the token is not for. */
  first(type: string, query: URLSearchParams, access: Access): FhirAnswer {
    if (!isHeldType(type)) throw unknownType(type)
    if (!access.may('s', type)) throw forbidden(`The token does not let you search ${type}`)
    const search = searchOf(type, query, this.#base, this.#sizes)
    const matches = found(this.#resources.all(type), search)
    return this.#page({ search, matches }, 0, null, access, `${this.#base}/${type}?${query}`)
  }

  next(query: URLSearchParams, access: Access): FhirAnswer {
    const [name = '', offset = ''] = [query.get('_getpages') ?? '', query.get('_getpagesoffset') ?? '']
    if (!/^\d{1,9}$/.test(offset)) throw invalid('Expected the address of a page as it was given')
    const kept = this.#snapshots.find(name)
    if (!access.may('s', kept.search.type)) throw forbidden(`The token does not let you search ${kept.search.type}`)
    return this.#page(kept, Number(offset), name, access, `${this.#base}?${query}`)
  }

  #page(kept: Found, offset: number, name: string | null, access: Access, self: string): FhirAnswer {
    const { search, matches } = kept
    const page = matches.slice(offset, offset + search.count)
    const along = included(page, search.includes, this.#resources, this.#base)
    for (const { resourceType } of along) {
      if (!access.may('r', resourceType)) throw forbidden(`The token does not let you read ${resourceType}`)
    }
    const end = offset + search.count
    const hasNext = search.count > 0 && end < matches.length
    const next = hasNext ? `${this.#base}?_getpages=${name ?? this.#snapshots.keep(kept)}&_getpagesoffset=${end}` : null
    const entry = [
      ...page.map((resource) => this.#entry(resource, 'match', search.elements)),
      ...along.map((resource) => this.#entry(resource, 'include', null)),
    ]
    const body = {
      resourceType: 'Bundle',
      id: randomUUID(),
      type: 'searchset',
      total: matches.length,
      link: [{ relation: 'self', url: self }, ...(next === null ? [] : [{ relation: 'next', url: next }])],
      ...(entry.length === 0 ? {} : { entry }),
    }
    return { status: 200, body }
  }

  #entry(resource: HeldResource, mode: 'match' | 'include', elements: readonly string[] | null): object {
    const shown = elements === null ? resource : subset(resource, elements)
    return { fullUrl: `${this.#base}/${referenceOf(resource)}`, resource: shown, search: { mode } }
  }
}

/** http://hl7.org/fhir/R4/search.html#elements */
function subset(resource: HeldResource, elements: readonly string[]): object {
  const wanted = ['resourceType', 'id', ...elements]
  const tag = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }
  return { ...Object.fromEntries(wanted.map((name) => [name, resource[name]])), meta: { ...resource.meta, tag: [tag] } }
}
