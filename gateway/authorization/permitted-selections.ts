import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Rights } from './rights.ts'

type Fragments = GraphQLResolveInfo['fragments']

/**
 * What a resolver may know of the selection below its field: that part of it which may be read.
 *
 * Resolvers look ahead, and read what they find selected; what is denied must not be read, so it is not there. Whether
 * a field is answered is not decided here: that is done for each object in its turn.
 */
export class PermittedSelections {
  readonly #rights: Rights
  readonly #sets = new WeakMap<SelectionSetNode, Map<string, SelectionSetNode>>()
  readonly #nodes = new WeakMap<readonly FieldNode[], readonly FieldNode[]>()
  readonly #operations = new WeakMap<OperationDefinitionNode, OperationDefinitionNode>()

  constructor(rights: Rights) {
    this.#rights = rights
  }

  /** The same information where nothing below is denied. */
  info(info: GraphQLResolveInfo): GraphQLResolveInfo {
    const fieldNodes = this.#fieldNodes(info)
    const operation = info.path.prev === undefined ? this.#operation(info) : info.operation
    return fieldNodes === info.fieldNodes && operation === info.operation ? info : { ...info, fieldNodes, operation }
  }

  #fieldNodes({ fieldNodes, returnType, schema, fragments }: GraphQLResolveInfo): readonly FieldNode[] {
    const known = this.#nodes.get(fieldNodes)
    if (known !== undefined) return known
    const type = getNamedType(returnType)
    const permitted = fieldNodes.map((node) => this.#field(node, type, schema, fragments))
    const result = permitted.every((node, place) => node === fieldNodes[place]) ? fieldNodes : permitted
    this.#nodes.set(fieldNodes, result)
    return result
  }

  #operation({ operation, parentType, schema, fragments }: GraphQLResolveInfo): OperationDefinitionNode {
    const known = this.#operations.get(operation)
    if (known !== undefined) return known
    const selectionSet = this.#set(operation.selectionSet, parentType, schema, fragments)
    const permitted = selectionSet === operation.selectionSet ? operation : { ...operation, selectionSet }
    this.#operations.set(operation, permitted)
    return permitted
  }

  #field(node: FieldNode, type: GraphQLNamedType, schema: GraphQLSchema, fragments: Fragments): FieldNode {
    if (node.selectionSet === undefined) return node
    const selectionSet = this.#set(node.selectionSet, type, schema, fragments)
    return selectionSet === node.selectionSet ? node : { ...node, selectionSet }
  }

  #set(set: SelectionSetNode, on: GraphQLNamedType, schema: GraphQLSchema, fragments: Fragments): SelectionSetNode {
    const known = this.#sets.get(set)?.get(on.name)
    if (known !== undefined) return known
    const selections = set.selections.flatMap((selection) => this.#selection(selection, on, schema, fragments))
    const isSame =
      selections.length === set.selections.length && selections.every((each, place) => each === set.selections[place])
    const permitted = isSame ? set : { ...set, selections }
    this.#sets.set(set, (this.#sets.get(set) ?? new Map()).set(on.name, permitted))
    return permitted
  }

  #selection(
    selection: SelectionNode,
    on: GraphQLNamedType,
    schema: GraphQLSchema,
    fragments: Fragments,
  ): readonly SelectionNode[] {
    if (selection.kind === Kind.FIELD) return this.#selectedField(selection, on, schema, fragments)
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection
    const condition = fragment?.typeCondition?.name.value
    const type = condition === undefined ? on : schema.getType(condition)
    if (fragment === undefined || type === undefined) return []
    const selectionSet = this.#set(fragment.selectionSet, type, schema, fragments)
    if (selectionSet === fragment.selectionSet) return [selection]
    if (selectionSet.selections.length === 0) return []
    // In place of a spread: the fragment itself may be used elsewhere, for a type of which more may be read.
    const { typeCondition } = fragment
    const { directives = [] } = selection
    return [{ kind: Kind.INLINE_FRAGMENT, ...(typeCondition && { typeCondition }), directives, selectionSet }]
  }

  #selectedField(
    node: FieldNode,
    on: GraphQLNamedType,
    schema: GraphQLSchema,
    fragments: Fragments,
  ): readonly SelectionNode[] {
    const name = node.name.value
    if (name.startsWith('__')) return [node]
    if (isObjectType(on)) {
      const type = on.getFields()[name]?.type
      if (type === undefined) return [node]
      return this.#rights.denies(`${on.name}.${name}`) ? [] : [this.#field(node, getNamedType(type), schema, fragments)]
    }
    if (!isAbstractType(on)) return []
    const types = schema.getPossibleTypes(on)
    const permitted = types.filter((type) => !this.#rights.denies(`${type.name}.${name}`))
    const given = isInterfaceType(on) ? on.getFields()[name]?.type : undefined
    if (permitted.length === types.length && given !== undefined) {
      return [this.#field(node, getNamedType(given), schema, fragments)]
    }
    return permitted.flatMap((type): InlineFragmentNode[] => {
      const selections = this.#selectedField(node, type, schema, fragments)
      return [
        {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
          selectionSet: { kind: Kind.SELECTION_SET, selections },
        },
      ]
    })
  }
}
