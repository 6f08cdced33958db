import type { GraphQLResolveInfo } from 'graphql'

/** A field as graphql-js's default resolver reads it: a property of the object, or what its method of that name gives. */
export function property(
  object: unknown,
  name: string,
  args: Record<string, unknown>,
  context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  if ((typeof object !== 'object' || object === null) && typeof object !== 'function') return undefined
  const value = (object as Record<string, unknown>)[name]
  return typeof value === 'function' ? value.call(object, args, context, info) : value
}
