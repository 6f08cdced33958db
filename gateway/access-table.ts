import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql'
import { type Requirement, readAccessRules } from './authorization/access-rules.ts'

/** What holds for one field, what its type says of all its fields included. */
interface GovernedField {
  readonly type: string
  readonly field: string
  readonly classification: string
  readonly owner: string
  readonly system: string
  /** What has to be granted, in words; the type that the field gives may ask for more than the field. */
  readonly needs: string
  /** For how many seconds its value may be kept. */
  readonly cachedFor: number
  readonly partner: boolean
}

/**
 * The table of who may read what and how careful one has to be with it, as Markdown: every field of every object type
 * of a supergraph, and every argument, filter and order with the fields it goes by.
 */
export function accessTable(supergraphSdl: string): string {
  const rules = readAccessRules(supergraphSdl)
  const { definitions } = parse(supergraphSdl, { noLocation: true })
  const objects = definitions.filter((each) => each.kind === Kind.OBJECT_TYPE_DEFINITION)
  const fields = objects.flatMap((type) =>
    (type.fields ?? []).map((field) => governed(type, field, inWords(rules.requirements(coordinateOf(type, field))))),
  )
  const places = definitions.flatMap((each) => {
    if (each.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return membersOf(each.name.value, each.fields)
    if (each.kind === Kind.ENUM_TYPE_DEFINITION) return membersOf(each.name.value, each.values)
    if (each.kind !== Kind.OBJECT_TYPE_DEFINITION) return []
    return (each.fields ?? []).flatMap((field) =>
      (field.arguments ?? []).map((argument) => `${coordinateOf(each, field)}(${argument.name.value}:)`),
    )
  })
  return [intro, ...sections(fields), readsTable(places, rules.reads)].join('\n')
}

const intro = `# Who may read what

Generated from the directives of the schema by \`npm run generate\`. A test keeps it fresh.

- **Class**: how careful one has to be with a value, REFERENCE, OPERATIONAL, FINANCIAL, PERSONAL. A value
  inside another, such as an amount, has the higher class of both.
- **Needs**: the scopes that have to be granted, all of those named; what the type of the field's value asks for is among
  them. A dash: whoever is authenticated and was given the object may read it.
- **System**: where the truth of it is kept; \`caregraph\` is what is worked out or made here.
- **Cached**: for how long what the source said may be given again. Only REFERENCE may be; lists are kept as long as what
  is in them. Units and currencies are kept in the memory of each process besides, for ten minutes.
- **Partner**: may be shown to applications of partners, within their scopes and rows.

Which rows somebody sees is another matter: that goes by company, facility and supplier.
`

const titles: Readonly<Record<string, string>> = {
  'master-data': 'Master data',
  procurement: 'Procurement',
  inventory: 'Inventory',
  'revenue-cycle': 'Revenue cycle',
  platform: 'Shared values',
}

/** One section for each subgraph, with the root fields it answers, its types, and the pages of its lists. */
function sections(fields: readonly GovernedField[]): string[] {
  const ofTeam = (team: string) => {
    const roots = fields.filter(({ type, owner }) => isRoot(type) && owner === team)
    const byType = Map.groupBy(
      fields.filter(({ type }) => !isRoot(type)),
      ({ type }) => type,
    )
    const types = [...byType].filter(([, [first]]) => first?.owner === team)
    const isPage = ([name]: (typeof types)[number]) => /(Connection|Edge)$/.test(name)
    const pages = types.filter(isPage).flatMap(([, own]) => own)
    const groups: [string, readonly GovernedField[]][] = [
      ['Root fields', roots],
      ...types.filter((each) => !isPage(each)),
      ['Pages', pages],
    ]
    return groups.filter(([, own]) => own.length > 0).map(([title, own]) => `### ${title}\n\n${fieldTable(own)}`)
  }
  return Object.entries(titles).flatMap(([team, title]) => [`## ${title}\n`, ...ofTeam(team)])
}

function fieldTable(fields: readonly GovernedField[]): string {
  const rows = fields.map(({ type, field, classification, needs, owner, system, cachedFor, partner }) => {
    const kept = classification === 'REFERENCE' && cachedFor > 0 ? `${cachedFor} s` : 'no'
    return [`\`${type}.${field}\``, classification, needs, owner, system, kept, partner ? 'yes' : 'no']
  })
  return table(['Coordinate', 'Class', 'Needs', 'Owner', 'System', 'Cached', 'Partner'], rows)
}

function readsTable(places: readonly string[], reads: (place: string) => readonly string[] | undefined): string {
  const rows = places.flatMap((place) => {
    const coordinates = reads(place)
    return coordinates === undefined ? [] : [[`\`${place}\``, coordinates.map((each) => `\`${each}\``).join(', ')]]
  })
  return `## What arguments, filters and orders go by

Whoever uses one must be allowed to read all that it goes by.

${table(['Argument, filter or order', 'Goes by'], rows)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return `${lines.join('\n')}\n`
}

function governed(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode, needs: string): GovernedField {
  const said = (directive: string, argument: string) =>
    argumentOf(field.directives, directive, argument) ?? argumentOf(type.directives, directive, argument) ?? 'unknown'
  return {
    type: type.name.value,
    field: field.name.value,
    classification: said('classified', 'as'),
    owner: said('owner', 'team'),
    system: said('systemOfRecord', 'system'),
    needs,
    cachedFor: Number(said('cached', 'seconds')) || 0,
    partner: said('tag', 'name') === 'partner',
  }
}

function argumentOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
  argument: string,
): string | undefined {
  const directive = directives?.find((each) => each.name.value === name)
  const value = directive?.arguments?.find((each) => each.name.value === argument)?.value
  return value === undefined ? undefined : String(valueFromASTUntyped(value))
}

function inWords(requirements: readonly Requirement[]): string {
  if (requirements.some((anyOf) => anyOf.length === 0)) return 'what nobody has'
  const all = requirements.filter((anyOf) => anyOf.length === 1).flat(2)
  const either = requirements
    .filter((anyOf) => anyOf.length > 1)
    .map((anyOf) => anyOf.map((allOf) => allOf.join(' and ')).join(', or '))
  return [...[...new Set(all)].sort(), ...either].join('; ') || '–'
}

function isRoot(type: string): boolean {
  return /^(Query|Mutation|Subscription)$/.test(type)
}

function membersOf(type: string, members: readonly { readonly name: { readonly value: string } }[] = []): string[] {
  return members.map(({ name }) => `${type}.${name.value}`)
}

function coordinateOf(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string {
  return `${type.name.value}.${field.name.value}`
}
