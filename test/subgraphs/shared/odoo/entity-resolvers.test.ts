import { buildSchema, execute, type GraphQLResolveInfo, parse } from 'graphql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BadUserInput, SourceUnavailable } from '#shared/errors/errors.ts'
import { text } from '#shared/odoo/columns.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { recordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import { globalId } from '#shared/values/global-id.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from './small-odoo.ts'

const items = recordSource({
  type: 'Item',
  model: 'product.product',
  scope: [],
  properties: { name: text('name'), code: text('code') },
})
const resolve = entityFromReference((context: Records<(typeof items)['properties']>) => context)
const id = globalId('odoo', 'Item', 1)

let small: SmallOdoo
beforeEach(async () => {
  small = await startSmallOdoo({ 'product.product': [{ id: 1, name: 'Gloves', code: 'GL-1' }] })
})
afterEach(() => small[Symbol.asyncDispose]())

describe('entityFromReference()', () => {
  it('reads what is selected of the entity, in one call, before it gives it', async () => {
    const info = await infoOf('{ item { name code id } }')
    const item = await resolve({ id }, records(), info)
    expect(calls()).toEqual([['name', 'code']])
    expect([item.name(), item.code()]).toEqual(['Gloves', 'GL-1'])
  })

  it('reads it for a router that asks for entities, too', async () => {
    const info = await infoOf('{ _entities { ... on Item { code } } }')
    expect((await resolve({ id }, records(), info)).code()).toBe('GL-1')
    expect(calls()).toEqual([['code']])
  })

  it('asks nothing of Odoo when no more than the id is selected', async () => {
    const own = records()
    expect(resolve({ id }, own, await infoOf('{ item { id __typename } }'))).toBe(own.entity(1))
    expect(calls()).toEqual([])
  })

  it('reads nothing ahead for a field of the entity itself, which may have fields of the same names below', async () => {
    const own = records()
    expect(resolve({ id }, own, await infoOf('{ other { name } }'))).toBe(own.entity(1))
    expect(calls()).toEqual([])
  })

  it('gives the entity also when what is selected cannot be read; then its properties say why, and ask no more', async () => {
    small.peer.fault({ model: 'product.product' }, faults.html(503))
    const item = await resolve({ id }, records(), await infoOf('{ item { name id } }'))
    const asked = calls().length
    expect(item.id).toBe(id)
    await expect(item.name()).rejects.toThrow(SourceUnavailable)
    await expect(item.name()).rejects.toThrow(SourceUnavailable)
    expect(calls()).toHaveLength(asked)
  })

  it.each([[globalId('odoo', 'Lot', 7)], ['nonsense'], [null], [7]])(
    'never throws, but rejects for %j: one bad reference must not take its neighbours with it',
    async (wrong) => {
      const answer = resolve({ id: wrong }, records(), await infoOf('{ item { name } }'))
      expect(answer).toBeInstanceOf(Promise)
      await expect(answer).rejects.toThrow(BadUserInput)
    },
  )
})

function records() {
  return new Records(items, small.odoo, request())
}

function calls(): unknown[] {
  return small.peer.calls.filter(({ model }) => model === 'product.product').map(({ body }) => body.fields)
}

/** What graphql-js tells the resolver of the query's one field. */
async function infoOf(query: string): Promise<GraphQLResolveInfo> {
  const schema = buildSchema(`
    type Query { item: Item _entities: [_Entity] other: Other }
    type Item { id: ID name: String code: String }
    type Other { name: String }
    union _Entity = Item | Other
  `)
  let seen: GraphQLResolveInfo | undefined
  await execute({
    schema,
    document: parse(query),
    fieldResolver: (_source, _args, _context, info) => {
      seen = info
      return null
    },
  })
  return seen as GraphQLResolveInfo
}
