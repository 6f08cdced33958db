import {
  buildSchema,
  execute,
  type GraphQLError,
  type GraphQLResolveInfo,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import { auditor } from '../../principals.ts'

const directives = /* GraphQL */ `
  directive @requiresScopes(scopes: [[String!]!]!) on OBJECT | FIELD_DEFINITION | INTERFACE | UNION | SCALAR | ENUM
  directive @authenticated on OBJECT | FIELD_DEFINITION | INTERFACE | UNION | SCALAR | ENUM
  directive @policy(policies: [[String!]!]!) on OBJECT | FIELD_DEFINITION
  directive @public on OBJECT | FIELD_DEFINITION
  directive @reads(coordinates: [String!]!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
`

export type Objects = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export interface Asked {
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: readonly GraphQLError[]
  /** Coordinates of denials, in order, each with the number of places it stands for. */
  readonly denials: readonly string[]
  /** Coordinates whose resolvers were called. */
  readonly called: ReadonlySet<string>
  /** What resolvers saw selected below their fields, by coordinate. */
  readonly seen: ReadonlyMap<string, readonly string[]>
}

/** A small graph with rules, whose resolvers note what they are called for and what they see below. */
export function toyGraph(sdl: string, objects: Objects) {
  const whole = directives + sdl
  const schema = buildSchema(whole, { assumeValidSDL: true })
  let called = new Set<string>()
  let seen = new Map<string, readonly string[]>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source: Record<string, unknown>, _args, _context, info: GraphQLResolveInfo) => {
        const coordinate = `${type.name}.${field.name}`
        called.add(coordinate)
        if (info.fieldNodes[0]?.selectionSet) seen.set(coordinate, requestedFields(info))
        return (source ?? objects[type.name])?.[field.name]
      }
    }
  }
  withFieldAuthorization(schema, whole)
  return {
    schema,
    async ask(text: string, scopes: readonly string[] = [], variables: Record<string, unknown> = {}): Promise<Asked> {
      called = new Set()
      seen = new Map()
      const document = parse(text)
      const faults = validate(schema, document)
      if (faults.length > 0) throw new Error(faults.join('\n'))
      const contextValue = { principal: { ...auditor, scopes: new Set(scopes) } }
      const { data, errors = [] } = await execute({ schema, document, contextValue, variableValues: variables })
      const distinct = [...new Set(errors)]
      const denials = distinct.flatMap(({ extensions }) =>
        extensions.code === 'FORBIDDEN' ? [`${extensions.coordinate} ${extensions.count}`] : [],
      )
      return { data: JSON.parse(JSON.stringify(data ?? null)), errors: distinct, denials, called, seen }
    },
  }
}
