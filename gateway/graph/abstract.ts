import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
  isAbstractType,
  isObjectType,
} from 'graphql'
import type { Box } from './box.ts'
import { failLater } from './failure.ts'
import type { SubgraphModule } from './graph.ts'
import { isPromise } from './is-promise.ts'

/**
 * Asks the producing subgraph, in its own terms, which type a boxed value has: its own `resolveType` or `isTypeOf`, its
 * own value, context and schema. What goes wrong fails asynchronously, see {@link failLater}, and without the value
 * that graphql-js would put into the message.
 */
export function typeResolver(subgraphs: readonly SubgraphModule[]): GraphQLTypeResolver<Box, unknown> {
  return (box, _request, info, abstractType) => {
    const { shape, value, operation } = box
    // A subgraph may promise more than the API does: one type where the API has an interface.
    if (isObjectType(shape.type)) return shape.type.name
    const schema = subgraphs[shape.producer]?.schema ?? info.schema
    const type = isAbstractType(shape.type) ? shape.type : abstractType
    const resolve = type.resolveType ?? defaultTypeResolver
    const own: GraphQLResolveInfo = { ...info, schema }
    try {
      const name = resolve(value, operation.context(shape.producer), own, type)
      return isPromise(name)
        ? name.then((settled) => expected(settled as string | undefined, abstractType, info))
        : expected(name, abstractType, info)
    } catch (error) {
      return failLater(error)
    }
  }
}

/** The API's `isTypeOf`: that of the producing subgraph, where it has one. */
export function typeCheck(typeName: string, subgraphs: readonly SubgraphModule[]): GraphQLObjectType['isTypeOf'] {
  const types = subgraphs.map(({ schema }) => schema.getType(typeName) as GraphQLObjectType | undefined)
  if (!types.some((type) => type?.isTypeOf)) return undefined
  return ({ shape, value, operation }: Box, _request, info) => {
    const isTypeOf = types[shape.producer]?.isTypeOf
    if (!isTypeOf) return true
    const own = { ...info, schema: subgraphs[shape.producer]?.schema ?? info.schema }
    try {
      const is = isTypeOf(value, operation.context(shape.producer), own)
      return isPromise(is)
        ? is.then((settled) => settled || unexpected(typeName, info))
        : is || unexpected(typeName, info)
    } catch (error) {
      return failLater(error)
    }
  }
}

function expected(
  name: string | undefined,
  type: GraphQLAbstractType,
  info: GraphQLResolveInfo,
): string | Promise<never> {
  const concrete = typeof name === 'string' ? info.schema.getType(name) : undefined
  return isObjectType(concrete) && info.schema.isSubType(type, concrete) ? concrete.name : unexpected(type.name, info)
}

function unexpected(typeName: string, info: GraphQLResolveInfo): Promise<never> {
  const coordinate = `${info.parentType.name}.${info.fieldName}`
  return failLater(new Error(`Cannot complete ${coordinate}: what its subgraph returned is no ${typeName}`))
}
