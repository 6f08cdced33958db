import {
  type GraphQLArgument,
  type GraphQLField,
  GraphQLID,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isRequiredArgument,
} from 'graphql'
import { wholeOf } from '../../../../authorization/path-forms.ts'
import { sampleInput } from '../../../../authorization/sample-inputs.ts'
import { api, roots, subscription } from '../../../../authorization/schema-without-rules.ts'
import { objectTypes } from '../../../../authorization/sight.ts'
import { documentAlong, type Way } from '../../../../authorization/ways.ts'

export interface Question {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

type Ways = ReadonlyMap<string, readonly Way[]>

/** All there is of every type, by every way to it. */
export function everyField(ways: Ways): Question[] {
  return [...ways.values()].flat().map((way) => ({ document: documentAlong(way, wholeOf(way.type)), variables: {} }))
}

/** Every order, every member of every filter and every kind of number, on every field that takes one. */
export function everyInput(ways: Ways): Question[] {
  return objectTypes(api).flatMap((type) => {
    const root = roots.get(type)
    const [way] = root ? [{ root, steps: [] }] : (ways.get(type.name) ?? [])
    if (way === undefined) return []
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) => valuesOf(argument).map((value) => questionWith(argument, value, field, way))),
    )
  })
}

/** Every subscription field, with all that its filter has and without. */
export function everySubscription(): string[] {
  return Object.values(subscription.getFields()).flatMap(({ name, args }) => {
    const filter = args.find((argument) => argument.name === 'filter')
    const items = filter && isInputObjectType(filter.type) && 'items' in filter.type.getFields()
    // Records are asked only of what fits an event without asking.
    return [name, ...(items ? [`${name}(filter: { items: ["${sampleInput(GraphQLID, name, 'items')}"] })`] : [])]
  })
}

/** What to give as an argument, one after the other. Ids and places in lists go by no field that a list does not. */
function valuesOf({ type, name }: GraphQLArgument): unknown[] {
  const input = getNamedType(type)
  if (isEnumType(input)) return input.getValues().map((value) => value.name)
  if (!isInputObjectType(input)) return []
  const members = Object.values(input.getFields())
  if (name === 'identifier') {
    const systems = getNamedType(members.find((member) => member.name === 'system')?.type)
    return isEnumType(systems)
      ? systems.getValues().map(({ name: system }) => ({ system, value: '4006381333931' }))
      : []
  }
  return members.flatMap((member) => {
    const value = sampleInput(member.type, input.name, member.name)
    // What looks like a GTIN is looked for where GTINs are.
    return [value, ...(member.name === 'text' ? ['4006381333931'] : [])].map((each) => ({ [member.name]: each }))
  })
}

function questionWith(
  argument: GraphQLArgument,
  value: unknown,
  { name, type, args }: GraphQLField<unknown, unknown>,
  way: Pick<Way, 'root' | 'steps'>,
): Question {
  const others = args.filter((other) => other !== argument && isRequiredArgument(other))
  const given = others.map((other) => `${other.name}: ${JSON.stringify(sampleInput(other.type, name, other.name))}`)
  const call = `${name}(${[`${argument.name}: $value`, ...given].join(', ')})`
  const selection = `x: ${call} ${isLeafType(getNamedType(type)) ? '' : '{ __typename }'}`
  const document = documentAlong(way, selection).replace('{', `($value: ${argument.type}) {`)
  return { document, variables: { value } }
}
