import type { ResourceType } from '@medplum/fhirtypes'
import type { Fhir } from '../../fhir/fhir.ts'
import { isProjectedType, type ProjectedType, typesInOrder } from '../mapping/projected-types.ts'
import type { Hint } from '../projection-store.ts'
import { commit } from './commit.ts'
import { Draft } from './draft.ts'
import type { Leading } from './ingest-options.ts'
import { markOf } from './marks.ts'
import { resourceOptions, scopeWithin } from './polling.ts'
import { takeGone, takeResources } from './resources.ts'

const atOnce = 100

/** Reads resources that somebody said are new or another, from their server and nobody else. */
export async function followHints(
  hints: readonly Hint[],
  fhir: Pick<Fhir, 'pages' | 'byIds' | 'read'>,
  leading: Leading,
): Promise<void> {
  const { types, write } = leading
  const projected = hints.filter(({ type }) => isProjectedType(type) && types.includes(type))
  const marks = await leading.store.marks(typesInOrder.map(markOf.whole))
  for (const [place, type] of typesInOrder.entries()) {
    const ids = projected.filter((hint) => hint.type === type).map(({ id }) => id)
    for (let at = 0; at < ids.length; at += atOnce) {
      await followSome(type, ids.slice(at, at + atOnce), marks[place] != null, fhir, leading)
    }
  }
  const others = hints.filter((hint) => !projected.includes(hint))
  if (others.length > 0) await write({ followed: others })
}

async function followSome(
  type: ProjectedType,
  ids: readonly string[],
  isWhole: boolean,
  fhir: Pick<Fhir, 'pages' | 'byIds' | 'read'>,
  leading: Leading,
): Promise<void> {
  const { store, signal, write } = leading
  signal.throwIfAborted()
  const found: ReadonlyMap<string, unknown> = await fhir.byIds(type as ResourceType, ids, scopeWithin(signal))
  const resources: unknown[] = [...found.values()]
  const gone: string[] = []
  // A search may not find yet what is there.
  for (const id of ids.filter((each) => !found.has(each))) {
    const resource: unknown = await fhir.read(type as ResourceType, id, scopeWithin(signal))
    if (resource === null) gone.push(id)
    else resources.push(resource)
  }
  const options = resourceOptions(leading, fhir, { mode: 'EVENT', isAnnounced: isWhole, hasStates: true })
  const draft = new Draft(store)
  await takeResources(draft, type, resources, options)
  await takeGone(draft, type, gone, options)
  await commit(draft, write, { followed: ids.map((id) => ({ type, id })) })
}
