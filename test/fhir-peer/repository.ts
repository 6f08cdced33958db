import {
  badRequest,
  forbidden,
  getSearchParameters,
  gone,
  isResourceType,
  OperationOutcomeError,
  type Outcome,
  type PeerResource,
  type SearchRequest,
  validateResource,
} from '@medplum/core'
import { type FoundBundle, type FoundEntry, getExtraEntries, MemoryRepository } from '@medplum/fhir-router'
import type { Access, Permission } from '../../subgraphs/shared/sandbox/fhir-double/smart/access.ts'
import { Snapshots } from '../../subgraphs/shared/sandbox/fhir-double/store/snapshots.ts'

export interface PeerOptions {
  /** Without a slash at its end. */
  readonly base: string
  readonly pageSize: number
  readonly mostToAPage: number
  /** Told what was written by a client, an update twice: an update of this repository creates inside. */
  readonly onWritten: (resource: PeerResource, isNew: boolean) => void
  readonly onDeleted: (type: string, id: string) => void
  /** Before a Subscription is written. */
  readonly checkSubscription: (resource: PeerResource, access: Access) => void
}

interface Found {
  readonly search: SearchRequest
  readonly entries: readonly FoundEntry[]
}

const everything: Access = { may: () => true }

/**
 * Medplum's repository, with what a server must add to it: validation, pages, what was deleted, refusal of unknown types and
 * parameters, and the rights of a token.
 */
export class PeerRepository extends MemoryRepository {
  readonly options: PeerOptions
  readonly deleted = new Set<string>()
  readonly snapshots = new Snapshots<Found>()
  readonly access: Access = everything

  constructor(options: PeerOptions) {
    super()
    this.options = options
  }

  /** The same records, as far as a token lets its bearer see them. */
  as(access: Access): PeerRepository {
    return Object.create(this, { access: { value: access } }) as PeerRepository
  }

  holds(type: string, id: string): boolean {
    return this.resources.get(type)?.has(id) === true
  }

  async seed(resources: readonly PeerResource[]): Promise<void> {
    await this.withSeeding(async () => {
      for (const resource of resources) {
        validateResource(resource)
        await super.createResource(resource)
      }
    })
  }

  override async createResource(resource: PeerResource, options?: object, isUpdate = false): Promise<PeerResource> {
    if (!isUpdate) check(this, 'c', resource)
    const isNew = !this.holds(resource.resourceType, resource.id ?? '')
    const written = await super.createResource(resource, options, isUpdate)
    this.deleted.delete(`${written.resourceType}/${written.id}`)
    this.options.onWritten(written, isNew)
    return written
  }

  override async conditionalCreate(resource: PeerResource, search: SearchRequest, options?: object) {
    check(this, 'c', resource)
    allow(this.access, 's', resource.resourceType)
    checkSearch(search)
    const known = new Set(this.resources.get(resource.resourceType)?.keys())
    const made = await super.conditionalCreate(resource, search, options)
    if (!known.has(made.resource.id ?? '')) this.options.onWritten(made.resource, true)
    return made
  }

  override async updateResource(resource: PeerResource, options?: object): Promise<PeerResource> {
    check(this, 'u', resource)
    const isNew = !this.holds(resource.resourceType, resource.id ?? '')
    const written = await super.updateResource(resource, options)
    this.options.onWritten(written, isNew)
    return written
  }

  override async deleteResource(type: string, id: string, options?: object): Promise<void> {
    checkType(type)
    allow(this.access, 'd', type)
    if (!this.holds(type, id)) return
    await super.deleteResource(type, id, options)
    this.deleted.add(`${type}/${id}`)
    this.options.onDeleted(type, id)
  }

  override async readResource(type: string, id: string): Promise<PeerResource> {
    checkType(type)
    allow(this.access, 'r', type)
    if (this.deleted.has(`${type}/${id}`)) throw new OperationOutcomeError(gone)
    return super.readResource(type, id)
  }

  override readReferences(references: readonly { readonly reference?: string }[]): Promise<unknown[]> {
    // Those that may not be read would count as those that are not there.
    for (const { reference = '' } of references) allow(this.access, 'r', reference.split('/')[0] ?? '')
    return super.readReferences(references)
  }

  override async search(search: SearchRequest): Promise<FoundBundle> {
    checkType(search.resourceType)
    checkSearch(search)
    allow(this.access, 's', search.resourceType)
    for (const { resourceType } of search.revInclude ?? []) allow(this.access, 's', resourceType)
    const { pageSize, mostToAPage } = this.options
    const count = Math.min(search.count ?? pageSize, mostToAPage)
    if (!(count >= 0)) throw new OperationOutcomeError(badRequest('Expected a number for _count'))
    const { entry: entries = [] } = await super.search({
      resourceType: search.resourceType,
      ...(search.filters === undefined ? {} : { filters: search.filters }),
      // It sorts by one rule after the other, so that the last one wins.
      ...(search.sortRules === undefined ? {} : { sortRules: search.sortRules.toReversed() }),
    })
    return this.page({ search: { ...search, count }, entries }, 0, null)
  }

  /** A page after the first, by the address that was given with the one before. */
  next(type: string, name: string, offset: number): Promise<FoundBundle> {
    allow(this.access, 's', type)
    return this.page(this.snapshots.find(name), offset, name)
  }

  protected async page(found: Found, offset: number, name: string | null): Promise<FoundBundle> {
    const { search, entries } = found
    const { base } = this.options
    const { count = 0, resourceType } = search
    const page = entries.slice(offset, offset + count).map((entry) => ({ ...entry }))
    if (search.include !== undefined || search.revInclude !== undefined) {
      const matches = page.map(({ resource }) => resource)
      await getExtraEntries(this, search, matches, page)
    }
    for (const entry of page) entry.fullUrl = `${base}/${entry.resource.resourceType}/${entry.resource.id}`
    const end = offset + count
    const hasNext = count > 0 && end < entries.length
    const cursor = hasNext ? `${name ?? this.snapshots.keep(found)}.${end}` : null
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: entries.length,
      ...(cursor === null ? {} : { link: [{ relation: 'next', url: `${base}/${resourceType}?_cursor=${cursor}` }] }),
      ...(page.length === 0 ? {} : { entry: page }),
    }
  }

  /** Writes the state of a Subscription, as a server does by itself: nobody is told. */
  async setStatus(id: string, status: string, error?: string): Promise<void> {
    const subscription = this.resources.get('Subscription')?.get(id)
    if (subscription === undefined || subscription.status === status) return
    await super.createResource({ ...subscription, status, ...(error === undefined ? {} : { error }) }, undefined, true)
  }
}

// Not private members: what `as` makes has none of those.
function check({ access, options }: PeerRepository, permission: Permission, resource: PeerResource): void {
  checkType(resource.resourceType)
  allow(access, permission, resource.resourceType)
  validateResource(resource)
  if (resource.resourceType === 'Subscription') options.checkSubscription(resource, access)
}

function allow(access: Access, permission: Permission, type: string): void {
  if (!access.may(permission, type)) throw new OperationOutcomeError(forbidden)
}

function notSupported(id: string, text: string): Outcome {
  return {
    resourceType: 'OperationOutcome',
    id,
    issue: [{ severity: 'error', code: 'not-supported', details: { text } }],
  }
}

/** @throws for a type that R4 does not have. */
export function checkType(type: string): void {
  // The status is decided by the id.
  if (!isResourceType(type)) throw new OperationOutcomeError(notSupported('not-found', 'Unknown resource type'))
}

/** @throws for a parameter that R4 does not have, or that is no reference to bring something along by. */
export function checkSearch(search: SearchRequest): void {
  const { resourceType, filters = [], sortRules = [], include = [], revInclude = [] } = search
  for (const { resourceType: source, searchParam } of [...include, ...revInclude]) {
    if (getSearchParameters(source)?.[searchParam]?.type !== 'reference') {
      throw new OperationOutcomeError(notSupported('bad-request', `Unknown reference ${source}:${searchParam}`))
    }
  }
  const parameters = getSearchParameters(resourceType) ?? {}
  for (const { code } of [...filters, ...sortRules]) {
    // A chained one: its first part is a reference.
    const [first = ''] = code.split(/[.:]/)
    if (parameters[first] === undefined) {
      throw new OperationOutcomeError(notSupported('bad-request', `Unknown search parameter ${code}`))
    }
  }
}
