import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BadUserInput, Forbidden } from '#shared/errors/errors.ts'
import { flag, text } from '#shared/odoo/columns.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { recordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from './small-odoo.ts'

const orders = {
  NAME_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  PLACED_DESC: { field: 'placed', kind: 'instant', direction: 'desc' },
} as const satisfies Orderings
const things = recordSource({
  type: 'Thing',
  model: 'things',
  scope: [['kept', '=', true]],
  properties: { name: text('name'), active: flag('active') },
})
const others = recordSource({ ...things, type: 'Other' })

let small: SmallOdoo

beforeEach(async () => {
  const rows = Array.from({ length: 23 }, (_, index) => ({
    id: index + 1,
    kept: index !== 20,
    active: index % 2 === 0,
    name: `Thing ${'abc'[index % 3]}`,
    placed: `2026-01-01 10:00:0${index % 4}.${index % 5}`,
  }))
  small = await startSmallOdoo({ things: rows })
})
afterEach(() => small[Symbol.asyncDispose]())

function pages(source: typeof things = things) {
  const scope = request()
  return new Pages(new Records(source, small.odoo, scope), orders, small.odoo, scope)
}

const firstFive = { filter: [], order: 'NAME_ASC', first: 5, properties: ['name'] } as const

describe('Pages.page()', () => {
  it('is one call: the page, the place of each record and whether there are more', async () => {
    const page = await pages().page(firstFive)
    expect(page.nodes.map(({ key }) => key)).toEqual([1, 4, 7, 10, 13])
    expect(page.nodes.map((node) => node.name())).toEqual(Array(5).fill('Thing a'))
    expect(page.edges.map(({ node }) => node)).toEqual(page.nodes)
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: page.edges[0]?.cursor,
      endCursor: page.edges[4]?.cursor,
    })
    expect(small.peer.calls.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        domain: [['kept', '=', true]],
        fields: ['name'],
        order: 'name asc, id asc',
        limit: 6,
        offset: 0,
      }),
    ])
  })

  it.each(['NAME_ASC', 'PLACED_DESC'] as const)(
    'goes on from any cursor, to the end and no further (%s)',
    async (order) => {
      const all = await pages().page({ ...firstFive, order, first: 500 })
      expect(all.nodes).toHaveLength(22)
      expect(all.pageInfo.hasNextPage).toBe(false)
      for (const [index, { cursor }] of all.edges.entries()) {
        const rest = await pages().page({ ...firstFive, order, first: 500, after: cursor })
        expect(rest.nodes.map(({ key }) => key)).toEqual(all.nodes.slice(index + 1).map(({ key }) => key))
        expect(rest.pageInfo.hasPreviousPage).toBe(true)
      }
    },
  )

  it('is empty after the last record', async () => {
    const own = pages()
    const { pageInfo } = await own.page({ ...firstFive, first: 500 })
    const end = await own.page({ ...firstFive, after: pageInfo.endCursor })
    expect(end).toMatchObject({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
    })
  })

  it('is one call for the same page under several aliases, with all the fields they ask for', async () => {
    const own = pages()
    const [one, other] = await Promise.all([own.page(firstFive), own.page({ ...firstFive, properties: ['active'] })])
    expect(one.nodes[0]).toBe(other.nodes[0])
    expect(other.nodes[0]?.active()).toBe(true)
    expect(small.peer.calls.map(({ body }) => body.fields)).toEqual([['name', 'active']])
  })

  it('is a call of its own for another filter, size or place, and fails alone', async () => {
    small.peer.fault(({ body }) => body.limit === 8, faults.accessError())
    const own = pages()
    const [one, other, third] = await Promise.allSettled([
      own.page(firstFive),
      own.page({ ...firstFive, first: 7 }),
      own.page({ ...firstFive, filter: [['active', '=', true]] }),
    ])
    expect(one.status).toBe('fulfilled')
    expect(other).toMatchObject({ status: 'rejected', reason: expect.any(Forbidden) })
    expect(third.status === 'fulfilled' && third.value.nodes.map(({ key }) => key)).toEqual([1, 7, 13, 19, 5])
    expect(small.peer.calls).toHaveLength(3)
  })

  it.each([0, -1, 501, 10_000_000, 1.5, Number.NaN])('refuses a page of %d before anything is asked', async (first) => {
    await expect(pages().page({ ...firstFive, first })).rejects.toThrow(
      new BadUserInput(`Cannot use first: expected 1 to 500, found ${first}`),
    )
    expect(small.peer.calls).toHaveLength(0)
  })

  it('refuses a cursor of another order, of the same order of another list, and no cursor at all', async () => {
    const byName = (await pages().page(firstFive)).pageInfo.endCursor
    const elsewhere = (await pages(others as typeof things).page(firstFive)).pageInfo.endCursor
    small.peer.clear()
    for (const request of [
      { ...firstFive, order: 'PLACED_DESC' as const, after: byName },
      { ...firstFive, after: elsewhere },
      { ...firstFive, after: '' },
    ]) {
      await expect(pages().page(request)).rejects.toThrow(BadUserInput)
    }
    expect(small.peer.calls).toHaveLength(0)
  })
})
