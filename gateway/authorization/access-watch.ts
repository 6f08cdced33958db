import type { GraphQLField, GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import type { ReachedFields } from './reached-fields.ts'

/** Is told of one field what was read and what was denied. */
export interface FieldWatch {
  /** What to resolve the field with where it may be read: `resolve` itself, or what notes it first. Asked once. */
  permitted(
    resolve: GraphQLFieldResolver<unknown, unknown>,
    goesBy: ReachedFields | undefined,
  ): GraphQLFieldResolver<unknown, unknown>
  /** The field was not given: it may not be read, or `reached` may not, which its arguments go by. */
  denied(
    source: unknown,
    args: Readonly<Record<string, unknown>>,
    context: unknown,
    info: GraphQLResolveInfo,
    reached: string | undefined,
  ): void
}

/** Watches the fields of a schema; asked once for each of them, when it is made. */
export type AccessWatch = (
  coordinate: string,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
) => FieldWatch
