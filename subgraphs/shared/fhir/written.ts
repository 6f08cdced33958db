import type { FhirAnswer } from './fhir-transport.ts'
import { type Identified, isId } from './resources.ts'

/** With the version that the header names, where the resource itself does not. */
export function withVersion<Of extends Identified>(resource: Of, { etag }: Pick<FhirAnswer, 'etag'>): Of {
  const versionId = /^(?:W\/)?"([A-Za-z0-9.-]{1,64})"$/.exec(etag ?? '')?.[1]
  if (versionId === undefined || resource.meta?.versionId !== undefined) return resource
  return { ...resource, meta: { ...resource.meta, versionId } }
}

/** The id of a new resource of this type, out of the header Location; null where it is none. */
export function idIn(location: string | undefined, type: string): string | null {
  const [, found, id] = /(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(location ?? '') ?? []
  return found === type && isId(id) ? id : null
}
