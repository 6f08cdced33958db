import type { Family, RecordOf } from './families.ts'
import type { IndexPlace, IndexQuery, ProjectionStore } from './projection-store.ts'

/** All records under keys of an index, in its order: `limit` at a time, and never none. */
export async function* everyPage<Name extends Family>(
  store: Pick<ProjectionStore, 'page'>,
  query: Omit<IndexQuery<Name>, 'after'>,
): AsyncGenerator<readonly RecordOf[Name][]> {
  for (let after: IndexPlace | null = null; ; ) {
    const page: Awaited<ReturnType<typeof store.page<Name>>> = await store.page<Name>({ ...query, after })
    if (page.length > 0) yield page.map(({ record }) => record)
    after = page.at(-1)?.place ?? null
    if (after === null || page.length < query.limit) return
  }
}
