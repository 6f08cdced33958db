import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { knows, names, type Persona } from './expectations/persona.ts'

/** What somebody sees, and what it may ask by. */
export interface Sight {
  sees(type: GraphQLObjectType, field: string): boolean
  /** Whether it may give a field these arguments, defaults among them: filters by their fields, orders by their values. */
  mayGive(args: readonly GraphQLArgument[], values: Readonly<Record<string, unknown>>, coordinate: string): boolean
}

/** Seen as the field that gives them is. */
const values = new Set(['Money', 'Quantity', 'PageInfo', 'Identifier', 'IdentifierInput', 'Provenance'])

/** What was written down of a persona, with what is not written down added as `Persona` says. */
export function sightOf(persona: Persona): Sight {
  const { sees, asksBy } = persona
  return sightBy(
    (type, field) => names(sees, type, field),
    (type, member) => names(asksBy, type, member),
    (type) => knows(persona, type),
  )
}

function sightBy(
  isSeen: (type: string, field: string) => boolean,
  isAskedBy: (type: string, member: string) => boolean,
  isKnown: (type: string) => boolean,
): Sight {
  return {
    sees(type, field) {
      if (values.has(type.name)) return true
      const held = heldBy(type)
      return held === null ? isSeen(type.name, field) : values.has(held.name) || isKnown(held.name)
    },
    mayGive: (args, given) =>
      args.every(({ name, type }) =>
        [...membersIn(type, given[name])].every(([owner, member]) => values.has(owner) || isAskedBy(owner, member)),
      ),
  }
}

/** What a page or an edge holds; null for what is neither. */
export function heldBy(type: GraphQLObjectType): GraphQLObjectType | null {
  if (!/(Connection|Edge)$/.test(type.name)) return null
  const { nodes, node } = type.getFields()
  const held = getNamedType((nodes ?? node)?.type)
  return isObjectType(held) ? held : null
}

/** Fields of inputs and values of orders that a value goes by; other enums and scalars are values like any other. */
export function* membersIn(type: GraphQLInputType, value: unknown): Iterable<readonly [string, string]> {
  if (value === null || value === undefined) return
  if (isNonNullType(type)) yield* membersIn(type.ofType, value)
  else if (isListType(type)) for (const item of value as unknown[]) yield* membersIn(type.ofType, item)
  else if (isEnumType(type) && type.name.endsWith('Order')) yield [type.name, String(value)]
  else if (isInputObjectType(type)) {
    for (const [name, member] of Object.entries(value as Record<string, unknown>)) {
      const field = type.getFields()[name]
      if (field === undefined || member === null || member === undefined) continue
      yield [type.name, name]
      yield* membersIn(field.type, member)
    }
  }
}

/** All object types of a schema but those of introspection and federation. */
export function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('_'))
}
