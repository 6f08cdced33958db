import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
} from 'graphql'

/**
 * Names of the fields a client selected below this field, at the end of `path`.
 *
 * `path` leads through fields by name, so `requestedFields(info, 'nodes')` is what was asked of a connection's nodes.
 * Selections on other types that fragments bring along are in it too: reading one field too many is harmless.
 */
export function requestedFields(info: GraphQLResolveInfo, ...path: readonly string[]): readonly string[] {
  return remembered(info, path.join('.'), () => {
    let nodes: readonly FieldNode[] = info.fieldNodes
    for (const name of path) nodes = fieldsBelow(nodes, info).filter((node) => node.name.value === name)
    return [...new Set(fieldsBelow(nodes, info).map((node) => node.name.value))]
  })
}

/** What was asked of the nodes of a connection, on either of the two ways to them. */
export function requestedOfNodes(info: GraphQLResolveInfo): readonly string[] {
  return remembered(info, 'nodes and edges', () => [
    ...requestedFields(info, 'nodes'),
    ...requestedFields(info, 'edges', 'node'),
  ])
}

// graphql-js collects the nodes of a field once for all objects of a list, so they say which reading of which execution
// this is.
const readings = new WeakMap<readonly FieldNode[], Map<string, readonly string[]>>()

function remembered({ fieldNodes }: GraphQLResolveInfo, of: string, read: () => readonly string[]): readonly string[] {
  const known = readings.get(fieldNodes) ?? new Map<string, readonly string[]>()
  readings.set(fieldNodes, known)
  const names = known.get(of) ?? read()
  known.set(of, names)
  return names
}

function fieldsBelow(nodes: readonly FieldNode[], info: GraphQLResolveInfo): FieldNode[] {
  const found: FieldNode[] = []
  const seen = new Set<FragmentDefinitionNode>()
  const collect = (selections: readonly SelectionNode[]) => {
    for (const selection of selections) {
      if (!isIncluded(selection, info)) continue
      if (selection.kind === Kind.FIELD) found.push(selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet.selections)
      else {
        const fragment = info.fragments[selection.name.value]
        if (fragment === undefined || seen.has(fragment)) continue
        seen.add(fragment)
        collect(fragment.selectionSet.selections)
      }
    }
  }
  for (const node of nodes) collect(node.selectionSet?.selections ?? [])
  return found
}

function isIncluded(node: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false
  )
}
