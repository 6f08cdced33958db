import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql'

/** The fields of which it is recorded who read them. */
export interface SensitiveFields {
  readonly coordinates: readonly string[]
  /** The place of a field among `coordinates`; -1 for one that is none of them. */
  placeOf(coordinate: string): number
}

const harmless = new Set(['REFERENCE', 'OPERATIONAL'])

/**
 * Reads off a supergraph which fields are FINANCIAL or PERSONAL: by what they say, or else their type, and by what a value
 * without an id says that they give. What nobody classified is as well, and so is every command.
 *
 * Fields of a value that is nothing in itself (`@public` and without an id, such as an amount of money) do not count:
 * whoever reads one has read the field that gave it, and that one does.
 */
export function readSensitiveFields(supergraphSdl: string): SensitiveFields {
  const { definitions } = parse(supergraphSdl, { noLocation: true })
  const objects = definitions.filter((each) => each.kind === Kind.OBJECT_TYPE_DEFINITION)
  const byName = new Map(objects.map((type) => [type.name.value, type]))
  const members = new Map<string, readonly ObjectTypeDefinitionNode[]>()
  for (const each of definitions) {
    if (each.kind === Kind.UNION_TYPE_DEFINITION) {
      const names = (each.types ?? []).map(({ name }) => name.value)
      members.set(
        each.name.value,
        names.flatMap((name) => byName.get(name) ?? []),
      )
    }
    if (each.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      const { value } = each.name
      members.set(
        value,
        objects.filter(({ interfaces = [] }) => interfaces.some(({ name }) => name.value === value)),
      )
    }
  }
  const isSensitive = (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode) => {
    const own = classOf(field.directives) ?? classOf(type.directives)
    if (own === undefined || !harmless.has(own)) return true
    const given = namedTypeOf(field.type)
    const values = (members.get(given) ?? [byName.get(given)]).filter(
      (object) => object !== undefined && !hasId(object),
    )
    return values.some((value) => !harmless.has(classOf(value?.directives) ?? ''))
  }
  const coordinates = objects.flatMap((type) => {
    if (isNothingInItself(type)) return []
    const fields = type.fields ?? []
    const counted = type.name.value === 'Mutation' ? fields : fields.filter((field) => isSensitive(type, field))
    return counted.map((field) => `${type.name.value}.${field.name.value}`)
  })
  const places = new Map(coordinates.map((coordinate, place) => [coordinate, place]))
  return { coordinates, placeOf: (coordinate) => places.get(coordinate) ?? -1 }
}

function isNothingInItself(type: ObjectTypeDefinitionNode): boolean {
  return !hasId(type) && (type.directives ?? []).some(({ name }) => name.value === 'public')
}

function hasId({ fields = [] }: ObjectTypeDefinitionNode): boolean {
  return fields.some(({ name }) => name.value === 'id')
}

function classOf(directives: readonly ConstDirectiveNode[] | undefined): string | undefined {
  const value = directives
    ?.find(({ name }) => name.value === 'classified')
    ?.arguments?.find(({ name }) => name.value === 'as')?.value
  return value?.kind === Kind.ENUM ? value.value : undefined
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type)
}
