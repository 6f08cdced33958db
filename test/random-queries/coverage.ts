import {
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** Which fields of a schema some documents select, by coordinate (`Item.name`), and which they leave out. */
export interface Coverage {
  readonly reached: ReadonlySet<string>
  readonly missed: readonly string[]
  /** Object types no field of which is selected. */
  readonly missedTypes: readonly string[]
  /** Reached coordinates among all, from 0 to 1. */
  readonly share: number
}

/**
 * What documents select, all fragments included. A field selected on an interface counts for the interface and for
 * every type that implements it. Subscription fields count like others.
 */
export function coverage(schema: GraphQLSchema, documents: readonly DocumentNode[]): Coverage {
  const reached = new Set<string>()
  for (const document of documents)
    for (const coordinate of selectedCoordinates(schema, document)) reached.add(coordinate)
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))
  const objects = types.filter(isObjectType)
  const all = [...objects, ...types.filter(isInterfaceType)].flatMap((type) =>
    Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
  )
  const missed = all.filter((coordinate) => !reached.has(coordinate))
  const missedTypes = objects
    .filter((type) => Object.keys(type.getFields()).every((field) => !reached.has(`${type.name}.${field}`)))
    .map(({ name }) => name)
  return { reached, missed, missedTypes, share: 1 - missed.length / all.length }
}

/** Coordinates one document selects. */
export function selectedCoordinates(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const selected = new Set<string>()
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType()
        if (!parent || node.name.value.startsWith('__')) return
        const concrete = isInterfaceType(parent) ? schema.getPossibleTypes(parent) : []
        for (const type of [parent, ...concrete]) selected.add(`${type.name}.${node.name.value}`)
      },
    }),
  )
  return selected
}
