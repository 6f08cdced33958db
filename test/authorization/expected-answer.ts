import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Sight } from './sight.ts'

type Path = readonly (string | number)[]
type Values = Readonly<Record<string, unknown>>

/** A selection that is not seen, and the places of the answer where it would have stood. */
export interface Hidden {
  readonly coordinate: string
  readonly places: Path[]
  /** Whether an error must tell of it. Of several nulls that take the same object along, one has to be told of. */
  isTold: boolean
  /** Whether it takes along what holds it: then its error is told for each place. */
  readonly takesAlong: boolean
}

/** An answer with what is not seen taken out of it. */
export interface ExpectedAnswer {
  readonly data: unknown
  readonly hidden: readonly Hidden[]
}

/** A null where none is allowed: it goes to whoever holds it. */
class NotNull extends Error {}

/**
 * What of a whole answer to a document is left for somebody, worked out from the answer alone: what is not seen is
 * null, and takes along what must not hold a null.
 */
export function expectedAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Values,
  whole: unknown,
  sight: Sight,
): ExpectedAnswer {
  const operation = operationOf(document)
  const reading = new Reading(schema, document, variablesOf(schema, document, variables), sight)
  const data = reading.root(operation, whole as Values)
  return { data, hidden: [...reading.hidden.values()] }
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const operation = definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
  if (operation === undefined) throw new Error('Cannot read a document: it holds no operation')
  return operation
}

/** The values of an operation's variables, defaults among them. */
export function variablesOf(schema: GraphQLSchema, document: DocumentNode, variables: Values): Record<string, unknown> {
  const { variableDefinitions = [] } = operationOf(document)
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, variables)
  if (coerced === undefined) throw errors[0]
  return coerced
}

class Reading {
  readonly hidden = new Map<string, Hidden>()
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #variables: Values
  readonly #sight: Sight

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Values, sight: Sight) {
    this.#schema = schema
    this.#variables = variables
    this.#sight = sight
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]))
  }

  root(operation: OperationDefinitionNode, whole: Values): unknown {
    try {
      return this.#object(
        this.#schema.getRootType(operation.operation) as GraphQLObjectType,
        [operation.selectionSet],
        whole,
        [],
      )
    } catch (error) {
      if (error instanceof NotNull) return null
      throw error
    }
  }

  #object(type: GraphQLObjectType, sets: readonly SelectionSetNode[], whole: Values, path: Path): unknown {
    const answer: Record<string, unknown> = {}
    let isWhole = true
    let isTold = false
    for (const [key, nodes] of this.#selected(type, sets)) {
      const [node] = nodes as [FieldNode]
      const name = node.name.value
      const definition = type.getFields()[name]
      if (definition === undefined) {
        // Introspection tells of the schema, not of records.
        answer[key] = whole[key]
        continue
      }
      const place = [...path, key]
      const values = getArgumentValues(definition, node, this.#variables as Record<string, unknown>)
      if (this.#sight.sees(type, name) && this.#sight.mayGive(definition.args, values, `${type.name}.${name}`)) {
        const below = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []))
        try {
          answer[key] = this.#value(definition.type, below, whole[key], place)
        } catch (error) {
          if (!(error instanceof NotNull)) throw error
          isWhole = false
        }
        continue
      }
      const takesAlong = isNonNullType(definition.type)
      this.#hide(`${type.name}.${name}`, place, takesAlong, isTold)
      answer[key] = null
      if (!takesAlong) continue
      isWhole = false
      isTold = true
    }
    if (!isWhole) throw new NotNull()
    return answer
  }

  #value(type: GraphQLOutputType, sets: readonly SelectionSetNode[], whole: unknown, path: Path): unknown {
    if (isNonNullType(type)) {
      const value = this.#value(type.ofType, sets, whole, path)
      if (value === null) throw new NotNull()
      return value
    }
    if (whole === null || whole === undefined || isLeafType(type)) return whole ?? null
    try {
      if (isListType(type)) {
        const items = (whole as unknown[]).map((item, index) => {
          try {
            return this.#value(type.ofType, sets, item, [...path, index])
          } catch (error) {
            if (error instanceof NotNull) return error
            throw error
          }
        })
        const failed = items.find((item) => item instanceof NotNull)
        if (failed !== undefined) throw failed
        return items
      }
      const concrete = isObjectType(type) ? type : this.#schema.getType(String((whole as Values).__typename))
      return this.#object(concrete as GraphQLObjectType, sets, whole as Values, path)
    } catch (error) {
      if (error instanceof NotNull) return null
      throw error
    }
  }

  #hide(coordinate: string, place: Path, takesAlong: boolean, isToldByAnother: boolean): void {
    const selection = `${place.filter((part) => typeof part === 'string').join('.')} ${coordinate}`
    const known = this.hidden.get(selection) ?? { coordinate, places: [], isTold: false, takesAlong }
    known.places.push(place)
    known.isTold ||= !takesAlong || !isToldByAnother
    this.hidden.set(selection, known)
  }

  #selected(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): ReadonlyMap<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>()
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (!this.#isKept(selection)) continue
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value
          found.set(key, [...(found.get(key) ?? []), selection])
          continue
        }
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value)
        const condition = fragment?.typeCondition?.name.value
        if (fragment && (condition === undefined || condition === type.name)) collect(fragment.selectionSet)
      }
    }
    for (const set of sets) collect(set)
    return found
  }

  #isKept({ directives = [] }: SelectionSetNode['selections'][number]): boolean {
    return directives.every(({ name, arguments: given = [] }) => {
      const value = given[0]?.value
      const holds =
        value?.kind === Kind.VARIABLE ? this.#variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value
      return name.value === 'skip' ? !holds : holds
    })
  }
}
