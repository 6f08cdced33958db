import { describe, expect, it } from 'vitest'
import { everyPage } from '#shared/projections/every-page.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'

/** A store with so many Locations, that counts how often it is asked. */
function storeWith(count: number) {
  const ids = Array.from({ length: count }, (_, place) => `l${place}`)
  let asked = 0
  const store = {
    get asked() {
      return asked
    },
    async page({ after, limit }: { readonly after?: { readonly id: string } | null; readonly limit: number }) {
      asked += 1
      const from = after == null ? 0 : ids.indexOf(after.id) + 1
      return ids.slice(from, from + limit).map((id) => ({ record: { id }, place: { at: null, id } }))
    },
  }
  return store as unknown as Pick<ProjectionStore, 'page'> & { readonly asked: number }
}

const query = { family: 'location', index: 'all', keys: [''], limit: 3 } as const

describe('Every page of an index', () => {
  it.each([
    [0, [], 1],
    [2, [2], 1],
    [3, [3], 2],
    [7, [3, 3, 1], 3],
  ])('of %i records is given, and none that is empty', async (count, pages, asked) => {
    const store = storeWith(count)
    const found: (readonly { readonly id: string }[])[] = []
    for await (const page of everyPage(store, query)) found.push(page)
    expect(found.map(({ length }) => length)).toEqual(pages)
    expect(new Set(found.flat().map(({ id }) => id)).size).toBe(count)
    expect(store.asked).toBe(asked)
  })

  it('is asked for no further than somebody reads', async () => {
    const store = storeWith(7)
    for await (const _ of everyPage(store, query)) break
    expect(store.asked).toBe(1)
  })
})
