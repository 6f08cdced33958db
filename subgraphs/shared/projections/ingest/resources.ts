import type { ResourceType } from '@medplum/fhirtypes'
import type { Fhir, FhirScope } from '../../fhir/fhir.ts'
import type { Facilities } from '../facilities.ts'
import type { Family, RecordOf } from '../families.ts'
import type { Numbering } from '../mapping/claim.ts'
import { type ProjectedType, projectedTypes } from '../mapping/projected-types.ts'
import { type Reading, Unusable } from '../mapping/sourced.ts'
import type { Sourced } from '../records.ts'
import type { Draft } from './draft.ts'
import { type Effect, effectsOf } from './effects.ts'
import { markOf } from './marks.ts'
import { type ReadResource, readResource } from './resource-records.ts'
import { ageOf } from './versions.ts'

/** What is needed to make projections of resources. */
export interface ResourceOptions {
  readonly fhir: Pick<Fhir, 'byIds' | 'read'>
  readonly facilities: Facilities
  readonly numbering: Numbering
  readonly scope: FhirScope
  readonly reading: Reading
  /** False: what changes is told to nobody, as it is no news. */
  readonly isAnnounced: boolean
  /** False: states of claims are left to be worked out later. */
  readonly hasStates: boolean
  /** Told of each resource that nothing can be done with. */
  readonly onUnusable: (type: ProjectedType, reason: string) => void
}

/** Takes versions of resources of one type into a draft, in any order: of each the last one there is stays. */
export async function takeResources(
  draft: Draft,
  type: ProjectedType,
  resources: readonly unknown[],
  options: ResourceOptions,
): Promise<void> {
  const read = readAll(type, resources, options)
  const ids = [...new Set(read.map(({ sourced }) => sourced.id))]
  if (ids.length === 0) return
  const kept = await keptOf(draft, type, ids)
  const taken = new Map<string, ReadResource>()
  const unclear = new Set<string>()
  for (const each of read) {
    const { id } = each.sourced
    const before = taken.get(id)?.sourced ?? kept.get(id)?.version ?? null
    const age = before === null ? 'newer' : ageOf(each.sourced, before, Date.parse(options.reading.at))
    if (age === 'newer') taken.set(id, each)
    if (age === 'unclear') unclear.add(id)
  }
  for (const each of await askedAnew(type, [...unclear], options)) {
    if (!isSame(each, kept.get(each.sourced.id)?.record ?? null)) taken.set(each.sourced.id, each)
    else taken.delete(each.sourced.id)
  }
  await addTaken(draft, type, [...taken.values()], kept, options)
}

/** Takes resources out of the projections that are gone from their server. */
export async function takeGone(
  draft: Draft,
  type: ProjectedType,
  ids: readonly string[],
  options: ResourceOptions,
): Promise<void> {
  const kept = await keptOf(draft, type, ids)
  const effects: Effect[] = []
  for (const id of ids) {
    const found = kept.get(id)
    if (found?.record == null) continue
    draft.add(
      {
        remove: [{ family: projectedTypes[type], id }],
        marks: { [markOf.gone(type, id)]: markOfVersion(found.version) },
      },
      'last',
    )
    effects.push({ id, before: found.record, now: null, lines: [] })
  }
  await effectsOf(draft, type, effects, options)
}

async function addTaken(
  draft: Draft,
  type: ProjectedType,
  taken: readonly ReadResource[],
  kept: ReadonlyMap<string, KeptVersion>,
  options: ResourceOptions,
): Promise<void> {
  const family = projectedTypes[type]
  const effects: Effect[] = []
  for (const { sourced, record, lines } of taken) {
    const { id } = sourced
    const found = kept.get(id)
    const mark = markOf.gone(type, id)
    if (record === null) {
      draft.add({ remove: found?.record ? [{ family, id }] : [], marks: { [mark]: markOfVersion(sourced) } }, 'last')
    } else if (found !== undefined && found.record === null) {
      draft.add({ marks: { [mark]: null } }, 'last')
    }
    effects.push({ id, before: found?.record ?? null, now: record, lines })
  }
  await effectsOf(draft, type, effects, options)
}

function readAll(
  type: ProjectedType,
  resources: readonly unknown[],
  options: ResourceOptions,
): readonly ReadResource[] {
  const { numbering, reading, onUnusable } = options
  return resources.flatMap((resource) => {
    const found = readResource(type, resource, numbering, reading)
    if (!(found instanceof Unusable)) return [found]
    onUnusable(type, found.reason)
    return []
  })
}

/** What the server says now: that counts, whatever its clock and its numbers say. */
async function askedAnew(
  type: ProjectedType,
  ids: readonly string[],
  options: ResourceOptions,
): Promise<readonly ReadResource[]> {
  if (ids.length === 0) return []
  const found = await options.fhir.byIds(type as ResourceType, ids, options.scope)
  return readAll(type, [...found.values()], options)
}

/** Details of a payment may differ where the payment does not. */
function isSame({ record, lines }: ReadResource, kept: RecordOf[Family] | null): boolean {
  if (record === null || kept === null || lines.length > 0) return false
  return JSON.stringify({ ...record, mode: kept.mode }) === JSON.stringify(kept)
}

type Version = Pick<Sourced, 'version' | 'lastUpdated'>

interface KeptVersion {
  readonly version: Version
  /** Null: it is gone, or does not count. */
  readonly record: RecordOf[Family] | null
}

async function keptOf(
  draft: Draft,
  type: ProjectedType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptVersion>> {
  const records = await draft.get(projectedTypes[type], ids)
  const missing = ids.filter((_, place) => records[place] === null)
  const marks = await draft.marks(missing.map((id) => markOf.gone(type, id)))
  const kept = new Map<string, KeptVersion>()
  for (const record of records) if (record !== null) kept.set(record.id, { version: record, record })
  for (const [place, id] of missing.entries()) {
    const version = versionIn(marks[place] ?? null)
    if (version !== null) kept.set(id, { version, record: null })
  }
  return kept
}

function markOfVersion({ version, lastUpdated }: Version): string {
  return JSON.stringify({ version, lastUpdated })
}

function versionIn(mark: string | null): Version | null {
  return mark === null ? null : (JSON.parse(mark) as Version)
}
