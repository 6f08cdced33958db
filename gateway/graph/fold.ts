import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

type Definition = OperationDefinitionNode | FragmentDefinitionNode

/**
 * Takes `@skip` and `@include` out of a valid document by doing what they say.
 *
 * `variables` are the values of this request, as sent or coerced; a variable without one has its default. The result
 * answers exactly what the document answers: it holds the operation that is executed, the fragments it still spreads,
 * and no variable that only a condition used. Others stay even when unused, as a wrong value of theirs is an error
 * still. A field whose whole selection is skipped answers `{}`: it keeps a selection set without selections, which
 * graphql-js executes but no text can express. Gives the very same document where there is nothing to take out, and
 * where a condition has no value: executing that one tells what is wrong.
 */
export function foldConditions(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  operationName: string | undefined,
): DocumentNode {
  const operation = operationOf(document, operationName)
  const conditions = conditionsOf(document)
  if (!operation || conditions.length === 0) return document
  const values = { ...defaultsOf(operation), ...variables }
  const reached = reachable(operation, document)
  if (
    reached.some((definition) => conditionsOf(definition).some((each) => conditionValue(each, values) === undefined))
  ) {
    return document
  }
  const folded = withoutEmptyFragments(reached.map((definition) => fold(definition, values)))
  const [main] = folded as [OperationDefinitionNode]
  const definitions = reachable(main, { kind: Kind.DOCUMENT, definitions: folded })
  const dropped = new Set(conditions.flatMap((each) => variableOf(each) ?? []))
  for (const name of definitions.flatMap(usedVariables)) dropped.delete(name)
  const variableDefinitions = main.variableDefinitions?.filter(({ variable }) => !dropped.has(variable.name.value))
  return {
    ...document,
    definitions: [{ ...main, ...(variableDefinitions && { variableDefinitions }) }, ...definitions.slice(1)],
  }
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .find((operation) => name === undefined || operation.name?.value === name)
}

/** The operation and every fragment it spreads, directly or through others. */
function reachable(operation: OperationDefinitionNode, document: DocumentNode): Definition[] {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const reached: Definition[] = [operation]
  // Grows while it is walked.
  for (const definition of reached) {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (fragment && fragments.delete(name.value)) reached.push(fragment)
      },
    })
  }
  return reached
}

function conditionsOf(node: DocumentNode | Definition): DirectiveNode[] {
  const conditions: DirectiveNode[] = []
  visit(node, {
    Directive(directive) {
      if (isCondition(directive)) conditions.push(directive)
    },
  })
  return conditions
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include'
}

function argumentOf(condition: DirectiveNode) {
  return condition.arguments?.find(({ name }) => name.value === 'if')?.value
}

function variableOf(condition: DirectiveNode): string | undefined {
  const argument = argumentOf(condition)
  return argument?.kind === Kind.VARIABLE ? argument.name.value : undefined
}

function conditionValue(condition: DirectiveNode, values: Readonly<Record<string, unknown>>): boolean | undefined {
  const argument = argumentOf(condition)
  const value = argument?.kind === Kind.VARIABLE ? values[argument.name.value] : undefined
  if (argument?.kind === Kind.BOOLEAN) return argument.value
  return typeof value === 'boolean' ? value : undefined
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, boolean> {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
    ),
  )
}

function usedVariables(definition: Definition): string[] {
  const names: string[] = []
  visit(definition, {
    VariableDefinition: () => false,
    Variable({ name }) {
      names.push(name.value)
    },
  })
  return names
}

function fold(definition: Definition, values: Readonly<Record<string, unknown>>): Definition {
  return visit(definition, {
    SelectionSet: (node) =>
      selecting(node, ({ directives }) =>
        (directives ?? [])
          .filter(isCondition)
          .every((each) => conditionValue(each, values) === (each.name.value === 'include')),
      ),
    Directive: (node) => (isCondition(node) ? null : undefined),
  })
}

// Dropping one fragment can leave another without selections, so this goes on until nothing is left to drop.
function withoutEmptyFragments(definitions: readonly Definition[]): Definition[] {
  const empty = new Set(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION && definition.selectionSet.selections.length === 0
        ? [definition.name.value]
        : [],
    ),
  )
  const left = definitions
    .filter(({ kind, name }) => kind === Kind.OPERATION_DEFINITION || !empty.has(name?.value ?? ''))
    .map((definition) => visit(definition, { SelectionSet: { leave: (node) => withoutEmpty(node, empty) } }))
  return empty.size === 0 ? left : withoutEmptyFragments(left)
}

function withoutEmpty(node: SelectionSetNode, empty: ReadonlySet<string>): SelectionSetNode | undefined {
  return selecting(node, (selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return !empty.has(selection.name.value)
    return selection.kind !== Kind.INLINE_FRAGMENT || selection.selectionSet.selections.length > 0
  })
}

function selecting(
  node: SelectionSetNode,
  keeps: (selection: SelectionSetNode['selections'][number]) => boolean,
): SelectionSetNode | undefined {
  const selections = node.selections.filter(keeps)
  return selections.length === node.selections.length ? undefined : { ...node, selections }
}
