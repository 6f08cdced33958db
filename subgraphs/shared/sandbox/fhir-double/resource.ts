/** A resource as it is held: JSON of FHIR R4 that was checked when it came in, never changed afterwards. */
export interface HeldResource {
  readonly resourceType: string
  readonly id: string
  readonly meta: { readonly versionId: string; readonly lastUpdated: string; readonly [element: string]: unknown }
  readonly [element: string]: unknown
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `Claim/1`. */
export function referenceOf({ resourceType, id }: Pick<HeldResource, 'resourceType' | 'id'>): string {
  return `${resourceType}/${id}`
}

/** What is at a path (`item.udi`) of a resource: all of it, where something on the way is a list. */
export function valuesAt(resource: unknown, path: string): unknown[] {
  let found: unknown[] = [resource]
  for (const name of path.split('.')) {
    const next: unknown[] = []
    for (const each of found) {
      const value = isRecord(each) ? each[name] : undefined
      if (Array.isArray(value)) next.push(...value)
      else if (value !== undefined) next.push(value)
    }
    found = next
  }
  return found
}
