import { graphql } from 'graphql'
import { expect } from 'vitest'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import { listSchema } from './list-schema.ts'

/** What a resolver of an order passes on when this is selected of it. */
export async function requested(selection: string): Promise<readonly string[]> {
  let names: readonly string[] = []
  const fieldResolver = (_: unknown, __: unknown, ___: unknown, info: Parameters<typeof requestedFields>[0]) => {
    names = requestedFields(info)
    return null
  }
  const { errors } = await graphql({ schema: listSchema, source: `{ order { ${selection} } }`, fieldResolver })
  expect(errors).toBeUndefined()
  return names
}
