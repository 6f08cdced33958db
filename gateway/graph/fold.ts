import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/**
 * Takes `@skip` and `@include` out of a document by doing what they say, for a document that is valid already.
 *
 * `variables` are the values of this request, as sent or coerced; a variable without one has its default. Gives the very
 * same document where there is nothing to take out. Otherwise the result holds the operation that is executed, the
 * fragments it still spreads and the variables it still uses; it answers exactly what the original answers. A field
 * whose whole selection is skipped answers `{}`: it keeps a selection set without selections, which graphql-js
 * executes but no GraphQL text can express.
 */
export function foldConditions(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  operationName: string | undefined,
): DocumentNode {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName === undefined || definition.name?.value === operationName),
  )
  if (!operation || !hasConditions(document)) return document
  const values = { ...defaultsOf(operation), ...variables }
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, fold(definition, values))
  }
  const folded = fold(operation, values)
  const spread = spreadFrom(folded, fragments)
  const used = usedVariables([folded, ...spread])
  return {
    ...document,
    definitions: [
      { ...folded, variableDefinitions: folded.variableDefinitions?.filter((each) => used.has(each.variable.name.value)) },
      ...spread,
    ] as DocumentNode['definitions'],
  }
}

function hasConditions(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Directive(node) {
      found ||= isCondition(node)
    },
  })
  return found
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include'
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
    ),
  )
}

function fold<T extends OperationDefinitionNode | FragmentDefinitionNode>(definition: T, values: Record<string, unknown>): T {
  return visit(definition, {
    SelectionSet: {
      enter(node): SelectionSetNode | undefined {
        const kept = node.selections.filter(({ directives }) => (directives ?? []).every((each) => holds(each, values)))
        return kept.length === node.selections.length ? undefined : { ...node, selections: kept }
      },
      // A fragment without selections says nothing; a field without selections still answers `{}`.
      leave(node): SelectionSetNode | undefined {
        const kept = node.selections.filter(
          (each) => each.kind !== Kind.INLINE_FRAGMENT || each.selectionSet.selections.length > 0,
        )
        return kept.length === node.selections.length ? undefined : { ...node, selections: kept }
      },
    },
    Directive: (node) => (isCondition(node) ? null : undefined),
  })
}

function holds(directive: DirectiveNode, values: Record<string, unknown>): boolean {
  if (!isCondition(directive)) return true
  const condition = directive.arguments?.find(({ name }) => name.value === 'if')?.value
  const value = condition?.kind === Kind.VARIABLE ? values[condition.name.value] : condition?.kind === Kind.BOOLEAN && condition.value
  return directive.name.value === 'skip' ? value !== true : value !== false
}
