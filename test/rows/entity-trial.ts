import { execute, type GraphQLField, getNamedType, isLeafType, isObjectType, isUnionType, parse } from 'graphql'
import { expect } from 'vitest'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import { ofOtherSystems } from './edges.ts'
import { requestOf } from './limited-graph.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'
import { idOf, type World } from './world.ts'

/** A question about one field of an entity, as the gateway puts it to a subgraph. */
export interface EntityField {
  readonly type: string
  readonly field: string
  readonly document: string
}

/** Every field of every entity of a subgraph, each in a document of its own; of those that Odoo has where nothing is said. */
export function entityFields(
  { schema }: SubgraphModule,
  of: 'odoo' | 'other systems' = 'odoo',
): readonly EntityField[] {
  const isOfOdoo = of === 'odoo'
  const union = schema.getType('_Entity')
  if (!isUnionType(union)) throw new Error('Cannot ask for entities: there are none')
  // biome-ignore lint/suspicious/noExplicitAny: fields of a built schema have no types of their own
  const isWanted = ({ type }: GraphQLField<any, any>) => !isOfOdoo || !ofOtherSystems.has(getNamedType(type).name)
  return union
    .getTypes()
    .filter(({ name }) => ofOtherSystems.has(name) !== isOfOdoo)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(isWanted)
        .map((field) => ({
          type: type.name,
          field: field.name,
          document: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type.name} { ${selectionOf(field, 2)} } } }`,
        })),
    )
}

// biome-ignore lint/suspicious/noExplicitAny: fields of a built schema have no types of their own
function selectionOf(field: GraphQLField<any, any>, depth: number): string {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return field.name
  if (!isObjectType(type)) throw new Error(`Cannot ask for ${field.name}`)
  const fields = Object.values(type.getFields()).filter(
    (below) =>
      isLeafType(getNamedType(below.type)) ||
      (depth > 0 && below.name !== 'edges' && !ofOtherSystems.has(getNamedType(below.type).name)),
  )
  return `${field.name} { __typename ${fields.map((below) => selectionOf(below, depth - 1)).join(' ')} }`
}

/** What a subgraph answers about one reference, in full. */
export async function answerOf(
  { schema, context }: SubgraphModule,
  claims: Claims,
  { type, document }: EntityField,
  id: string,
): Promise<{ readonly data: unknown; readonly errors: readonly unknown[] }> {
  const { data, errors } = await execute({
    schema,
    document: parse(document),
    variableValues: { r: [{ __typename: type, id }] },
    contextValue: context(requestOf(claims)),
  })
  const told = (errors ?? []).map(({ message, path, extensions, originalError }) => {
    const code = (originalError as { code?: unknown } | undefined)?.code
    return { message, path, extensions, code, kind: originalError?.constructor.name }
  })
  return { data, errors: told }
}

/** Of what nothing is hidden from anybody. */
export const isEverybodys = (type: string) => type === 'UnitOfMeasure'

/** A subgraph that is asked for all entities there are answers for those that may be seen, and for no others. */
export async function tryEntities(module: SubgraphModule, claims: Claims, world: World): Promise<void> {
  const visible = new VisibleRecords(world, claims)
  const kept = new VisibleRecords(world, everything)
  for (const { type, field } of plainFields(module)) {
    if (isEverybodys(type)) continue
    const rows = kept.rows(type)
    const all = rows.map(({ id }) => idOf(type, id))
    const expected = rows.filter(({ id }) => visible.has(type, id)).map(({ id }) => idOf(type, id))
    expect(await readableOf(module, claims, { type, field }, all), type).toEqual(expected)
  }
}

/** One field of each type that comes with the record itself. */
function plainFields({ schema }: SubgraphModule): readonly Pick<EntityField, 'type' | 'field'>[] {
  const union = schema.getType('_Entity')
  const types = isUnionType(union) ? union.getTypes() : []
  return types.flatMap((type) => {
    if (ofOtherSystems.has(type.name)) return []
    const fields = Object.values(type.getFields())
    const plain = fields.find(({ name, type: of }) => name !== 'id' && isLeafType(getNamedType(of)))
    return plain === undefined ? [] : [{ type: type.name, field: plain.name }]
  })
}

/** Those of these ids of which a subgraph answers a field, asked for all at once. */
async function readableOf(
  { schema, context }: SubgraphModule,
  claims: Claims,
  { type, field }: Pick<EntityField, 'type' | 'field'>,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { errors = [] } = await execute({
    schema,
    document: parse(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${field} } } }`),
    variableValues: { r: ids.map((id) => ({ __typename: type, id })) },
    contextValue: context(requestOf(claims)),
  })
  const unreadable = new Set(errors.map(({ path }) => Number(path?.[1])))
  return ids.filter((_, place) => !unreadable.has(place))
}
