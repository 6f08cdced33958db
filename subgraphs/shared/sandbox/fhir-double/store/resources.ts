import { randomUUID } from 'node:crypto'
import { gone, notFound, preconditionFailed, refusal } from '../outcome.ts'
import type { HeldResource } from '../resource.ts'
import { Clock } from './clock.ts'

/** A resource that comes in: its meta is what its author says, but for version and time. */
export type Incoming = Readonly<Record<string, unknown>> & {
  readonly resourceType: string
  readonly id?: string
  readonly meta?: Readonly<Record<string, unknown>>
}

interface Held {
  /** The newest last; the oldest are forgotten. */
  versions: HeldResource[]
  count: number
  isDeleted: boolean
}

export interface Written {
  readonly resource: HeldResource
  readonly isNew: boolean
}

const mostVersions = 20

/** Resources in memory by type and id, with their versions and a clock of their own. */
export class Resources {
  readonly #types = new Map<string, Map<string, Held>>()
  readonly #clock: Clock
  readonly #most: number
  #size = 0

  constructor(options: { readonly now?: () => number; readonly mostResources?: number } = {}) {
    this.#clock = new Clock(options.now)
    this.#most = options.mostResources ?? 200_000
  }

  /** All of a type that are not deleted, in the order in which they came. */
  *all(type: string): Generator<HeldResource> {
    for (const held of this.#types.get(type)?.values() ?? []) {
      const resource = newest(held)
      if (resource !== null) yield resource
    }
  }

  /** Null where there is none, or none any longer. */
  find(type: string, id: string): HeldResource | null {
    const held = this.#types.get(type)?.get(id)
    return held === undefined ? null : newest(held)
  }

  /** @throws {Refusal} 404 where there is none, 410 where it was deleted. */
  read(type: string, id: string): HeldResource {
    const held = this.#types.get(type)?.get(id)
    if (held === undefined) throw notFound(`${type}/${id}`)
    const resource = newest(held)
    if (resource === null) throw gone(`${type}/${id}`)
    return resource
  }

  /** @throws {Refusal} 404 where there is none, or that version was forgotten. */
  readVersion(type: string, id: string, versionId: string): HeldResource {
    const found = this.#types
      .get(type)
      ?.get(id)
      ?.versions.find(({ meta }) => meta.versionId === versionId)
    if (found === undefined) throw notFound(`${type}/${id}/_history/${versionId}`)
    return found
  }

  create(incoming: Incoming): Written {
    return this.#write({ ...incoming, id: randomUUID() })
  }

  /**
   * A new version; the first one, where there is none.
   * @throws {Refusal} 412 where it has another version than `ifMatch`, 404 where it has none at all.
   */
  update(incoming: Incoming & { readonly id: string }, ifMatch?: string): Written {
    this.#check(incoming.resourceType, incoming.id, ifMatch)
    return this.#write(incoming)
  }

  /** As it stands, from before the server was started: with its id, and its version and time where it has them. */
  load(incoming: Incoming): void {
    const { resourceType, id, meta } = incoming
    if (id === undefined) throw new Error(`Cannot load a ${resourceType}: expected an id`)
    if (this.find(resourceType, id) !== null) throw new Error(`Cannot load a ${resourceType}: its id is there already`)
    // Whatever is written from now on is later: whoever polls has seen the newest of what is loaded.
    if (typeof meta?.lastUpdated === 'string') this.#clock.notBefore(meta.lastUpdated)
    this.#write({ ...incoming, id }, { ...meta })
  }

  /** Whatever was there is deleted afterwards; nothing happens where it is already. */
  delete(type: string, id: string, ifMatch?: string): void {
    const held = this.#types.get(type)?.get(id)
    if (held === undefined || held.isDeleted) return
    this.#check(type, id, ifMatch)
    held.isDeleted = true
    held.count += 1
    this.#size -= 1
  }

  #check(type: string, id: string, ifMatch: string | undefined): void {
    if (ifMatch === undefined) return
    const { versionId } = this.read(type, id).meta
    if (versionId !== ifMatch) throw preconditionFailed(`${type}/${id} has the version ${versionId}, not ${ifMatch}`)
  }

  #write(incoming: Incoming & { readonly id: string }, given: Incoming['meta'] = {}): Written {
    const { resourceType, id } = incoming
    const type = this.#types.get(resourceType) ?? new Map<string, Held>()
    this.#types.set(resourceType, type)
    const held = type.get(id) ?? { versions: [], count: 0, isDeleted: true }
    const isNew = held.isDeleted
    if (isNew && this.#size >= this.#most) throw refusal(507, 'too-costly', 'There is no room for another resource')
    held.count = /^[1-9]\d{0,8}$/.test(String(given.versionId)) ? Number(given.versionId) : held.count + 1
    const lastUpdated = typeof given.lastUpdated === 'string' ? given.lastUpdated : this.#clock.instant()
    const meta = { ...incoming.meta, versionId: String(held.count), lastUpdated }
    const resource: HeldResource = { ...incoming, resourceType, id, meta }
    held.versions = [...held.versions, resource].slice(-mostVersions)
    held.isDeleted = false
    if (isNew) {
      // One that comes again is at the end.
      type.delete(id)
      type.set(id, held)
      this.#size += 1
    }
    return { resource, isNew }
  }
}

function newest({ versions, isDeleted }: Held): HeldResource | null {
  return isDeleted ? null : (versions.at(-1) ?? null)
}
