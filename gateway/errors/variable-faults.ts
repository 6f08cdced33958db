import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql'
import { badUserInput } from './coded.ts'
import { locationsOf, type RequestFault } from './request-faults.ts'

/** A list of a million wrong items is one mistake. */
const MAX_FAULTS = 20

/**
 * What is wrong with the variables sent for an operation: the variable, the place within it and the type expected
 * there. graphql-js finds the same while it executes, but its messages print the values, which may be a patient's, and
 * print them whole, which takes seconds where they are large; so this asks first.
 */
export function faultsOfVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): RequestFault[] {
  const faults: RequestFault[] = []
  for (const definition of operation.variableDefinitions ?? []) {
    for (const message of faultsOfVariable(schema, definition, variables)) {
      if (faults.length === MAX_FAULTS) return faults
      faults.push({ message, coded: badUserInput, ...locationsOf(definition) })
    }
  }
  return faults
}

function faultsOfVariable(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Iterable<string> {
  const name = definition.variable.name.value
  const type = typeFromAST(schema, definition.type)
  // Validation has made sure that it is one.
  if (!isInputType(type)) return []
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined
  if (value === undefined && definition.defaultValue) return []
  if (value !== undefined && value !== null) return faultsWithin(name, value, type)
  if (!isNonNullType(type)) return []
  return [
    `Cannot use variable "$${name}": expected a value of type "${type}", found ${value === null ? 'null' : 'none'}`,
  ]
}

function faultsWithin(name: string, value: unknown, type: GraphQLInputType): Set<string> {
  const messages = new Set<string>()
  const enough = new Error('enough')
  let faults = 0
  try {
    coerceInputValue(value, type, (path, _invalid, error) => {
      const place = path.length > 0 ? ` at "${[name, ...path].join('.')}"` : ''
      const expected = typeAt(type, path)
      messages.add(
        `Cannot use variable "$${name}"${place}: expected a value of type "${expected}"${reason(expected, error)}`,
      )
      faults += 1
      if (faults === MAX_FAULTS) throw enough
    })
  } catch (error) {
    if (error !== enough) throw error
  }
  return messages
}

function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  let at: GraphQLInputType = type
  for (const step of path) {
    const nullable: GraphQLInputType = getNullableType(at)
    if (isListType(nullable)) at = nullable.ofType
    const object = getNullableType(at)
    if (typeof step === 'string' && isInputObjectType(object)) at = object.getFields()[step]?.type ?? at
  }
  return at
}

// What graphql-js says of an input object's fields names them and no value; of a scalar it repeats the value. Our own
// scalars say what they expect instead.
function reason(expected: GraphQLInputType, error: GraphQLError): string {
  const named = getNamedType(expected)
  const safe = isInputObjectType(named)
    ? /^(Field "[_A-Za-z]\w{0,99}"|Exactly one key) /.test(error.message)
    : error.message.startsWith(`Cannot read ${named.name}: `)
  return safe ? `; ${error.message}` : ''
}
