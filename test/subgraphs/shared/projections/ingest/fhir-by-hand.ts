import type { Resource, ResourceType } from '@medplum/fhirtypes'
import type { CaregraphError } from '#shared/errors/errors.ts'
import type { Fhir, FhirScope, SearchPage, SearchParams } from '#shared/fhir/fhir.ts'

/** A resource as a test writes it: the server adds version and time. */
export interface Written {
  readonly resourceType: string
  readonly id: string
  readonly [field: string]: unknown
}

type Version = Written & { readonly meta: { readonly versionId?: string; readonly lastUpdated: string } }

/** A FHIR server whose every answer a test decides: what real ones do now and then, this one does when it is told to. */
export class FhirByHand implements Pick<Fhir, 'pages' | 'byIds' | 'read'> {
  /** All versions there were, by type and id, the first one first; a last one of null is gone. */
  readonly #versions = new Map<string, (Version | null)[]>()
  /** Its clock: milliseconds, moved by hand. */
  now = Date.parse('2026-11-01T00:00:00.000Z')
  pageSize = 3
  isSorting = true
  numbersVersions = true
  saysTotal = true
  /** Which version a search shows: of the number there are, counted from the newest. */
  staleness: (type: string, id: string) => number = () => 0
  /** What the next calls fail with. */
  failing: CaregraphError | null = null
  /** Called before each page after the first one. */
  betweenPages: () => void = () => undefined
  readonly calls: string[] = []

  put(resource: Written): void {
    this.now += 1
    const key = `${resource.resourceType}/${resource.id}`
    const versions = this.#versions.get(key) ?? []
    const versionId = this.numbersVersions ? { versionId: String(versions.length + 1) } : {}
    const meta = { ...versionId, lastUpdated: new Date(this.now).toISOString() }
    this.#versions.set(key, [...versions, { ...resource, meta }])
  }

  /** A version of the very millisecond of the one before. */
  putAtOnce(resource: Written): void {
    this.now -= 1
    this.put(resource)
  }

  /** A version that says it is of another time than it is. */
  putAs(lastUpdated: string, resource: Written): void {
    const now = this.now
    this.now = Date.parse(lastUpdated) - 1
    this.put(resource)
    this.now = now
  }

  remove(type: string, id: string): void {
    const versions = this.#versions.get(`${type}/${id}`)
    if (versions !== undefined && versions.at(-1) !== null) versions.push(null)
  }

  get resources(): readonly Written[] {
    return [...this.#versions.values()].flatMap((versions) => versions.at(-1) ?? [])
  }

  async *pages<Type extends ResourceType>(
    type: Type,
    params: SearchParams,
    _scope: FhirScope,
  ): AsyncGenerator<SearchPage<Extract<Resource, { resourceType: Type }>>> {
    const asked = ['_summary', '_elements'].find((name) => params[name] !== undefined)
    this.#called(asked === undefined ? `pages ${type}` : `pages ${type} ${asked}`)
    const since = typeof params._lastUpdated === 'string' ? params._lastUpdated.replace(/^ge/, '') : ''
    for (let offset = 0; ; offset += this.pageSize) {
      if (offset > 0) this.betweenPages()
      // Like real ones it looks anew for each page, and what moved is found elsewhere.
      const found = this.#shown(type).filter(({ meta }) => meta.lastUpdated >= since)
      found.sort((one, other) => compared(one, other) * (this.isSorting ? 1 : -1))
      const matches = found.slice(offset, offset + this.pageSize) as never[]
      if (asked === '_summary') {
        yield { matches: [], included: [], total: this.saysTotal ? found.length : null }
        return
      }
      yield { matches, included: [], total: found.length }
      if (offset + this.pageSize >= found.length) return
    }
  }

  async byIds<Type extends ResourceType>(type: Type, ids: readonly string[], _scope: FhirScope) {
    this.#called(`byIds ${type}`)
    const found = ids.flatMap((id) => this.#versions.get(`${type}/${id}`)?.at(-1) ?? [])
    return new Map(found.map((each) => [each.id, each])) as never
  }

  async read<Type extends ResourceType>(type: Type, id: string, _scope: FhirScope) {
    this.#called(`read ${type}`)
    return (this.#versions.get(`${type}/${id}`)?.at(-1) ?? null) as never
  }

  #called(call: string): void {
    this.calls.push(call)
    if (this.failing !== null) throw this.failing
  }

  #shown(type: string): Version[] {
    return [...this.#versions].flatMap(([key, versions]) => {
      const [of, id = ''] = key.split('/')
      if (of !== type || versions.at(-1) === null) return []
      return versions.at(-1 - Math.min(this.staleness(type, id), versions.length - 1)) ?? []
    })
  }
}

function compared(one: Version, other: Version): number {
  const key = ({ meta, id }: Version) => `${meta.lastUpdated} ${id}`
  return key(one) < key(other) ? -1 : 1
}
