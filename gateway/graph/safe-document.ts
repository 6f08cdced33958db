import { type DocumentNode, type FieldNode, type GraphQLResolveInfo, Kind, visit } from 'graphql'
import { foldConditions } from './fold.ts'

const aliased = 'alias_'
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/**
 * The operation under execution, in a form that stitching answers exactly.
 *
 * It keeps what it fetches in objects under the client's names: an alias `id` would stand for the key, `then` for a
 * promise, `constructor` for what every object has. So no alias stays as it is. It loses a field that is there once with
 * a condition and once without: so there are no conditions. It needs to be told types, and something to ask for in every
 * selection: so `__typename` is everywhere.
 */
export function safeDocument({ operation, fragments, variableValues }: GraphQLResolveInfo): DocumentNode {
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] } as const
  return visit(foldConditions(document, variableValues, operation.name?.value), {
    Field({ alias, ...field }) {
      // What asks about the schema is answered from the public one.
      if (field.name.value.startsWith('__')) return null
      const key = answerKey([{ ...field, ...(alias && { alias }) }])
      return key === field.name.value ? field : { ...field, alias: { kind: Kind.NAME, value: key } }
    },
    SelectionSet: { leave: (node) => ({ ...node, selections: [typename, ...node.selections] }) },
  })
}

/** Where the answer to a safe document has a field of the client's document. */
export function answerKey([node]: readonly FieldNode[]): string {
  const name = node?.name.value ?? ''
  return node?.alias && node.alias.value !== name ? `${aliased}${node.alias.value}` : name
}

/** The client's name for what the answer to a safe document has under a key. */
export function clientKey(key: string | number): string | number {
  return typeof key === 'string' && key.startsWith(aliased) ? key.slice(aliased.length) : key
}
