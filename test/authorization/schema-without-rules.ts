import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLObjectType, OperationTypeNode } from 'graphql'

/** The public schema as it is committed: what there is to see. What it says of who may see it is not looked at. */
export const sdl = readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8')
export const api = buildSchema(sdl, { assumeValidSDL: true })
export const query = api.getQueryType() as GraphQLObjectType
export const subscription = api.getSubscriptionType() as GraphQLObjectType

/** By what kind of operation something is asked for, where it is asked at the root. */
export type Root = 'query' | 'mutation' | 'subscription'
export const roots: ReadonlyMap<GraphQLObjectType, Root> = new Map(
  Object.values(OperationTypeNode).map((root) => [api.getRootType(root) as GraphQLObjectType, root]),
)
