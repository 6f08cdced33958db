import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { failLater } from './failure.ts'
import { isPromise } from './is-promise.ts'
import { property } from './property.ts'
import type { Supergraph } from './supergraph.ts'

/** Reads one key from objects of one subgraph. */
export interface KeyReader {
  /**
   * The key as the subgraph itself would send it over the wire: its own resolvers, its own serialization (an id 5 is
   * "5"). A key of one plain field is that field's value, any other key a record. Throws, or rejects, where a key field
   * fails or is null against its type.
   */
  read(object: unknown, context: unknown, info: GraphQLResolveInfo): unknown
  /** What `__resolveReference` is given for a key that `read` returned; new each time. */
  representation(key: unknown): Record<string, unknown>
}

/** A field of a key, prepared for reading. */
interface KeyField {
  readonly name: string
  readonly parentType: string
  readonly type: GraphQLOutputType
  readonly resolve: GraphQLFieldResolver<unknown, unknown>
  /** Fields selected below; none where the field is a leaf. */
  readonly fields: readonly KeyField[]
  readonly schema: GraphQLSchema
}

/**
 * A reader for a key (`"id"`, `"org { id } code"`) on objects that `subgraph` produces, or undefined when its objects
 * do not carry all of the key. A key that selects through an interface or union cannot be read.
 */
export function keyReader(
  supergraph: Supergraph,
  subgraph: { readonly name: string; readonly schema: GraphQLSchema },
  typeName: string,
  key: string,
): KeyReader | undefined {
  const fields = keyFields(supergraph, subgraph, typeName, selectionsOf(key))
  if (!fields) return undefined
  const [only] = fields
  if (only && fields.length === 1 && isLeafType(isNonNullType(only.type) ? only.type.ofType : only.type)) {
    return {
      read: (object, context, info) => readField(only, object, context, info),
      representation: (value) => ({ __typename: typeName, [only.name]: value }),
    }
  }
  return {
    read: (object, context, info) => readFields(fields, object, context, info),
    representation: (values) => ({ __typename: typeName, ...(values as object) }),
  }
}

function selectionsOf(key: string): readonly FieldNode[] | undefined {
  const [operation] = parse(`{ ${key} }`, { noLocation: true }).definitions as [OperationDefinitionNode]
  return fieldNodes(operation.selectionSet.selections)
}

function fieldNodes(selections: OperationDefinitionNode['selectionSet']['selections']): FieldNode[] | undefined {
  const fields = selections.filter((selection) => selection.kind === Kind.FIELD)
  return fields.length === selections.length ? fields : undefined
}

function keyFields(
  supergraph: Supergraph,
  subgraph: { readonly name: string; readonly schema: GraphQLSchema },
  typeName: string,
  selections: readonly FieldNode[] | undefined,
): KeyField[] | undefined {
  const type = subgraph.schema.getType(typeName)
  if (!selections || !isObjectType(type)) return undefined
  const fields: KeyField[] = []
  for (const node of selections) {
    const name = node.name.value
    const definition = type.getFields()[name]
    if (!definition || !supergraph.objects.get(typeName)?.fields.get(name)?.carriers.has(subgraph.name))
      return undefined
    const nested = node.selectionSet
      ? keyFields(supergraph, subgraph, getNamedType(definition.type).name, fieldNodes(node.selectionSet.selections))
      : []
    if (!nested) return undefined
    const resolve = definition.resolve ?? defaultFieldResolver
    fields.push({ name, parentType: typeName, type: definition.type, resolve, fields: nested, schema: subgraph.schema })
  }
  return fields
}

function readFields(fields: readonly KeyField[], object: unknown, context: unknown, info: GraphQLResolveInfo): unknown {
  const record = (values: readonly unknown[]) =>
    Object.fromEntries(fields.map((field, index) => [field.name, values[index]]))
  const values = all(fields, (field) => readField(field, object, context, info))
  return isPromise(values) ? values.then(record) : record(values)
}

// A part that throws would leave a pending part before it without anyone to handle its rejection.
function all<T>(parts: Iterable<T>, read: (part: T) => unknown): unknown[] | Promise<unknown[]> {
  const values = Array.from(parts, (part) => {
    try {
      return read(part)
    } catch (error) {
      return failLater(error)
    }
  })
  return values.some(isPromise) ? Promise.all(values) : values
}

function readField(field: KeyField, object: unknown, context: unknown, info: GraphQLResolveInfo): unknown {
  const value =
    field.resolve === defaultFieldResolver
      ? property(object, field.name, {}, context, info)
      : field.resolve(object, {}, context, infoOf(field, info))
  return isPromise(value)
    ? value.then((settled) => wire(field, field.type, settled, context, info))
    : wire(field, field.type, value, context, info)
}

function infoOf(field: KeyField, info: GraphQLResolveInfo): GraphQLResolveInfo {
  const parentType = field.schema.getType(field.parentType)
  if (!isObjectType(parentType)) return info
  return { ...info, fieldName: field.name, returnType: field.type, parentType, schema: field.schema }
}

function wire(
  field: KeyField,
  type: GraphQLOutputType,
  value: unknown,
  context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  if (value instanceof Error) throw value
  if (isPromise(value)) return value.then((settled) => wire(field, type, settled, context, info))
  if (isNonNullType(type)) {
    if (value == null) throw new Error(`Cannot return null for non-nullable field ${field.parentType}.${field.name}.`)
    return wire(field, type.ofType, value, context, info)
  }
  if (value == null) return null
  if (isListType(type)) {
    return all(value as Iterable<unknown>, (item) => wire(field, type.ofType, item, context, info))
  }
  return isLeafType(type) ? type.serialize(value) : readFields(field.fields, value, context, info)
}
