import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFieldResolver,
  GraphQLList,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { SourceCall } from '#shared/telemetry/source-calls.ts'
import { isPromise } from './is-promise.ts'
import { type Signing, subgraphExecutor } from './subgraph-executor.ts'
import { subgraphNames } from './supergraph.ts'

/** A subgraph of the supergraph that nobody said where to find. */
export class SubgraphWithoutAddress extends Error {}

/**
 * Stitches remote subgraphs into one schema in which everything may be null and every error has its own place.
 *
 * Null stays where it fell, so that the public schema alone decides how far it goes, and no failure can be lost on its
 * way up.
 */
export function stitchSubgraphs(
  supergraph: DocumentNode,
  urls: Readonly<Record<string, string>>,
  sign: Signing,
  onCall?: (call: SourceCall) => void,
): GraphQLSchema {
  const names = subgraphNames(supergraph)
  const schema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph,
    // What one tick asks of a subgraph travels as one request, and so shares its loaders.
    batch: true,
    // An answer that several places share loses its errors on the way to the second: each place asks for its own. The
    // subgraph's loaders read the same thing once all the same.
    batchDelegateOptions: { cache: false },
    onSubschemaConfig: (subschema) => {
      const name = names.get(subschema.name) ?? subschema.name
      const url = urls[name]
      if (url === undefined) throw new SubgraphWithoutAddress(`Cannot reach the subgraph ${name}: it has no address`)
      subschema.executor = subgraphExecutor(name, url, sign, onCall)
    },
  })
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      field.type = nullable(field.type)
      if (field.resolve) field.resolve = withoutPaths(field.resolve)
    }
  }
  return schema
}

function nullable(type: GraphQLOutputType): GraphQLOutputType {
  if (isNonNullType(type)) return nullable(type.ofType)
  return isListType(type) ? new GraphQLList(nullable(type.ofType)) : type
}

// Stitching gives errors a path without list indexes, and graphql-js respects a path that is there. Nothing may be put
// between a promise and who waits for it: stitching depends on the order in which its promises settle.
function withoutPaths<T>(resolve: GraphQLFieldResolver<T, unknown>): GraphQLFieldResolver<T, unknown> {
  return (...args) => {
    try {
      const value = resolve(...args)
      if (isPromise(value)) value.then(removePaths, removePaths)
      else removePaths(value)
      return value
    } catch (error) {
      removePaths(error)
      throw error
    }
  }
}

function removePaths(value: unknown): void {
  if (value instanceof GraphQLError) Object.assign(value, { path: undefined })
  else if (Array.isArray(value)) for (const item of value) removePaths(item)
}
