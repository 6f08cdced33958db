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
import { isPromise } from './failure.ts'
import type { SubgraphModule } from './graph.ts'

/**
 * Asks the producing subgraph, in its own terms, which type a boxed value has: its own `resolveType` or `isTypeOf`, its
 * own value, context and schema. A type the API does not know, or does not expect here, fails asynchronously.
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
      return isPromise(name) || isExpected(name, abstractType, info) ? name : Promise.resolve(name)
    } catch (error) {
      return Promise.reject(error)
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
      return isTypeOf(value, operation.context(shape.producer), own) || Promise.resolve(false)
    } catch (error) {
      return Promise.reject(error)
    }
  }
}

function isExpected(name: unknown, abstractType: GraphQLAbstractType, info: GraphQLResolveInfo): boolean {
  const type = typeof name === 'string' ? info.schema.getType(name) : undefined
  return isObjectType(type) && info.schema.isSubType(abstractType, type)
}
