import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { scalars } from '../values/scalars.ts'

const schemaFolder = new URL('../../../schema/', import.meta.url)

/** The SDL of one subgraph: what all of them share, and its own file in `schema/`. */
export function subgraphTypeDefs(name: string): string {
  return [read('governance'), read(name)].join('\n')
}

/** The executable schema of one subgraph. Fields without a resolver answer from the entity's property of their name. */
export function subgraphSchema(typeDefs: string, resolvers: object): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: { ...scalars, ...resolvers } as never }])
}

function read(name: string): string {
  return readFileSync(new URL(`${name}.graphql`, schemaFolder), 'utf8')
}
