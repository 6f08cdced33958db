import type { ResourceType } from '@medplum/fhirtypes'
import type { Fhir, FhirScope, SearchParams } from '../../fhir/fhir.ts'
import type { ProjectedType } from '../mapping/projected-types.ts'
import { saidLastUpdated } from '../mapping/sourced.ts'

/** Some resources of a type, and up to when there is none before them that was not given. */
export interface Batch {
  readonly resources: readonly unknown[]
  /** By the server's clock: an instant in UTC. Null: nobody can say before all is read. */
  readonly upTo: string | null
}

const pageSize = '200'

/**
 * Resources of a type that were updated at an instant or later, in the order in which they were; all where there is none.
 * Some are given more than once. Ends when there are no more.
 *
 * It goes on by time and not by pages: what is updated while pages are read moves to the last one, and those behind it
 * move up into pages that were read already. Only where a server does not sort are its pages followed to their end.
 */
export async function* pagesSince(
  fhir: Pick<Fhir, 'pages'>,
  type: ProjectedType,
  start: string | null,
  scope: () => FhirScope,
  more: SearchParams = {},
): AsyncGenerator<Batch> {
  let from = start
  for (let isMore = true; isMore; ) {
    isMore = false
    let last = from
    let isSorted = true
    const since = from === null ? {} : { _lastUpdated: `ge${from}` }
    const params = { ...more, _sort: '_lastUpdated', _count: pageSize, ...since }
    for await (const { matches } of fhir.pages(type as ResourceType, params, scope())) {
      const times = matches.map(saidLastUpdated)
      isSorted &&= isInOrder(last, times)
      const newest = isSorted ? (times.at(-1) ?? last) : null
      yield { resources: matches, upTo: newest }
      if (!isSorted || newest === null) continue
      last = newest
      if (from !== null && newest <= from) continue
      from = newest
      isMore = true
      break
    }
  }
}

function isInOrder(after: string | null, times: readonly (string | null)[]): boolean {
  let last = after
  for (const time of times) {
    if (time === null || (last !== null && time < last)) return false
    last = time
  }
  return true
}

/**
 * The latest of the times that a server says, of those that are not ahead of `now`, in milliseconds. What lies ahead may
 * have been written by a wrong clock, once: whoever went on from there would not see what is written until then.
 */
export function latestOf(resources: readonly unknown[], before: string | null, now: number): string | null {
  const end = new Date(now).toISOString()
  return resources.reduce<string | null>((latest, resource) => {
    const said = saidLastUpdated(resource)
    return said !== null && said <= end && (latest === null || said > latest) ? said : latest
  }, before)
}

/** An instant so many milliseconds before another. */
export function earlierBy(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) - milliseconds).toISOString()
}
