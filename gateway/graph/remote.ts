import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation'
import type { GraphQLSchema } from 'graphql'
import { subgraphExecutor } from './subgraph-executor.ts'

/**
 * Makes the public schema of a supergraph whose subgraphs are served over HTTP.
 *
 * `urls` has one address for each subgraph, by name. graphql-js executes the schema like any other, with a
 * `RequestContext` as context value, after {@link foldConditions} has been applied to the document.
 */
export function remoteSubgraphs(supergraphSdl: string, urls: Readonly<Record<string, string>>): GraphQLSchema {
  return getStitchedSchemaFromSupergraphSdl({
    supergraphSdl,
    onSubschemaConfig: (subschema) => {
      const url = urls[subschema.name]
      if (!url) throw new Error(`no url for ${subschema.name}`)
      subschema.executor = subgraphExecutor(subschema.name, url)
    },
  })
}
