import { type ProjectedType, typesInOrder } from '../mapping/projected-types.ts'
import type { ProjectionStore } from '../projection-store.ts'

/** Names of what is remembered of sources; see `ProjectionStore.marks`. */
export const markOf = {
  /** Up to where resources of a type were read, by the server's clock. */
  since: (type: ProjectedType) => `since:${type}`,
  /** That all resources of a type were read once. */
  whole: (type: ProjectedType) => `whole:${type}`,
  /** When resources of a type were last asked for with success, by our clock. */
  followed: (type: ProjectedType) => `followed:${type}`,
  /** When what is kept of a type was last compared with what its server has, and what came of it. */
  counted: (type: ProjectedType) => `counted:${type}`,
  /** The number of the last event of a subscription. */
  subscription: (id: string) => `subscription:${id}`,
  /** Which version of a resource is gone, or does not count: it does not come back from a late page. */
  gone: (type: ProjectedType, id: string) => `gone:${type}/${id}`,
  /** How far a rebuild is that is under way. */
  rebuilding: 'rebuilding',
  /** Which rebuild was taken last. */
  rebuilt: 'rebuilt',
} as const

/** Whether all resources of these types were read once: a list that is made of less would look as if there were no more. */
export async function isWhole(
  store: Pick<ProjectionStore, 'marks'>,
  types: readonly ProjectedType[] = typesInOrder,
): Promise<boolean> {
  const marks = await store.marks(types.map(markOf.whole))
  return marks.every((mark) => mark !== null)
}

/** Up to when resources of a type were followed: an instant in UTC by our clock. Null: they never were. */
export async function followedUntil(store: Pick<ProjectionStore, 'marks'>, type: string): Promise<string | null> {
  if (!(typesInOrder as readonly string[]).includes(type)) return null
  const [mark = null] = await store.marks([markOf.followed(type as ProjectedType)])
  return mark
}
