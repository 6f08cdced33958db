import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

const id: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' } }

/** The same document, that asks for the `id` of every object that has one: so that it is known whose fields were read. */
export function withObjectIds(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema)
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          const type = types.getParentType()
          if (!isObjectType(type) || type.getFields().id === undefined) return undefined
          return { ...node, selections: [id, ...node.selections] }
        },
      },
    }),
  )
}
