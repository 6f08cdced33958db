import { type DocumentNode, type FieldNode, type GraphQLResolveInfo, Kind, visit } from 'graphql'
import { foldConditions } from './fold.ts'

const prefix = 'alias_'
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/** The executed document, without what stitching trips over. */
export function safeDocument({ operation, fragments, variableValues }: GraphQLResolveInfo): DocumentNode {
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] } as const
  return visit(foldConditions(document, variableValues, operation.name?.value), {
    Field: (node) => {
      const { alias, ...plain } = node
      if (node.name.value === '__typename') return null
      const key = answerKey([node])
      return key === node.name.value ? plain : { ...node, alias: { kind: Kind.NAME, value: key } }
    },
    SelectionSet: { leave: (node) => ({ ...node, selections: [typename, ...node.selections] }) },
  })
}

/** Where an answer to a safe document has the field. */
export function answerKey([node]: readonly FieldNode[]): string {
  const name = node?.name.value ?? ''
  const key = node?.alias?.value ?? name
  return key === name ? key : `${prefix}${key}`
}

/** The client's name for a key of an answer. */
export function clientKey(key: string | number): string | number {
  return typeof key === 'string' && key.startsWith(prefix) ? key.slice(prefix.length) : key
}
