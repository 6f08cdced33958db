import { isDeepStrictEqual } from 'node:util'
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Answer, Data } from './authorized-graph.ts'
import { expectedAnswer, type Hidden, variablesOf } from './expected-answer.ts'
import type { Sight } from './sight.ts'

type Values = Record<string, unknown>

/** What is wrong with an answer, each in a sentence; nothing when it is what somebody with this sight should get. */
export function faultsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Values,
  whole: Data,
  { data, errors }: Pick<Answer, 'data' | 'errors'>,
  sight: Sight,
): readonly { readonly at: string; readonly fault: string }[] {
  const expected = expectedAnswer(schema, document, variables, whole, sight)
  const faults = differences(expected.data, data, '')
  let left = [...errors]
  for (const hidden of expected.hidden) {
    const told = left.find((error) => standsFor(error, hidden))
    // The very same error may come for each of several nulls that take others along: at the door it is told once.
    if (told && hidden.takesAlong) left = left.filter((error) => error !== told)
    else if (told) left.splice(left.indexOf(told), 1)
    else if (hidden.isTold)
      faults.push({
        at: rootOf(hidden.places[0]),
        fault: `no FORBIDDEN error for ${hidden.coordinate}, ${hidden.places.length} times at ${hidden.places[0]?.join('.')}`,
      })
  }
  for (const { message, path, extensions } of left) {
    faults.push({
      at: rootOf(path),
      fault: `an error that stands for nothing at ${path?.join('.')}: ${message} ${JSON.stringify(extensions)}`,
    })
  }
  return faults
}

/** One error for all places of a selection, in one of them, that tells which and how many. */
function standsFor({ path, extensions }: GraphQLError, { coordinate, places }: Hidden): boolean {
  return (
    extensions.code === 'FORBIDDEN' &&
    extensions.origin === 'caregraph' &&
    extensions.coordinate === coordinate &&
    extensions.count === places.length &&
    isDeepStrictEqual([...(places[0] ?? [])], [...(path ?? [])])
  )
}

const rootOf = (path: readonly (string | number)[] | undefined) => String(path?.[0] ?? '')

function differences(expected: unknown, found: unknown, at: string): { at: string; fault: string }[] {
  if (isDeepStrictEqual(expected, found)) return []
  if (isObject(expected) && isObject(found)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(found)])
    return [...keys].flatMap((key) => differences(expected[key], found[key], at === '' ? key : `${at}.${key}`))
  }
  const text = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 120)
  return [{ at: at.split('.')[0] ?? '', fault: `${at} is ${text(found)}, expected ${text(expected)}` }]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What is left of a document when all that is not seen is taken out of it. */
export function seenPart(schema: GraphQLSchema, document: DocumentNode, variables: Values, sight: Sight): DocumentNode {
  const types = new TypeInfo(schema)
  const values = variablesOf(schema, document, variables)
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const [parent, field] = [types.getParentType(), types.getFieldDef()]
        if (!isObjectType(parent) || !field || !(node.name.value in parent.getFields())) return undefined
        const coordinate = `${parent.name}.${field.name}`
        const given = getArgumentValues(field, node, values)
        const isSeen = sight.sees(parent, field.name) && sight.mayGive(field.args, given, coordinate)
        return isSeen ? undefined : null
      },
      SelectionSet: {
        leave: (node) => (node.selections.length === 0 ? { ...node, selections: [typename] } : undefined),
      },
    }),
  )
}
