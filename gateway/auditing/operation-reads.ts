import type { GraphQLResolveInfo } from 'graphql'
import { isPromise } from '#gateway/graph/is-promise.ts'
import type { CoordinateReads } from '#shared/audit/entry.ts'

type Path = GraphQLResolveInfo['path']

/** Whose a field is: an object with an `id`, or the ids that the arguments of a root field name. */
export type Owner = object

/** The ids that a root field was asked with. */
export class AskedIds {
  readonly ids: readonly string[]
  constructor(ids: readonly string[]) {
    this.ids = ids
  }
}

/** How a field came to be read. */
export interface Manner {
  readonly decision: CoordinateReads['decision']
  readonly by: CoordinateReads['by']
}

interface Noted extends Manner {
  readonly place: number
  readonly owners: Set<Owner>
  withoutOwner: number
}

/** What one operation read, or was denied, of the fields that count: noted at each object, so as little as possible is done. */
export class OperationReads {
  readonly #noted = new Map<Manner, (Noted | undefined)[]>()
  readonly #above = new Map<Path, Owner>()

  /** The field at a place was read of an owner; undefined where it is nobody's, such as a sum. */
  note(place: number, manner: Manner, owner: Owner | undefined): void {
    let inThatManner = this.#noted.get(manner)
    if (inThatManner === undefined) {
      inThatManner = []
      this.#noted.set(manner, inThatManner)
    }
    let noted = inThatManner[place]
    if (noted === undefined) {
      noted = { ...manner, place, owners: new Set(), withoutOwner: 0 }
      inThatManner[place] = noted
    }
    if (owner === undefined) noted.withoutOwner += 1
    else noted.owners.add(owner)
  }

  /** What is found below this field is its owner's, as far as it has no id of its own. */
  carry(path: Path, owner: Owner): void {
    this.#above.set(path, owner)
  }

  /** Whose the object is that is found at a place of the answer. */
  ownerAbove(path: Path): Owner | undefined {
    // graphql-js hands on the path of a field to all that is found below it.
    for (let at = path.prev; at !== undefined; at = at.prev) {
      const owner = this.#above.get(at)
      if (owner !== undefined) return owner
    }
    return undefined
  }

  get areNone(): boolean {
    return this.#noted.size === 0
  }

  /** What was noted, in the words of a record: coordinates that were read of the same records together. */
  told(coordinates: readonly string[]): readonly CoordinateReads[] {
    const groups = new Map<string, { readonly first: Omit<CoordinateReads, 'coordinates'>; readonly of: string[] }>()
    for (const { place, decision, by, owners, withoutOwner } of [...this.#noted.values()].flat().filter(isThere)) {
      const found = [...owners].map(idsOf)
      const ids = [...new Set(found.flat())]
      const withoutId = withoutOwner + found.filter((each) => each.length === 0).length
      const key = `${decision} ${by} ${withoutId} ${ids.join()}`
      const group = groups.get(key) ?? { first: { decision, by, ids, withoutId }, of: [] }
      groups.set(key, group)
      group.of.push(coordinates[place] ?? '')
    }
    return [...groups.values()].map(({ first, of }) => ({ coordinates: of, ...first }))
  }
}

/** What is longer is no id, whoever says so: the record holds nothing else. */
const mostIdLength = 200

function idsOf(owner: Owner): readonly string[] {
  if (owner instanceof AskedIds) return owner.ids
  const { id } = owner as { readonly id?: unknown }
  const value: unknown = typeof id === 'function' ? id.call(owner) : id
  // One that would have to be read first is not worth a call to its source.
  if (isPromise(value)) value.then(undefined, () => undefined)
  return typeof value === 'string' && value.length <= mostIdLength ? [value] : []
}

function isThere(noted: Noted | undefined): noted is Noted {
  return noted !== undefined
}

const ofContext = new WeakMap<object, OperationReads>()

/** Begins to note what an execution reads, by its context value. */
export function noteReadsOf(context: unknown): OperationReads {
  if (typeof context !== 'object' || context === null) throw unnoted()
  const noted = new OperationReads()
  ofContext.set(context, noted)
  return noted
}

/** What an execution has read so far. @throws {TypeError} where nobody began to note it: then nothing may be read. */
export function notedIn(context: unknown): OperationReads {
  const noted = ofContext.get(context as object)
  if (noted === undefined) throw unnoted()
  return noted
}

function unnoted(): TypeError {
  return new TypeError('Cannot read what is recorded: nobody notes what this execution reads')
}
