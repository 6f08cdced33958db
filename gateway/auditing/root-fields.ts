import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/** The root fields of an operation, as they stand in its document. */
export function rootFieldsOf({ selectionSet }: OperationDefinitionNode, document: DocumentNode): readonly string[] {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map(({ name, selectionSet: selected }) => [name.value, selected]),
  )
  const names = new Set<string>()
  const collect = (set: SelectionSetNode | undefined) => {
    for (const each of set?.selections ?? []) {
      if (each.kind === Kind.FIELD) names.add(each.name.value)
      else collect(each.kind === Kind.INLINE_FRAGMENT ? each.selectionSet : fragments.get(each.name.value))
    }
  }
  collect(selectionSet)
  return [...names]
}
