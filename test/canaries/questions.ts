import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  parse,
  print,
  separateOperations,
  visit,
} from 'graphql'
import { defaultLimits } from '#gateway/limits/limits.ts'
import { seenPart } from '../authorization/judge.ts'
import { api, query } from '../authorization/schema-without-rules.ts'
import { heldBy, type Sight } from '../authorization/sight.ts'
import { randomOperations } from '../random-queries/operations.ts'
import { Random } from '../random-queries/random.ts'
import type { World } from '../rows/world.ts'
import { Arguments } from './arguments.ts'
import type { Question } from './judge-answer.ts'

/** Deep, wide, with fragments, aliases and conditions, about records that there are. */
export function randomQuestions(world: World, sight: Sight, seed: number, count: number): Question[] {
  const random = new Random(seed)
  const args = new Arguments(new Random(seed + 1), world)
  const options = { seed, count, argumentsFor: args.for, maxDepth: 9, maxFields: 50 }
  return randomOperations(api, options).map(({ document, variables }) => {
    if (random.chance(0.4)) return { document, variables }
    // Refusals leave little of an answer: most ask for what they see.
    return withoutUnused(seenPart(api, document, { ...variables }, sight), variables)
  })
}

/** All values that somebody sees of the records of each list and each lookup: a page full of them. */
export function flatQuestions(world: World, sight: Sight, seed: number): Question[] {
  return rootQuestions(world, sight, seed, 100, (type) => wholeOf(type, sight, 1))
}

/** The same with the records around each, as deep as two more. */
export function deepQuestions(world: World, sight: Sight, seed: number): Question[] {
  return rootQuestions(world, sight, seed, 25, (type) => largest(type, sight))
}

function rootQuestions(
  world: World,
  sight: Sight,
  seed: number,
  pageSize: number,
  selectionOf: (type: GraphQLObjectType) => string,
): Question[] {
  const args = new Arguments(new Random(seed), world)
  const roots = Object.values(query.getFields()).filter(({ name }) => sight.sees(query, name))
  return roots.map((field) => {
    const target = getNamedType(field.type) as GraphQLObjectType
    const given = field.args.flatMap((argument) => {
      if (argument.name === 'first') return [`first: ${pageSize}`]
      if (argument.name === 'id') return [`id: "${args.id(target.name)}"`]
      if (argument.name === 'lot') return [`lot: "${args.id('Lot')}"`]
      return isRequiredArgument(argument) ? [`${argument.name}: 200`] : []
    })
    const list = given.length > 0 ? `(${given.join(', ')})` : ''
    return { document: parse(`{ ${field.name}${list} ${selectionOf(target)} }`), variables: {} }
  })
}

/** What may be kept, asked for apart from what may not. */
export function referenceQuestions(sight: Sight): Question[] {
  const unit = 'unit { name code }'
  const documents: Readonly<Record<string, string>> = {
    items: `id name sku kind tracking shelfLifeDays active identifiers { system value valid } ${unit}`,
    itemCategories:
      'id name path parent { name } children(first: 2) { nodes { name } } items(first: 2) { nodes { name sku } }',
    facilities: 'id name code company { name } storageLocations(first: 2) { nodes { name path } }',
    storageLocations: 'id name path kind facility { name code }',
    companies: 'id name currency',
  }
  return Object.entries(documents).flatMap(([list, selection]) => {
    const document = parse(`{ ${list}(first: 60) { nodes { ${selection} } pageInfo { endCursor hasNextPage } } }`)
    return sight.sees(query, list) ? [{ document: seenPart(api, document, {}, sight), variables: {} }] : []
  })
}

/** Without the fragments and variables that nothing names any longer. */
function withoutUnused(document: DocumentNode, variables: Question['variables']): Question {
  const [used = document] = Object.values(separateOperations(document))
  const named = new Set<string>()
  visit(used, { VariableDefinition: () => false, Variable: ({ name }) => void named.add(name.value) })
  const kept = visit(used, {
    VariableDefinition: ({ variable }) => (named.has(variable.name.value) ? undefined : null),
  })
  return {
    document: kept,
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => named.has(name))),
  }
}

/** As deep as the program answers. */
function largest(type: GraphQLObjectType, sight: Sight): string {
  const all = [3, 2, 1].map((depth) => wholeOf(type, sight, depth))
  return (
    all.find((selection) => (selection.match(/\w+/g) ?? []).length < defaultLimits.fields * 0.8) ?? '{ __typename }'
  )
}

/** A selection of all that is seen of a type; `depth`: how many records deep. */
export function wholeOf(type: GraphQLObjectType, sight: Sight, depth: number): string {
  const parts = Object.values(type.getFields())
    .filter((field) => sight.sees(type, field.name) && !field.args.some(isRequiredArgument))
    .flatMap((field) => partOf(type, field, sight, depth))
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`
}

function partOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  sight: Sight,
  depth: number,
): readonly string[] {
  const below = getNamedType(field.type)
  if (!isCompositeType(below)) return [field.name]
  if (!isObjectType(below)) return []
  const isPage = heldBy(type) !== null
  if (isPage && field.name === 'edges') return ['edges { cursor }']
  const isRecord = below.getFields().id !== undefined || heldBy(below) !== null
  const left = isRecord && !isPage ? depth - 1 : depth
  if (left < 1) return []
  const page = field.args.some(({ name }) => name === 'first') ? '(first: 3)' : ''
  return [`${field.name}${page} ${wholeOf(below, sight, left)}`]
}

export function textOf(document: DocumentNode): string {
  return print(document)
}
