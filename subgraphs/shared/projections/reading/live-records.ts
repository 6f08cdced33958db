import type { ResourceType } from '@medplum/fhirtypes'
import DataLoader from 'dataloader'
import { CaregraphError } from '../../errors/errors.ts'
import type { FhirScope } from '../../fhir/fhir.ts'
import type { RequestContext } from '../../http/request-context.ts'
import { inWaves } from '../../odoo/waves.ts'
import type { Family, RecordOf } from '../families.ts'
import { connectedFhir, type ExternalRecords } from './external-records.ts'
import { kept, live, type Provided } from './provenance.ts'
import { readTogether } from './read-together.ts'

/** How resources of a type become records of a family. */
export interface LiveFamily<Name extends Family> {
  readonly family: Name
  readonly type: ResourceType
  /** Null: it cannot be used at all. */
  // biome-ignore lint/suspicious/noExplicitAny: a resource of `type`
  readonly recordOf: (resource: any) => RecordOf[Name] | null
  /** What it is called. Absent: nobody asks. */
  // biome-ignore lint/suspicious/noExplicitAny: a resource of `type`
  readonly nameOf?: (resource: any) => string | null
}

/** A record as it was read by its id. */
export interface LiveRecord<Kept> extends Provided<Kept> {
  /** What it is called. Null while its server is away, as names are not kept, and where it has none. */
  readonly name: string | null
}

/**
 * Records by their ids as the FHIR server has them now: one call for all of a turn, or as it said last while it is away.
 * Made new for every operation.
 */
export class LiveRecords<Name extends Family> {
  readonly #kind: LiveFamily<Name>
  readonly #records: ExternalRecords | null
  readonly #loader: DataLoader<string, LiveRecord<RecordOf[Name]> | null>

  constructor(kind: LiveFamily<Name>, records: ExternalRecords | null, request: RequestContext) {
    this.#kind = kind
    this.#records = records
    const read = (ids: readonly string[], scope: FhirScope) => this.#read(ids, scope)
    // What is read without names cannot be given to whoever asks for them.
    const what = `FHIR ${kind.type}${kind.nameOf === undefined ? '' : ' with names'}`
    this.#loader = new DataLoader((ids) => readTogether(what, ids, request, read), {
      name: `FHIR ${kind.type}`,
      batchScheduleFn: inWaves(request),
    })
  }

  /** Null where there is none. @throws {CaregraphError} where the server is away and nothing is kept of it. */
  load(id: string): Promise<LiveRecord<RecordOf[Name]> | null> {
    return this.#loader.load(id)
  }

  /** Those that there are, in order. */
  async existing(ids: readonly string[]): Promise<readonly LiveRecord<RecordOf[Name]>[]> {
    const found = await Promise.all(ids.map((id) => this.load(id)))
    return found.filter((each) => each !== null)
  }

  async #read(ids: readonly string[], scope: FhirScope): Promise<(LiveRecord<RecordOf[Name]> | null | Error)[]> {
    const { fhir } = connectedFhir(this.#records)
    const { type, recordOf, nameOf = () => null } = this.#kind
    const asOf = new Date().toISOString()
    try {
      const found = await scope.calls.during(fhir.byIds(type, ids, scope))
      const missing = ids.filter((id) => !found.has(id))
      if (missing.length > 0) void this.#noteGone(missing).catch(() => undefined)
      return ids.map((id) => {
        const resource = found.get(id)
        const record = resource === undefined ? null : recordOf(resource)
        return record && { record, provenance: live(type, id, asOf), name: nameOf(resource) }
      })
    } catch (error) {
      if (!isAway(error)) throw error
      return this.#readKept(ids, error)
    }
  }

  /** A server tells nobody of what it deletes: what it does not find and is kept here is left to the ingest to look at. */
  async #noteGone(ids: readonly string[]): Promise<void> {
    const { store } = connectedFhir(this.#records)
    const { family, type } = this.#kind
    const found = await inThousands(ids, (some) => store.get(family, some))
    const hints = ids.filter((_, place) => found[place] != null).map((id) => ({ type, id }))
    if (hints.length > 0) await store.hint(hints)
  }

  async #readKept(ids: readonly string[], error: CaregraphError): Promise<(LiveRecord<RecordOf[Name]> | Error)[]> {
    const { store, followedUntil } = connectedFhir(this.#records)
    const { family, type } = this.#kind
    const [found, until] = await Promise.all([inThousands(ids, (some) => store.get(family, some)), followedUntil(type)])
    // Where nothing is kept of it nobody can say whether there is one.
    return found.map((record) =>
      record === null ? error : { record, provenance: kept(type, record, until, true), name: null },
    )
  }
}

/**
 * Whether a source is away, so that what it said last is the best there is: one that answers something else than what it
 * was asked for is no better. One that refuses us is not away: what it said last may not be for us any longer.
 */
export function isAway(error: unknown): error is CaregraphError {
  return error instanceof CaregraphError && (error.retryable || error.code === 'SOURCE_CONTRACT_BROKEN')
}

/** What `read` gives of all of these, asked for no more than a thousand at a time. */
export async function inThousands<Value>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<readonly Value[]>,
): Promise<readonly Value[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / 1_000) }, (_, part) =>
    ids.slice(part * 1_000, part * 1_000 + 1_000),
  )
  return (await Promise.all(parts.map(read))).flat()
}
