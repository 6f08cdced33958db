import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Connection } from '#shared/connections/connection.ts'
import { encodeCursor } from '#shared/connections/cursor.ts'
import { nestedPage } from '#shared/connections/nested-page.ts'
import { BadUserInput } from '#shared/errors/errors.ts'

const load = async (keys: readonly number[]) => keys.map((key) => `record ${key}`)
const keys = [9, 4, 7, 1, 5]

describe('nestedPage()', () => {
  it('gives each record of a list exactly once, in the order of the list, whatever the page size', async () => {
    const lists = fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 8 }), async (list, first) => {
        const seen: string[] = []
        for (let after: string | null = null, more = true; more && seen.length <= list.length; ) {
          const page: Connection<string> = await nestedPage(list, { first, after }, load)
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
          seen.push(...page.nodes)
          after = page.pageInfo.endCursor
          more = page.pageInfo.hasNextPage
        }
        expect(seen).toEqual(await load(list))
      }),
    )
  })

  it('loads only the records of its page', async () => {
    const loaded = vi.fn(load)
    const { nodes, pageInfo } = await nestedPage(keys, { first: 2, after: encodeCursor([4]) }, loaded)
    expect(nodes).toEqual(['record 7', 'record 1'])
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
    expect(loaded.mock.calls).toEqual([[[7, 1]]])
  })

  it('loads nothing for an empty page', async () => {
    const loaded = vi.fn(load)
    const page = await nestedPage([], { first: 2 }, loaded)
    expect(page).toMatchObject({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
    })
    expect(loaded).not.toHaveBeenCalled()
  })

  it('goes on after a record even when records before it have left the list', async () => {
    const { pageInfo } = await nestedPage(keys, { first: 3 }, load)
    const { nodes } = await nestedPage([7, 1, 5], { first: 3, after: pageInfo.endCursor }, load)
    expect(nodes).toEqual(['record 1', 'record 5'])
  })

  it('says so when the record of the cursor is no longer in the list', async () => {
    const message = 'Cannot use after: the record it marks is no longer in this list'
    await expect(nestedPage(keys, { first: 3, after: encodeCursor([8]) }, load)).rejects.toThrow(
      new BadUserInput(message),
    )
  })

  it('refuses what is no cursor of a nested list', async () => {
    const message = 'Cannot use after: expected a cursor that this list gave, in the same order'
    const malformed = [
      '',
      '!',
      'null',
      'W10',
      encodeCursor([]),
      encodeCursor(['9']),
      encodeCursor([9, 4]),
      encodeCursor([null]),
      encodeCursor([4.5]),
    ]
    for (const after of [...malformed, encodeCursor(['Thing NAME_ASC', 'Gauze', 9, 0])]) {
      await expect(nestedPage(keys, { first: 3, after }, load)).rejects.toThrow(new BadUserInput(message))
    }
  })

  it.each([0, -1, 201, 10_000_000])('refuses a page of %d', async (first) => {
    await expect(nestedPage(keys, { first }, load)).rejects.toThrow(
      new BadUserInput(`Cannot use first: expected 1 to 200, found ${first}`),
    )
  })

  it('fails as its records fail', async () => {
    await expect(nestedPage(keys, { first: 3 }, () => Promise.reject(new BadUserInput('no')))).rejects.toThrow('no')
  })
})
