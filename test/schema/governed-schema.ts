import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  parse,
  print,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql'

/** Directives by which something is governed; what else stands in an SDL says nothing of who may see it. */
const governing = [
  'classified',
  'owner',
  'systemOfRecord',
  'requiresScopes',
  'authenticated',
  'public',
  'reads',
  'tag',
] as const

export type Governing = (typeof governing)[number]

/** Something that has a name in the SDL of one subgraph, with what is said of it there. */
export interface Said {
  readonly subgraph: string
  readonly coordinate: string
  readonly kind: 'object' | 'field' | 'argument' | 'input field' | 'enum value'
  readonly description: string | null
  readonly directives: readonly ConstDirectiveNode[]
  /** The named type of a field, argument or input field. */
  readonly gives: string | null
}

/** What all subgraphs say of one object type or field. They have to say the same; the rules look at the first. */
export interface Governed {
  readonly coordinate: string
  /** The type's own name. */
  readonly type: string
  readonly said: readonly [Said, ...Said[]]
}

/** What the SDLs of all subgraphs say: read from the sources, as composition would hide that two of them disagree. */
export class GovernedSchema {
  readonly said: readonly Said[]
  readonly objects: ReadonlyMap<string, Governed>
  /** Fields of objects, by coordinate. */
  readonly fields: ReadonlyMap<string, Governed>
  /** Values of enums that lists are asked in an order by. */
  readonly orders: readonly Said[]

  constructor(subgraphs: Readonly<Record<string, string>>) {
    this.said = Object.entries(subgraphs).flatMap(([subgraph, sdl]) => everythingIn(subgraph, parse(sdl)))
    const ofKind = (kind: Said['kind']) => {
      const byCoordinate = Map.groupBy(
        this.said.filter((each) => each.kind === kind),
        ({ coordinate }) => coordinate,
      )
      return new Map(
        [...byCoordinate].map(([coordinate, said]) => {
          const type = coordinate.split('.')[0] as string
          return [coordinate, { coordinate, type, said: said as [Said, ...Said[]] }] as const
        }),
      )
    }
    this.objects = ofKind('object')
    this.fields = ofKind('field')
    const enums = new Set(
      this.said.filter(({ coordinate }) => coordinate.endsWith('(orderBy:)')).map(({ gives }) => gives),
    )
    this.orders = this.said.filter(
      ({ kind, coordinate }) => kind === 'enum value' && enums.has(coordinate.split('.')[0] as string),
    )
  }

  fieldsOf(type: string): readonly Governed[] {
    return [...this.fields.values()].filter((field) => field.type === type)
  }

  /** The argument of a directive on a coordinate, by the field itself or by its type. */
  effective(coordinate: string, directive: Governing, argument: string): string | undefined {
    const field = this.fields.get(coordinate)
    const type = this.objects.get(field?.type ?? coordinate)
    const own = field === undefined ? undefined : argumentOf(field.said[0], directive, argument)
    const value = own ?? (type === undefined ? undefined : argumentOf(type.said[0], directive, argument))
    return value === undefined ? undefined : String(value)
  }

  /** Alternatives of scopes that a field and its type ask for, each with all it takes; null: nobody decided. */
  scopes(coordinate: string): readonly (readonly string[])[] | null {
    const field = this.fields.get(coordinate)
    const type = this.objects.get(field?.type ?? coordinate)
    const said = [field, type].flatMap((each) => (each === undefined ? [] : [scopesOf(each.said[0])]))
    const decided = said.filter((each) => each !== null)
    if (decided.length === 0) return null
    return decided.reduce((some, more) => some.flatMap((one) => more.map((other) => [...one, ...other])))
  }
}

export function argumentOf({ directives }: Said, name: Governing, argument: string): unknown {
  const directive = directives.find((each) => each.name.value === name)
  const value = directive?.arguments?.find((each) => each.name.value === argument)?.value
  return value === undefined ? undefined : valueFromASTUntyped(value)
}

/** What one directive decides. `@public` and `@authenticated` ask for no scope. */
export function scopesOf(said: Said): readonly (readonly string[])[] | null {
  const scopes = argumentOf(said, 'requiresScopes', 'scopes')
  if (scopes !== undefined) return scopes as string[][]
  return said.directives.some(({ name }) => /^(public|authenticated)$/.test(name.value)) ? [[]] : null
}

/** The governing directives as text, in an order of their own. */
export function sentences({ directives }: Said): readonly string[] {
  return directives.map((directive) => print(directive)).sort()
}

type Node = {
  readonly name: { readonly value: string }
  readonly description?: { readonly value: string } | undefined
  readonly directives?: readonly ConstDirectiveNode[] | undefined
  readonly type?: TypeNode
}

function everythingIn(subgraph: string, { definitions }: DocumentNode): Said[] {
  const said = (kind: Said['kind'], coordinate: string, { description, directives, type }: Node): Said => ({
    subgraph,
    coordinate,
    kind,
    description: description?.value ?? null,
    directives: (directives ?? []).filter(({ name }) => governing.some((each) => each === name.value)),
    gives: type === undefined ? null : namedType(type),
  })
  return definitions.flatMap((definition: DefinitionNode): Said[] => {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      const { name, fields = [] } = definition
      const own = fields.flatMap((field) => {
        const coordinate = `${name.value}.${field.name.value}`
        const args = (field.arguments ?? []).map((each) => said('argument', `${coordinate}(${each.name.value}:)`, each))
        return [said('field', coordinate, field), ...args]
      })
      return [said('object', name.value, definition), ...own]
    }
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      return (definition.fields ?? []).map((each) =>
        said('input field', `${definition.name.value}.${each.name.value}`, each),
      )
    }
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      return (definition.values ?? []).map((each) =>
        said('enum value', `${definition.name.value}.${each.name.value}`, each),
      )
    }
    return []
  })
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
