import { type FieldNode, GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import { AccessDenied } from '#shared/errors/errors.ts'
import type { Rights } from './rights.ts'

// graphql-js collects the nodes of a selection once for all objects of a list, and anew in each execution.
const denials = new WeakMap<readonly FieldNode[], GraphQLError>()

/**
 * The denial of a selection, in its first place. `isFirst` is false for each further place of the answer that the same
 * error stands for: it counts them in `extensions.count`.
 */
export function denial(
  rights: Rights,
  coordinate: string,
  reached: string | undefined,
  info: GraphQLResolveInfo,
): { readonly error: GraphQLError; readonly isFirst: boolean } {
  const known = denials.get(info.fieldNodes)
  if (known !== undefined) {
    known.extensions.count = Number(known.extensions.count) + 1
    return { error: known, isFirst: false }
  }
  const reason =
    reached === undefined
      ? `it needs ${rights.missing(coordinate)}`
      : `it was asked to go by ${reached}, which needs ${rights.missing(reached)}`
  const denied = new AccessDenied(`Cannot read ${coordinate}: ${reason}`)
  const error = new GraphQLError(denied.message, {
    nodes: info.fieldNodes,
    path: responsePathAsArray(info.path),
    originalError: denied,
    extensions: { ...denied.extensions, coordinate, count: 1 },
  })
  denials.set(info.fieldNodes, error)
  return { error, isFirst: true }
}
