import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation'
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import {
  buildASTSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
} from 'graphql'
import { answerWithErrors } from './answer-errors.ts'
import { answerKey, safeDocument } from './safe-document.ts'
import { subgraphExecutor } from './subgraph-executor.ts'
import { subgraphNames } from './supergraph.ts'

type Answer = Promise<Record<string, unknown>>

/**
 * Makes the public schema of a supergraph whose subgraphs are served over HTTP.
 *
 * `urls` has one address for each subgraph, by name. graphql-js executes the schema like any other, with a
 * `RequestContext` as context value.
 */
export function remoteSubgraphs(supergraphSdl: string, urls: Readonly<Record<string, string>>): GraphQLSchema {
  const supergraph = parse(supergraphSdl)
  const stitched = stitch(supergraph, urls)
  const api = buildASTSchema(transformSupergraphToPublicSchema(supergraph))
  const answers = new WeakMap<object, Answer>()
  const answerOf = (request: unknown, info: GraphQLResolveInfo): Answer => {
    let answer = answers.get(info.variableValues)
    if (!answer) {
      answer = ask(stitched, request, info)
      answers.set(info.variableValues, answer)
    }
    return answer
  }
  const roots = [api.getQueryType(), api.getMutationType()]
  for (const type of Object.values(api.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type)) type.resolveType = (value: { __typename: string }) => value.__typename
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      field.resolve = roots.includes(type)
        ? (_source, _args, request, info) =>
            answerOf(request, info).then((answer) => answer[answerKey(info.fieldNodes)])
        : (source: Record<string, unknown>, _args, _request, info) => source[answerKey(info.fieldNodes)]
    }
  }
  return api
}

async function ask(stitched: GraphQLSchema, request: unknown, info: GraphQLResolveInfo): Answer {
  const document = safeDocument(info)
  const result = await execute({
    schema: stitched,
    document,
    variableValues: info.variableValues,
    contextValue: request,
  })
  return answerWithErrors(result)
}

function stitch(supergraph: DocumentNode, urls: Readonly<Record<string, string>>): GraphQLSchema {
  const names = subgraphNames(supergraph)
  const schema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph,
    batch: process.env.BATCH === '1',
    onSubschemaConfig: (subschema) => {
      const name = names.get(subschema.name) ?? subschema.name
      const url = urls[name]
      if (!url) throw new Error(`Cannot reach the subgraph ${name}: it has no address`)
      subschema.executor = subgraphExecutor(name, url)
    },
  })
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve
      if (!resolve) { console.log('no resolve', type.name, field.name); continue }
      field.resolve = (...args) => {
        try {
          const value = resolve(...args)
          if (typeof value?.then === 'function') value.then(unlocate, unlocate)
          else unlocate(value)
          return value
        } catch (error) {
          unlocate(error)
          throw error
        }
      }
    }
  }
  return schema
}

function unlocate(value: any): void {
  if (value instanceof GraphQLError) Object.assign(value, { path: undefined })
  else if (Array.isArray(value)) value.forEach(unlocate)
}
