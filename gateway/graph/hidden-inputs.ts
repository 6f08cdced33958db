import { type GraphQLField, type GraphQLSchema, isInputObjectType, valueFromAST } from 'graphql'
import type { SubgraphModule } from './graph.ts'
import type { Refusals } from './refusals.ts'

/** Defaults of arguments that a field has in its subgraph and not in the API; undefined when there are none. */
export function hiddenArguments(
  api: GraphQLField<unknown, unknown>,
  own: GraphQLField<unknown, unknown>,
): Readonly<Record<string, unknown>> | undefined {
  const hidden = own.args.filter(({ name }) => !api.args.some((argument) => argument.name === name))
  const defaults = hidden.flatMap(({ name, type, astNode }) =>
    astNode?.defaultValue ? [[name, valueFromAST(astNode.defaultValue, type)] as const] : [],
  )
  return defaults.length > 0 ? Object.fromEntries(defaults) : undefined
}

/** Refuses input fields that a subgraph gives a default and the API does not show: the default would be lost. */
export function refuseHiddenInputFields(
  api: GraphQLSchema,
  subgraphs: readonly SubgraphModule[],
  refusals: Refusals,
): void {
  for (const type of Object.values(api.getTypeMap())) {
    if (!isInputObjectType(type)) continue
    for (const { name, schema } of subgraphs) {
      const own = schema.getType(type.name)
      if (!isInputObjectType(own)) continue
      for (const field of Object.values(own.getFields())) {
        if (type.getFields()[field.name] || field.defaultValue === undefined) continue
        refusals.add(`${type.name}.${field.name}`, `is a hidden input field with a default in ${name}`)
      }
    }
  }
}
