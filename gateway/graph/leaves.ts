import {
  GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  valueFromAST,
} from 'graphql'
import { failLater } from './failure.ts'
import type { SubgraphModule } from './graph.ts'
import type { Refusals } from './refusals.ts'

/**
 * Gives the API the subgraphs' scalar functions, internal enum values and default values, so that arguments reach a
 * resolver, and results leave it, as they would inside its own subgraph. Changes `api` in place.
 *
 * Refuses scalars and enums on which subgraphs differ: the API has room for one meaning only.
 */
export function adoptLeaves(api: GraphQLSchema, subgraphs: readonly SubgraphModule[], refusals: Refusals): void {
  for (const type of Object.values(api.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue
    if (isScalarType(type)) adoptScalar(type, subgraphs, refusals)
    else if (isEnumType(type)) adoptEnum(type, subgraphs, refusals)
  }
  adoptDefaults(api)
}

function adoptScalar(type: GraphQLScalarType, subgraphs: readonly SubgraphModule[], refusals: Refusals): void {
  const definitions = subgraphs.flatMap(({ name, schema }) => {
    const scalar = schema.getType(type.name)
    return isScalarType(scalar) ? [{ name, scalar }] : []
  })
  const first = definitions[0]
  if (!first) return
  for (const { name, scalar } of definitions) {
    // parseLiteral is not compared: graphql-js makes a new one for every scalar without an own.
    if (scalar.serialize !== first.scalar.serialize || scalar.parseValue !== first.scalar.parseValue) {
      refusals.add(type.name, `is a scalar with different functions in ${first.name} and ${name}`)
    }
  }
  type.parseValue = first.scalar.parseValue
  type.parseLiteral = first.scalar.parseLiteral
  type.serialize = serializeLater(first.scalar)
}

function adoptEnum(type: GraphQLEnumType, subgraphs: readonly SubgraphModule[], refusals: Refusals): void {
  const { values, ...config } = type.toConfig()
  for (const [name, value] of Object.entries(values)) {
    const definitions = subgraphs.flatMap((subgraph) => {
      const definition = subgraph.schema.getType(type.name)
      const own = isEnumType(definition) ? definition.getValue(name) : undefined
      return own ? [{ subgraph: subgraph.name, value: own.value as unknown }] : []
    })
    const first = definitions[0]
    if (!first) continue
    for (const other of definitions) {
      if (Object.is(other.value, first.value)) continue
      refusals.add(`${type.name}.${name}`, `has different internal values in ${first.subgraph} and ${other.subgraph}`)
    }
    value.value = first.value
  }
  const adopted = new GraphQLEnumType({ ...config, values })
  // Every field already points at `type`: it has to become the adopted enum rather than be replaced by it.
  Object.assign(type, adopted, { serialize: serializeLater(adopted) })
}

// A value that cannot be serialized fails asynchronously, see failLater: graphql-js awaits what `serialize` returns.
function serializeLater(type: GraphQLScalarType | GraphQLEnumType): (value: unknown) => unknown {
  const serialize = type.serialize.bind(type)
  return (value) => {
    try {
      const serialized: unknown = serialize(value)
      return serialized == null
        ? failLater(new Error(`Expected a value of type "${type.name}", but it was serialized to nothing`))
        : serialized
    } catch (error) {
      return failLater(error)
    }
  }
}

// buildASTSchema computed the defaults before the leaves were adopted: `= ACTIVE` must become the internal value.
function adoptDefaults(api: GraphQLSchema): void {
  const done = new Set<GraphQLInputObjectType>()
  const adoptInput = (type: GraphQLInputType) => {
    const named = getNamedType(type)
    if (!isInputObjectType(named) || done.has(named)) return
    done.add(named)
    // A default may name fields of other inputs, whose defaults it then includes: those come first.
    for (const field of Object.values(named.getFields())) {
      adoptInput(field.type)
      const literal = field.astNode?.defaultValue
      if (literal) field.defaultValue = valueFromAST(literal, field.type)
    }
  }
  for (const type of Object.values(api.getTypeMap())) {
    if (isInputObjectType(type)) adoptInput(type)
  }
  for (const type of Object.values(api.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue
    for (const field of Object.values(type.getFields())) {
      for (const argument of field.args) {
        const literal = argument.astNode?.defaultValue
        if (literal) argument.defaultValue = valueFromAST(literal, argument.type)
      }
    }
  }
}
