import type { Resource, ResourceType } from '@medplum/fhirtypes'
import { isRecord } from './json.ts'

/** A type of resource by its name. */
export type ResourceOf<Type extends ResourceType> = Extract<Resource, { resourceType: Type }>

/** A resource that has an id, as all do that come from a server. */
export type Identified<Of extends Resource = Resource> = Of & { readonly id: string }

const idPattern = /^[A-Za-z0-9.-]{1,64}$/
const typePattern = /^[A-Z][A-Za-z]{1,63}$/

/** Whether `text` can be the id of a resource: also what makes it safe in an address and in a list. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && idPattern.test(text) && text !== '.' && text !== '..'
}

/** Whether `value` is a resource with type and id; no more of it is known. */
export function isResource(value: unknown): value is Identified {
  return (
    isRecord(value) && typeof value.resourceType === 'string' && typePattern.test(value.resourceType) && isId(value.id)
  )
}

/** Whether `value` is a resource of this type, with this id where one is given. */
export function isOf<Type extends ResourceType>(
  value: unknown,
  type: Type,
  id?: string,
): value is Identified<ResourceOf<Type>> {
  return isResource(value) && value.resourceType === type && (id === undefined || value.id === id)
}

/** `Claim/1`. */
export function referenceTo({ resourceType, id }: Identified): string {
  return `${resourceType}/${id}`
}

/** Type and id of a reference to a resource of the same server, without its version; null for all others. */
export function partsOf(reference: string): { readonly type: ResourceType; readonly id: string } | null {
  const [type = '', id, history, version, ...more] = reference.split('/')
  if (!typePattern.test(type) || !isId(id) || more.length > 0) return null
  if (history !== undefined && (history !== '_history' || !isId(version))) return null
  return { type: type as ResourceType, id }
}

/** Whether this version of the resource was not met before; pages overlap where something is written between them. */
export function isFirst(resource: Identified, met: Set<string>): boolean {
  const version = `${referenceTo(resource)}/${resource.meta?.versionId ?? resource.meta?.lastUpdated ?? ''}`
  if (met.has(version)) return false
  met.add(version)
  return true
}

/** Each resource once, in the newest version of it. */
export function distinct<Each extends Identified>(resources: readonly Each[]): readonly Each[] {
  const found = new Map<string, Each>()
  for (const resource of resources) {
    const reference = referenceTo(resource)
    const other = found.get(reference)
    if (other === undefined || isNewer(resource, other)) found.set(reference, resource)
  }
  return [...found.values()]
}

/** Whether `one` was changed later than `other`; also where neither says so, because it was read later. */
function isNewer(one: Resource, other: Resource): boolean {
  const [at, otherAt] = [one, other].map(({ meta }) => Date.parse(meta?.lastUpdated ?? ''))
  return !(Number(at) < Number(otherAt))
}
