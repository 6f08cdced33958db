import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { Root } from './schema-without-rules.ts'

/** A kind of path to a field: what is selected on its type, and the fragments it is spread from. */
export interface Form {
  readonly name: string
  readonly selection: string
  readonly fragments: string
}

/** Holds in every document of the suite: the variables that forms go by. */
export const operation = (body: string, root: Root = 'query'): string =>
  `${root} ($yes: Boolean = true, $no: Boolean = false) { ${body} }`
export const formVariables = { yes: true, no: false }

type Field = GraphQLField<unknown, unknown>

/** A field as it is selected: with no more of what it gives than that it is there. */
export function selected({ name, type }: Field, alias = '', directive = ''): string {
  const below = isLeafType(getNamedType(type)) ? '' : '{ __typename }'
  return `${alias && `${alias}: `}${name} ${directive} ${below}`
}

/** A field with the ids of what it gives; null where that has none. */
function selectedId({ name, type }: Field): string | null {
  const target = getNamedType(type)
  if (!isObjectType(target)) return null
  const { id, nodes, edges } = target.getFields()
  if (id) return `${name} { id __typename }`
  const node = getNamedType(nodes?.type)
  if (!edges || !isObjectType(node) || !node.getFields().id) return null
  return `${name} { nodes { id __typename } edges { node { id __typename } } }`
}

/** Every kind of path to a field of a type; `unique` tells the fragments of a document apart. */
export function formsOf({ name: type }: GraphQLObjectType, field: Field, unique: string): Form[] {
  const it = selected(field)
  const form = (name: string, selection: string, fragments = ''): Form => ({ name, selection, fragments })
  const [a, b] = [`A${unique}`, `B${unique}`]
  const idAlone = selectedId(field)
  return [
    form('alone', it),
    ...(idAlone === null ? [] : [form('with no more than the id of what it gives', idAlone)]),
    form('under an alias', selected(field, 'x')),
    form('under two aliases at once', `${selected(field, 'x')} ${selected(field, 'y')}`),
    form('under the name of another field', selected(field, 'id')),
    form('twice under one name', `${it} ${it}`),
    form('in a named fragment', `...${a}1`, `fragment ${a}1 on ${type} { ${it} }`),
    form('in an inline fragment', `... on ${type} { ${it} }`),
    form('in an inline fragment without a type', `... { ${it} }`),
    form(
      'in nested fragments',
      `...${a}2`,
      `fragment ${a}2 on ${type} { ... on ${type} { ...${b}2 } } fragment ${b}2 on ${type} { ... { ${it} } __typename }`,
    ),
    form('in two fragments at once', `...${a}3 ... on ${type} { ${it} }`, `fragment ${a}3 on ${type} { ${it} }`),
    form('once skipped and once not', `${selected(field, '', '@skip(if: $yes)')} ${it}`),
    form('once not and once skipped', `${it} ${selected(field, '', '@include(if: $no)')}`),
    form('kept by a variable', `${selected(field, '', '@include(if: $yes) @skip(if: $no)')}`),
    form('left out by a variable', `${selected(field, '', '@skip(if: $yes)')} __typename`),
    form('in a fragment kept by a variable', `...${a}4 @include(if: $yes)`, `fragment ${a}4 on ${type} { ${it} }`),
    form('in a fragment left out by a variable', `... @skip(if: $yes) { ${it} } __typename`),
  ]
}

/** Fields that can be asked for without arguments. */
export function fieldsOf(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument))
}

/** All of a type at once, and of what its fields give the leaves, `id` and `__typename` among them. */
export function wholeOf(type: GraphQLObjectType): string {
  return `__typename ${fieldsOf(type)
    .map((field) => `${field.name} ${leavesBelow(field)}`)
    .join(' ')}`
}

/** The leaves of what a field gives, through the nodes of a page. */
export function leavesBelow({ type }: Field): string {
  const target = getNamedType(type)
  if (!isObjectType(target)) return ''
  const { nodes, ...fields } = target.getFields()
  const leaves = Object.values(fields).filter(
    (field) => isLeafType(getNamedType(field.type)) && field.args.length === 0,
  )
  return `{ __typename ${leaves.map(({ name }) => name).join(' ')} ${nodes ? `nodes ${leavesBelow(nodes)}` : ''} }`
}
