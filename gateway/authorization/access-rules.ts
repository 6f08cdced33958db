import {
  type DefinitionNode,
  type DirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type NamedTypeNode,
  parse,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql'
import { CannotStart } from '#gateway/cannot-start.ts'

/** Scopes that allow something: any one of these lists, all of it. An empty list inside allows everyone. */
export type Requirement = readonly (readonly string[])[]

/**
 * Who may read what, as the directives of a supergraph say it: scopes by coordinate (`PurchaseOrder.total`).
 *
 * A field needs what it says itself, what its type says, what the interfaces of its type say, and what the type it
 * gives says. A field of which neither itself nor its type decides anything is nobody's.
 */
export interface AccessRules {
  /** All of these must be met, or the field is denied. Of a field that is not there: one that nobody meets. */
  requirements(coordinate: string): readonly Requirement[]
  /** All of these must be met by whoever is given an object of this type, in whatever way. */
  ofType(name: string): readonly Requirement[]
  /** Coordinates that an argument (`Query.items(orderBy:)`), an input field or an enum value goes by; undefined: not said. */
  reads(place: string): readonly string[] | undefined
  readonly coordinates: readonly string[]
  /** The place of a field among `coordinates`; -1 for one that is not there. */
  placeOf(coordinate: string): number
}

const everyone: Requirement = [[]]
const nobody: Requirement = []

type TypeDefinition = Extract<DefinitionNode, { readonly name: { readonly value: string } }> & {
  readonly fields?: readonly FieldDefinitionNode[]
  readonly interfaces?: readonly NamedTypeNode[]
}

/** Reads the rules off a supergraph. Throws where something goes by a field that is not there. */
export function readAccessRules(supergraphSdl: string): AccessRules {
  const types = new Map<string, TypeDefinition>()
  const reads = new Map<string, readonly string[]>()
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if ('name' in definition && definition.name && definition.kind !== Kind.DIRECTIVE_DEFINITION) {
      types.set(definition.name.value, definition as TypeDefinition)
    }
  }
  const ofType = new Map([...types].map(([name, type]) => [name, decisionsOf(type.directives)]))
  const rules = new Map<string, readonly Requirement[]>()
  for (const [name, type] of types) {
    if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || type.kind === Kind.ENUM_TYPE_DEFINITION) {
      noteReads(reads, name, type as { readonly fields?: readonly Annotated[]; readonly values?: readonly Annotated[] })
    }
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    const above = (type.interfaces ?? []).map((each) => types.get(each.name.value))
    for (const field of type.fields ?? []) {
      const coordinate = `${name}.${field.name.value}`
      const inherited = above.flatMap((parent) => [
        ...decisionsOf(parent?.directives),
        ...decisionsOf(parent?.fields?.find((each) => each.name.value === field.name.value)?.directives),
      ])
      const own = [...decisionsOf(field.directives), ...(ofType.get(name) ?? []), ...inherited]
      const given = ofType.get(namedTypeOf(field.type)) ?? []
      rules.set(coordinate, own.length === 0 ? [nobody] : distinct([...own, ...given]))
      for (const argument of field.arguments ?? []) noteRead(reads, `${coordinate}(${argument.name.value}:)`, argument)
    }
  }
  for (const [place, coordinates] of reads) {
    const unknown = coordinates.find((coordinate) => !rules.has(coordinate))
    if (unknown !== undefined) throw new CannotStart(`Cannot use the rules of the schema: ${place} reads ${unknown}`)
  }
  const coordinates = [...rules.keys()]
  return {
    requirements: (coordinate) => rules.get(coordinate) ?? [nobody],
    ofType: (name) => ofType.get(name) ?? [],
    reads: (place) => reads.get(place),
    coordinates,
    placeOf: (coordinate) => coordinates.indexOf(coordinate),
  }
}

interface Annotated {
  readonly name: { readonly value: string }
  readonly directives?: readonly DirectiveNode[]
}

function noteReads(
  reads: Map<string, readonly string[]>,
  type: string,
  { fields = [], values = [] }: { readonly fields?: readonly Annotated[]; readonly values?: readonly Annotated[] },
): void {
  for (const member of [...fields, ...values]) noteRead(reads, `${type}.${member.name.value}`, member)
}

function noteRead(reads: Map<string, readonly string[]>, place: string, { directives }: Annotated): void {
  const said = (directives ?? []).filter(({ name }) => name.value === 'reads')
  if (said.length > 0)
    reads.set(
      place,
      said.flatMap((directive) => argumentOf<string[]>(directive, 'coordinates')),
    )
}

/** What directives decide: one requirement for each of them. */
function decisionsOf(directives: readonly DirectiveNode[] | undefined): Requirement[] {
  return (directives ?? []).flatMap((directive) => {
    switch (directive.name.value) {
      case 'requiresScopes':
        return [argumentOf<string[][]>(directive, 'scopes')]
      case 'authenticated':
      case 'public':
        return [everyone]
      // Federation's third kind of rule: this program has no policies, so none is ever met.
      case 'policy':
        return [nobody]
      default:
        return []
    }
  })
}

function argumentOf<Value>({ arguments: given }: DirectiveNode, name: string): Value {
  const value = given?.find((each) => each.name.value === name)?.value
  return (value === undefined ? [] : valueFromASTUntyped(value)) as Value
}

function distinct(requirements: readonly Requirement[]): readonly Requirement[] {
  return [...new Map(requirements.map((each) => [JSON.stringify(each), each])).values()]
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type)
}
