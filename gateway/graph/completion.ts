import {
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'
import { Box, type Operation, type Shape } from './box.ts'
import { failLater, nullFailure } from './failure.ts'
import { isPromise } from './is-promise.ts'

/**
 * Makes what a subgraph's resolver returned ready for graphql-js: objects in boxes, and nothing left in it that could
 * fail synchronously where null is not allowed. Takes settled values only.
 */
export type Completion = (value: unknown, operation: Operation, info: GraphQLResolveInfo) => unknown

/** The completion of a type, or undefined where graphql-js may have the value as it is. */
export function completion(type: GraphQLOutputType, shape: Shape): Completion | undefined {
  if (isNonNullType(type)) return required(type.ofType, shape)
  if (isListType(type)) return listed(type.ofType, shape)
  if (isLeafType(type)) return undefined
  return (value, operation) => (value == null || value instanceof Error ? value : new Box(operation, shape, value))
}

function required(type: GraphQLOutputType, shape: Shape): Completion {
  const complete = isLeafType(type) ? serializable(type) : completion(type, shape)
  return (value, operation, info) => {
    if (value == null) return nullFailure(`${info.parentType.name}.${info.fieldName}`)
    if (value instanceof Error) return failLater(value)
    return complete ? complete(value, operation, info) : value
  }
}

function listed(type: GraphQLOutputType, shape: Shape): Completion {
  const complete = completion(type, shape)
  return (value, operation, info) => {
    if (value == null || value instanceof Error) return value
    if (typeof value !== 'object' || !(Symbol.iterator in value)) return notAList(info)
    if (!complete) return value
    const list: readonly unknown[] = Array.isArray(value) ? value : [...(value as Iterable<unknown>)]
    return list.map((item) =>
      isPromise(item) ? item.then((arrived) => complete(arrived, operation, info)) : complete(item, operation, info),
    )
  }
}

function notAList(info: GraphQLResolveInfo): Promise<never> {
  const coordinate = `${info.parentType.name}.${info.fieldName}`
  return failLater(new GraphQLError(`Expected Iterable, but did not find one for field "${coordinate}".`))
}

// Our own scalars and enums already fail asynchronously (leaves.ts); the built-in ones belong to graphql-js.
const accepts: Readonly<Record<string, (value: unknown) => boolean>> = {
  ID: (value) => typeof value === 'string',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  Float: (value) => Number.isFinite(value),
}

function serializable(type: GraphQLLeafType): Completion | undefined {
  const accept = accepts[type.name]
  if (!accept) return undefined
  return (value) => {
    if (accept(value)) return value
    try {
      type.serialize(value)
      return value
    } catch (error) {
      return failLater(error)
    }
  }
}
