import { bytesOf, writeBounds } from '../checked-write.ts'
import type { ProjectionStore, ProjectionWrite } from '../projection-store.ts'
import type { Change, Draft } from './draft.ts'

export type Write = (write: ProjectionWrite) => Promise<void>

/** Writes as somebody who has the right to ingest. */
export function writing(store: Pick<ProjectionStore, 'write'>, fence: number): Write {
  return (write) => store.write(fence, write)
}

/** How much goes into one step: less than a store takes, for what belongs together is never parted. */
const most = { records: 400, marks: 50, events: 2_000, bytes: 9_000_000 } as const

/**
 * Writes what a draft holds: in one step where it is small enough, else in several, `end` with the last of them. Stopped
 * between two steps, what came first is there, and whoever does all of it again finds it done.
 */
export async function commit(
  draft: Pick<Draft, 'changes'>,
  write: Write,
  end: Pick<ProjectionWrite, 'marks' | 'followed'> = {},
): Promise<void> {
  let step = new StepOfWrite()
  for (const change of draft.changes) {
    const size = sizeOf(change)
    if (!step.isEmpty && !step.takes(size)) {
      await write(step.write())
      step = new StepOfWrite()
    }
    step.add(change, size)
  }
  if (step.isEmpty && isNothing(end)) return
  await write(step.write(end))
}

function isNothing({ marks = {}, followed = [] }: Pick<ProjectionWrite, 'marks' | 'followed'>): boolean {
  return Object.keys(marks).length === 0 && followed.length === 0
}

interface Size {
  readonly records: number
  readonly marks: number
  readonly events: number
  /** At most: no character takes more than three of one of JSON's. */
  readonly bytes: number
}

function sizeOf({ put = [], remove = [], announce = [], marks = {} }: Change): Size {
  return {
    records: put.length + remove.length,
    marks: Object.keys(marks).length,
    events: announce.length,
    bytes: put.reduce((sum, { record }) => sum + 3 * JSON.stringify(record).length, 0),
  }
}

/** Whether a record is larger than any record may be. */
export function isTooLarge(kept: Parameters<typeof bytesOf>[0]): boolean {
  return bytesOf(kept) > writeBounds.recordBytes
}

class StepOfWrite {
  readonly #changes: Change[] = []
  #size: Size = { records: 0, marks: 0, events: 0, bytes: 0 }

  get isEmpty(): boolean {
    return this.#changes.length === 0
  }

  takes(size: Size): boolean {
    return (['records', 'marks', 'events', 'bytes'] as const).every((of) => this.#size[of] + size[of] <= most[of])
  }

  add(change: Change, { records, marks, events, bytes }: Size): void {
    this.#changes.push(change)
    const { records: r, marks: m, events: e, bytes: b } = this.#size
    this.#size = { records: r + records, marks: m + marks, events: e + events, bytes: b + bytes }
  }

  write(end: Pick<ProjectionWrite, 'marks' | 'followed'> = {}): ProjectionWrite {
    // Of two changes of one record the last one counts, as a store removes before it puts.
    const left = new Map<string, { put: NonNullable<Change['put']>[number] | null; family: string; id: string }>()
    for (const { put = [], remove = [] } of this.#changes) {
      for (const { family, id } of remove) left.set(`${family} ${id}`, { put: null, family, id })
      for (const kept of put)
        left.set(`${kept.family} ${kept.record.id}`, { put: kept, family: kept.family, id: kept.record.id })
    }
    const all = [...left.values()]
    return {
      put: all.flatMap(({ put }) => put ?? []),
      remove: all.flatMap(({ put, family, id }) => (put === null ? [{ family, id } as Removed] : [])),
      announce: this.#changes.flatMap(({ announce = [] }) => announce),
      marks: Object.assign({}, ...this.#changes.map(({ marks = {} }) => marks), end.marks ?? {}),
      followed: end.followed ?? [],
    }
  }
}

type Removed = NonNullable<Change['remove']>[number]
