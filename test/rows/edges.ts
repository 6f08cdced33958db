import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql'

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

/** Traces of lots are for those who see all facilities: they have a test of their own. */
const apart = new Set(['LotTrace'])

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`Cannot walk ${name}: it is no object type`)
  return type
}

/**
 * What to select of a type to be told the id of everything it leads to, and of all that leads to in turn: `id` and
 * `__typename` of entities and nothing else. `depth`: through how many entities.
 */
export function edgesOf(typeName: string, depth: number, first = 10): string {
  const type = objectType(typeName)
  const own = type.getFields().id === undefined ? [] : ['id', '__typename']
  const left = own.length > 0 ? depth - 1 : depth
  const edges = Object.values(type.getFields()).flatMap((field) => edge(field, left, first))
  return [...own, ...edges].join(' ')
}

// biome-ignore lint/suspicious/noExplicitAny: fields of a built schema have no types of their own
function edge(field: GraphQLField<any, any>, depth: number, first: number): string[] {
  const type = getNamedType(field.type)
  if (isLeafType(type) || !isObjectType(type) || apart.has(type.name)) return []
  const isList = type.name.endsWith('Connection')
  const node = isList ? getNamedType(type.getFields().nodes?.type ?? type).toString() : type.name
  if (objectType(node).getFields().id !== undefined && depth < 0) return []
  const below = edgesOf(node, depth, 3)
  if (below === '') return []
  return [isList ? `${field.name}(first: ${first}) { nodes { ${below} } }` : `${field.name} { ${below} }`]
}

/** Types that have an id, and so can be led to. */
export const entityTypes: readonly string[] = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('_') && type.getFields().id !== undefined)
  .map(({ name }) => name)
