import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLObjectType } from 'graphql'

/** The public schema as it is committed: what there is to see. What it says of who may see it is not looked at. */
export const sdl = readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8')
export const api = buildSchema(sdl, { assumeValidSDL: true })
export const query = api.getQueryType() as GraphQLObjectType
