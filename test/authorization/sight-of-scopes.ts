import { type ConstDirectiveNode, Kind, parse, type TypeNode, valueFromASTUntyped } from 'graphql'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { membersIn, type Sight } from './sight.ts'

type Annotated = { readonly name: { readonly value: string }; readonly directives?: readonly ConstDirectiveNode[] }

/** Scopes of which one list has to be there as a whole; several such for what several directives say. */
type Needs = readonly (readonly (readonly string[])[])[]

const needs = new Map<string, Needs>()
const gives = new Map<string, string>()
const reads = new Map<string, readonly string[]>()

for (const definition of parse(readSupergraphSdl()).definitions) {
  if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
    needs.set(definition.name.value, needsOf(definition))
    for (const field of definition.fields ?? []) {
      const coordinate = `${definition.name.value}.${field.name.value}`
      needs.set(coordinate, needsOf(field))
      gives.set(coordinate, nameOf(field.type))
      for (const argument of field.arguments ?? [])
        reads.set(`${coordinate}(${argument.name.value}:)`, readsOf(argument))
    }
  }
  const members: readonly Annotated[] =
    definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
      ? (definition.fields ?? [])
      : definition.kind === Kind.ENUM_TYPE_DEFINITION
        ? (definition.values ?? [])
        : []
  for (const member of members)
    reads.set(`${(definition as Annotated).name.value}.${member.name.value}`, readsOf(member))
}

/** What somebody with these scopes sees, as the directives of the schema say it. */
export function sightOfScopes(scopes: ReadonlySet<string>): Sight {
  const has = (name: string) =>
    (needs.get(name) ?? []).every((anyOf) => anyOf.some((allOf) => allOf.every((scope) => scopes.has(scope))))
  const reaches = (coordinate: string) => {
    const [type = ''] = coordinate.split('.')
    return has(coordinate) && has(type) && has(gives.get(coordinate) ?? '')
  }
  return {
    sees: (type, field) => reaches(`${type.name}.${field}`),
    mayGive: (args, values, coordinate) =>
      args
        .filter(({ name }) => values[name] !== undefined && values[name] !== null)
        .flatMap(({ name, type }) => [
          ...(reads.get(`${coordinate}(${name}:)`) ?? []),
          ...[...membersIn(type, values[name])].flatMap(([owner, member]) => reads.get(`${owner}.${member}`) ?? []),
        ])
        .every(reaches),
  }
}

function needsOf({ directives = [] }: Annotated): Needs {
  return directives.filter(({ name }) => name.value === 'requiresScopes').map((each) => listOf(each) as string[][])
}

function readsOf({ directives = [] }: Annotated): readonly string[] {
  return directives.filter(({ name }) => name.value === 'reads').flatMap((each) => listOf(each) as string[])
}

function listOf({ arguments: [only] = [] }: ConstDirectiveNode): unknown {
  return only ? valueFromASTUntyped(only.value) : []
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}
