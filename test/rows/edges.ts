import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql'

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

/** Traces of lots are for those who see all facilities: they have a test of their own. */
const apart: ReadonlySet<string> = new Set(['LotTrace'])

/** Types that systems beside Odoo feed, and what leads to them: who may see those is tried in `claims-*.test.ts`. */
export const ofOtherSystems: ReadonlySet<string> = new Set([
  ...['Claim', 'Remittance', 'Payer', 'Practitioner', 'SupplyConsumption', 'Lineage'],
])

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`Cannot walk ${name}: it is no object type`)
  return type
}

interface How {
  /** Through how many entities. */
  readonly depth: number
  readonly first: number
  /** Whether something is read of each entity, or nothing but its id is asked for. */
  readonly reads: boolean
  /** Types that nobody is led to. */
  readonly without: ReadonlySet<string>
}

/**
 * What to select of a type to be told the id of everything it leads to, and of all that leads to in turn: `id` and
 * `__typename` of entities and, where they are read, one field of each.
 */
export function edgesOf(
  typeName: string,
  depth: number,
  { first = 10, reads = false, without = ofOtherSystems }: Partial<Omit<How, 'depth'>> = {},
): string {
  return selectionOf(objectType(typeName), { depth, first, reads, without })
}

function selectionOf(type: GraphQLObjectType, { depth, ...how }: How): string {
  const fields = Object.values(type.getFields())
  const isEntity = type.getFields().id !== undefined
  const plain = fields.find(({ name, type: of }) => name !== 'id' && isLeafType(getNamedType(of)))
  const read = how.reads && plain !== undefined ? [plain.name] : []
  const own = isEntity ? ['id', '__typename', ...read] : []
  const edges = fields.flatMap((field) => edge(field, { ...how, depth: isEntity ? depth - 1 : depth }))
  return [...own, ...edges].join(' ')
}

// biome-ignore lint/suspicious/noExplicitAny: fields of a built schema have no types of their own
function edge(field: GraphQLField<any, any>, how: How): string[] {
  const type = getNamedType(field.type)
  if (isLeafType(type) || !isObjectType(type) || apart.has(type.name)) return []
  const isList = type.name.endsWith('Connection')
  const node = isList ? getNamedType(type.getFields().nodes?.type ?? type).toString() : type.name
  if (how.without.has(node)) return []
  if (objectType(node).getFields().id !== undefined && how.depth < 0) return []
  const below = selectionOf(objectType(node), { ...how, first: 3 })
  if (below === '') return []
  return [isList ? `${field.name}(first: ${how.first}) { nodes { ${below} } }` : `${field.name} { ${below} }`]
}

/** Types that have an id, and so can be led to. */
export const entityTypes: readonly string[] = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('_') && type.getFields().id !== undefined)
  .map(({ name }) => name)
