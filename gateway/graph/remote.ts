import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import {
  buildASTSchema,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
} from 'graphql'
import type { SourceCall } from '#shared/telemetry/source-calls.ts'
import { withObjectIds } from './object-ids.ts'
import { answerKey, clientKey, safeDocument } from './safe-document.ts'
import { stitchSubgraphs } from './stitch.ts'
import type { Signing } from './subgraph-executor.ts'

type Answer = Record<string, unknown>

/**
 * Makes the public schema of a supergraph whose subgraphs are served over HTTP, each at its address in `urls`; `sign`
 * tells them who is asking, `onCall` is told of each call to one of them.
 *
 * graphql-js executes it like any other schema, with a `RequestContext` as context value: its correlation id travels to
 * the subgraphs as `x-correlation-id`, its signal ends what is under way. Errors of subgraphs keep code, origin and
 * retryable and lose all else; a subgraph that cannot be asked is SOURCE_UNAVAILABLE, SOURCE_TIMEOUT or
 * SOURCE_CONTRACT_BROKEN with its name as origin. Knows queries and mutations only.
 *
 * Stitching answers each operation as a whole, in a form it is safe with (safe-document.ts); this schema then gives the
 * answer the client's names, and nulls and errors their places. With `asksForIds` every object on its way has its `id`,
 * whether the client asked for it or not.
 */
export function remoteSubgraphs(
  supergraphSdl: string,
  urls: Readonly<Record<string, string>>,
  sign: Signing,
  onCall?: (call: SourceCall) => void,
  asksForIds = false,
): GraphQLSchema {
  const supergraph = parse(supergraphSdl)
  const api = buildASTSchema(transformSupergraphToPublicSchema(supergraph))
  const askOnce = asker(stitchSubgraphs(supergraph, urls, sign, onCall), asksForIds)
  const rootResolver: GraphQLFieldResolver<unknown, unknown> = (_source, _args, request, info) =>
    askOnce(request, info).then((answer) => answer[answerKey(info.fieldNodes)])
  const resolver: GraphQLFieldResolver<Answer, unknown> = (source, _args, _request, info) =>
    source[answerKey(info.fieldNodes)]
  const roots = [api.getQueryType(), api.getMutationType()]
  for (const type of Object.values(api.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type)) type.resolveType = (value: Answer) => value.__typename as string
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) field.resolve = roots.includes(type) ? rootResolver : resolver
  }
  return api
}

/** Executes the operation of a root field on another schema, once for all its root fields. */
function asker(
  schema: GraphQLSchema,
  asksForIds: boolean,
): (request: unknown, info: GraphQLResolveInfo) => Promise<Answer> {
  // graphql-js makes new variable values for each execution.
  const answers = new WeakMap<object, Promise<Answer>>()
  return (contextValue, info) => {
    const { variableValues } = info
    let answer = answers.get(variableValues)
    if (!answer) {
      const safe = safeDocument(info)
      const document = asksForIds ? withObjectIds(safe, info.schema) : safe
      const result = execute({ schema, document, variableValues, contextValue })
      answer = Promise.resolve(result).then(withErrors)
      answers.set(variableValues, answer)
    }
    return answer
  }
}

/** The data of a result, with errors in place of the nulls they explain. */
function withErrors({ data, errors = [] }: ExecutionResult): Answer {
  if (!data) throw errors[0]
  for (const error of errors) put(error, data)
  return data
}

function put(error: GraphQLError, data: Answer): void {
  const path = error.path ?? []
  let parent: Record<string | number, unknown> = data
  for (const key of path) {
    const value = parent[key]
    if (value instanceof Error) return
    if (value == null) {
      const { message, extensions } = firstCause(error)
      parent[key] = new GraphQLError(message, { path: path.map(clientKey), extensions })
      return
    }
    parent = value as Record<string | number, unknown>
  }
}

// Of several errors for one null stitching makes one, which has all their messages and none of their codes.
function firstCause(error: GraphQLError): GraphQLError {
  const causes: unknown[] = error.originalError instanceof AggregateError ? error.originalError.errors : []
  return causes[0] instanceof GraphQLError ? firstCause(causes[0]) : error
}
