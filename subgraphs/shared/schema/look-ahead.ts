import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
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
    let selected = selectionOf(info)
    for (const name of path) selected = fieldsBelow(selected, info).filter(({ node }) => node.name.value === name)
    return namesBelow(selected, info)
  })
}

/** What was asked of the nodes of a connection, on either of the two ways to them; `always`, whether it was or not. */
export function requestedOfNodes(info: GraphQLResolveInfo, ...always: readonly string[]): readonly string[] {
  const name = ['nodes and edges', ...always].join('.')
  return remembered(info, name, () => namesBelow(nodesBelow(selectionOf(info), info), info, always))
}

/** The field of this resolver as its object sees it: requested, with all that was asked below it. */
export function asRequested(info: GraphQLResolveInfo): readonly string[] {
  return remembered(info, 'itself', () => {
    const fields = info.fieldNodes.map((node) => selectedField(node, info.parentType, info))
    return known([info.fieldName], fields, info)
  })
}

/** A connection that was selected, from its start: how many of its nodes at most, and what was asked of them. */
export interface RequestedList {
  readonly first: number
  readonly nodes: readonly string[]
}

/**
 * The connections among requested fields, by name: `requested` is what `requestedFields` or `requestedOfNodes` gave.
 *
 * Pages that begin after a cursor are left out: which of the records they hold is not known before the list is here.
 */
export function requestedLists(requested: readonly string[]): ReadonlyMap<string, RequestedList> {
  const below = selections.get(requested)
  if (below === undefined) return none
  below.lists ??= listsAmong(below.fields, below.info)
  return below.lists
}

const none: ReadonlyMap<string, RequestedList> = new Map()

/**
 * What was asked of the object that one of the requested fields gives: `requested` is what `requestedFields` or
 * `requestedOfNodes` gave. Nothing where the field was not asked for.
 */
export function requestedBelow(requested: readonly string[], name: string): readonly string[] {
  const selection = selections.get(requested)
  if (selection === undefined) return []
  const before = selection.below.get(name)
  if (before !== undefined) return before
  const { fields, info } = selection
  const names = namesBelow(
    fields.filter(({ node }) => node.name.value === name),
    info,
  )
  selection.below.set(name, names)
  return names
}

/** Whether nothing else is asked for in the operation: `requested` is what `requestedFields` or `requestedOfNodes` gave. */
export function isOnlyRequest(requested: readonly string[]): boolean {
  const info = selections.get(requested)?.info
  const [only, ...others] = info?.operation.selectionSet.selections ?? []
  return only?.kind === Kind.FIELD && others.length === 0
}

/** What was selected behind the names handed out, for those who want to know more of it. */
const selections = new WeakMap<
  readonly string[],
  {
    readonly fields: readonly Selected[]
    readonly info: GraphQLResolveInfo
    readonly below: Map<string, readonly string[]>
    lists?: ReadonlyMap<string, RequestedList>
  }
>()

function namesBelow(
  selected: readonly Selected[],
  info: GraphQLResolveInfo,
  always: readonly string[] = [],
): readonly string[] {
  const fields = fieldsBelow(selected, info)
  return known([...new Set([...fields.map(({ node }) => node.name.value), ...always])], fields, info)
}

function known(names: readonly string[], fields: readonly Selected[], info: GraphQLResolveInfo): readonly string[] {
  selections.set(names, { fields, info, below: new Map() })
  return names
}

function nodesBelow(selected: readonly Selected[], info: GraphQLResolveInfo): readonly Selected[] {
  const below = (some: readonly Selected[], name: string) =>
    fieldsBelow(some, info).filter(({ node }) => node.name.value === name)
  return [...below(selected, 'nodes'), ...below(below(selected, 'edges'), 'node')]
}

function listsAmong(fields: readonly Selected[], info: GraphQLResolveInfo): ReadonlyMap<string, RequestedList> {
  const lists = new Map<string, RequestedList>()
  for (const [name, selected] of Map.groupBy(fields, ({ node }) => node.name.value)) {
    const fromStart = selected.filter((each) => each.page !== undefined && each.page.after == null)
    const nodes = namesBelow(nodesBelow(fromStart, info), info)
    if (nodes.length === 0) continue
    lists.set(name, { first: Math.max(...fromStart.map(({ page }) => page?.first ?? 0)), nodes })
  }
  return lists
}

// graphql-js collects the nodes of a field once for all objects of a list, so they say which reading of which execution
// this is.
const readings = new WeakMap<readonly FieldNode[], Map<string, readonly string[]>>()

function remembered({ fieldNodes }: GraphQLResolveInfo, of: string, read: () => readonly string[]): readonly string[] {
  const ofField = readings.get(fieldNodes) ?? new Map<string, readonly string[]>()
  readings.set(fieldNodes, ofField)
  const names = ofField.get(of) ?? read()
  ofField.set(of, names)
  return names
}

/** A field that was selected. */
interface Selected {
  readonly node: FieldNode
  /** The type it gives, without lists and non-nulls; undefined for a field the schema says nothing of. */
  readonly type: GraphQLNamedType | undefined
  /** How it was asked for where it is a list by pages. Reads the arguments each time. */
  readonly page: { readonly first: number; readonly after: unknown } | undefined
}

function selectionOf(info: GraphQLResolveInfo): readonly Selected[] {
  const type = getNamedType(info.returnType)
  return info.fieldNodes.map((node) => ({ node, type, page: undefined }))
}

function fieldsBelow(selected: readonly Selected[], info: GraphQLResolveInfo): Selected[] {
  const found: Selected[] = []
  const seen = new Set<FragmentDefinitionNode>()
  const collect = (selections: readonly SelectionNode[], on: GraphQLNamedType | undefined) => {
    for (const selection of selections) {
      if (!isIncluded(selection, info)) continue
      if (selection.kind === Kind.FIELD) found.push(selectedField(selection, on, info))
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const name = selection.typeCondition?.name.value
        collect(selection.selectionSet.selections, name === undefined ? on : info.schema.getType(name))
      } else {
        const fragment = info.fragments[selection.name.value]
        if (fragment === undefined || seen.has(fragment)) continue
        seen.add(fragment)
        collect(fragment.selectionSet.selections, info.schema.getType(fragment.typeCondition.name.value))
      }
    }
  }
  for (const { node, type } of selected) collect(node.selectionSet?.selections ?? [], type)
  return found
}

function selectedField(node: FieldNode, on: GraphQLNamedType | undefined, info: GraphQLResolveInfo): Selected {
  const field = isObjectType(on) || isInterfaceType(on) ? on.getFields()[node.name.value] : undefined
  return {
    node,
    type: field && getNamedType(field.type),
    get page() {
      return field && pageAsked(field, node, info)
    },
  }
}

function pageAsked(field: GraphQLField<unknown, unknown>, node: FieldNode, { variableValues }: GraphQLResolveInfo) {
  try {
    const { first, after } = getArgumentValues(field, node, variableValues)
    return typeof first === 'number' ? { first, after } : undefined
  } catch {
    // What is wrong with its arguments the field says itself, in its own place.
    return undefined
  }
}

function isIncluded(node: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false
  )
}
