import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { variablesOf } from '../authorization/expected-answer.ts'
import { api, query } from '../authorization/schema-without-rules.ts'
import { heldBy, type Sight } from '../authorization/sight.ts'

/** Something in an answer that is not null: a value, or what holds others. */
export interface Spot {
  /**
   * The field of the graph that gave it: of a value with parts, such as an amount, the field that gave the whole; of a
   * cursor what its list holds, as in `cursor of Item`.
   */
  readonly coordinate: string
  /** Whether whoever asked sees that field, and may ask for it by these arguments. */
  readonly isSeen: boolean
  /** The nearest record around it with its id, where that was asked for. */
  readonly owner: { readonly type: string; readonly id: string } | null
  readonly path: string
  /** Null for what holds others. */
  readonly value: unknown
}

/** Everything in an answer with the field of the graph it came from, followed along its document. */
export function spotsIn(document: DocumentNode, variables: Json, data: unknown, sight: Sight): Iterable<Spot> {
  const asked = new Asked(document, variables, sight)
  return data === null || data === undefined ? [] : spotsOf(asked.root, data as Json, '', null)
}

type Json = Readonly<Record<string, unknown>>

/** What was asked for at one place of an answer. */
interface Selection {
  readonly type: GraphQLObjectType
  readonly fields: readonly SelectedField[]
}

interface SelectedField {
  readonly key: string
  readonly name: string
  readonly coordinate: string
  readonly isSeen: boolean
  /** Null for a value. */
  readonly below: Selection | null
}

/** Parts of a value tell nothing apart from the field that gives them. */
const values = new Set(['Money', 'Quantity', 'Identifier', 'PageInfo'])

/** A document with each of its fields held against what somebody sees. */
class Asked {
  readonly root: Selection
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #variables: Record<string, unknown>
  readonly #sight: Sight

  constructor(document: DocumentNode, variables: Json, sight: Sight) {
    const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]))
    this.#variables = variablesOf(api, document, { ...variables })
    this.#sight = sight
    this.root = this.#selection(query, [(operation as OperationDefinitionNode).selectionSet], '')
  }

  /** `given`: the field that gives what is selected from. */
  #selection(type: GraphQLObjectType, sets: readonly SelectionSetNode[], given: string): Selection {
    const fields = [...this.#nodesIn(sets)].flatMap(([key, nodes]): SelectedField[] => {
      const [node] = nodes as [FieldNode]
      const field = type.getFields()[node.name.value]
      // Introspection tells of the schema, not of records.
      if (field === undefined) return []
      const own = `${type.name}.${field.name}`
      const isCursor = heldBy(type) !== null && /^(cursor|pageInfo)$/.test(field.name)
      const coordinate = isCursor ? `cursor of ${heldBy(type)?.name}` : values.has(type.name) ? given : own
      const args = getArgumentValues(field, node, this.#variables)
      const isSeen = this.#sight.sees(type, field.name) && this.#sight.mayGive(field.args, args, own)
      const target = getNamedType(field.type)
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      const below = isObjectType(target) ? this.#selection(target, inner, coordinate) : null
      return [{ key, name: field.name, coordinate, isSeen, below }]
    })
    return { type, fields }
  }

  #nodesIn(sets: readonly SelectionSetNode[]): ReadonlyMap<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>()
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value
          found.set(key, [...(found.get(key) ?? []), selection])
        } else {
          const isSpread = selection.kind === Kind.FRAGMENT_SPREAD
          const fragment = isSpread ? this.#fragments.get(selection.name.value) : selection
          if (fragment !== undefined) collect(fragment.selectionSet)
        }
      }
    }
    for (const set of sets) collect(set)
    return found
  }
}

function* spotsOf({ type, fields }: Selection, object: Json, path: string, around: Spot['owner']): Iterable<Spot> {
  const id = fields.find(
    ({ name, key }) => name === 'id' && Object.hasOwn(object, key) && typeof object[key] === 'string',
  )
  const isRecord = type.getFields().id !== undefined
  const owner = id ? { type: type.name, id: String(object[id.key]) } : isRecord ? null : around
  for (const { key, coordinate, isSeen, below } of fields) {
    // Clients may call a place after what every object has.
    const value = Object.hasOwn(object, key) ? object[key] : null
    if (value === null) continue
    const at = `${path}/${key}`
    if (below !== null) yield { coordinate, isSeen, owner, path: at, value: null }
    for (const [place, each] of [value].flat(9).entries()) {
      if (below === null) yield { coordinate, isSeen, owner, path: at, value: each }
      else if (each !== null) yield* spotsOf(below, each as Json, `${at}/${place}`, owner)
    }
  }
}
