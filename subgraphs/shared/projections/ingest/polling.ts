import type { Fhir, FhirScope } from '../../fhir/fhir.ts'
import { SourceCalls } from '../../telemetry/source-calls.ts'
import type { ProjectedType } from '../mapping/projected-types.ts'
import type { Sourced } from '../records.ts'
import { commit } from './commit.ts'
import { Draft } from './draft.ts'
import type { Leading } from './ingest-options.ts'
import { markOf } from './marks.ts'
import { earlierBy, latestOf, pagesSince } from './pages-since.ts'
import type { ResourceOptions } from './resources.ts'
import { takeResources } from './resources.ts'

/** What one call may take. */
const callMs = 60_000

/** Each page has a time of its own. */
export function scopeWithin(signal: AbortSignal): FhirScope {
  return { signal: AbortSignal.any([signal, AbortSignal.timeout(callMs)]), calls: new SourceCalls() }
}

export function resourceOptions(
  leading: Leading,
  fhir: ResourceOptions['fhir'],
  how: { readonly mode: Sourced['mode']; readonly isAnnounced: boolean; readonly hasStates: boolean },
): ResourceOptions {
  const { facilities, numbering, now, signal, onUnusable, events } = leading
  return {
    ...{ fhir, facilities, numbering, onUnusable, hasStates: how.hasStates },
    isAnnounced: how.isAnnounced && events !== null,
    scope: scopeWithin(signal),
    reading: { at: new Date(now()).toISOString(), mode: how.mode },
  }
}

/** Clocks of ours may be apart by this much. */
const apartMs = 60 * 60_000

/**
 * From where a type is followed, never ahead of our clock. A mark far ahead of it is of another clock: nobody knows what
 * was missed before it, so that all is read again.
 */
function reachedBy(mark: string | null, asked: string): string | null {
  if (mark === null || mark <= asked) return mark
  return earlierBy(mark, apartMs) <= asked ? asked : null
}

/** Asks for what is new of each type. Remembers what it need not ask for again. */
export class Polling {
  readonly #leading: Leading
  readonly #fhir: Pick<Fhir, 'pages' | 'byIds' | 'read'>
  /** Since when the mark of a type is where it is, by our own steady clock. */
  readonly #reached = new Map<ProjectedType, { readonly mark: string; readonly at: number; isSettled: boolean }>()

  constructor(leading: Leading, fhir: Pick<Fhir, 'pages' | 'byIds' | 'read'>) {
    this.#leading = leading
    this.#fhir = fhir
  }

  /** Takes in what is new of a type. When it asked, by our clock: an instant in UTC. */
  async poll(type: ProjectedType): Promise<string> {
    const { store, write, signal, onProgress, now, log } = this.#leading
    const asked = new Date(now()).toISOString()
    const began = performance.now()
    const [mark = null, whole = null] = await store.marks([markOf.since(type), markOf.whole(type)])
    const since = reachedBy(mark, asked)
    let latest = since
    let read = 0
    for await (const { resources, upTo } of pagesSince(this.#fhir, type, this.#from(type, since), () =>
      scopeWithin(signal),
    )) {
      signal.throwIfAborted()
      const draft = new Draft(store)
      const how = { mode: 'POLLED', isAnnounced: whole !== null, hasStates: true } as const
      await takeResources(draft, type, resources, resourceOptions(this.#leading, this.#fhir, how))
      latest = latestOf(resources, latest, now())
      // Sorted as they are, there is none before the latest of them that was not given.
      const isFurther = upTo !== null && latest !== since
      await commit(draft, write, isFurther ? { marks: { [markOf.since(type)]: latest } } : {})
      read += resources.length
      if (whole === null) onProgress({ kind: 'resources', type, read })
    }
    if (latest !== mark || whole === null) {
      await write({ marks: { [markOf.since(type)]: latest, [markOf.whole(type)]: whole ?? asked } })
      if (whole === null) log.info('ingest.whole', { type })
    }
    this.#noteReached(type, latest, began)
    return asked
  }

  /**
   * What is made visible late has a time before the mark. Once it was asked for again after all of it has come, there is
   * none any more.
   */
  #from(type: ProjectedType, since: string | null): string | null {
    if (since === null) return null
    const reached = this.#reached.get(type)
    return reached?.mark === since && reached.isSettled ? since : earlierBy(since, this.#leading.overlapMs)
  }

  #noteReached(type: ProjectedType, mark: string | null, began: number): void {
    const reached = this.#reached.get(type)
    if (mark === null) return
    if (reached?.mark !== mark) this.#reached.set(type, { mark, at: performance.now(), isSettled: false })
    else if (began - reached.at >= this.#leading.overlapMs) reached.isSettled = true
  }
}
