import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql'
import type { RequestFault } from '#gateway/errors/request-faults.ts'
import { faultsOfVariables } from '#gateway/errors/variable-faults.ts'
import { checkVariables } from '#gateway/limits/variables.ts'
import { BadUserInput } from '#shared/errors/errors.ts'

type Variables = Readonly<Record<string, unknown>>

/** The operation of a document that is to be run. @throws {BadUserInput | CostLimit} */
export function chosenOperation(
  document: DocumentNode,
  {
    variables = {},
    operationName,
  }: { readonly variables?: Variables | undefined; readonly operationName?: string | undefined },
): OperationDefinitionNode {
  checkVariables(variables)
  const definition = getOperationAST(document, operationName)
  if (!definition) throw new BadUserInput('Cannot choose an operation: operationName names none of the document')
  return definition
}

/** Why an operation cannot be run with these variables, or none. @throws {BadUserInput} where the schema has no such operations. */
export function faultsOfOperation(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  variables: Variables,
): readonly RequestFault[] {
  // graphql-js takes any field of a root that there is not, and would find out only once it was recorded.
  if (!schema.getRootType(definition.operation)) {
    throw new BadUserInput(`Cannot run a ${definition.operation}: the schema has none`)
  }
  return faultsOfVariables(schema, definition, variables)
}
