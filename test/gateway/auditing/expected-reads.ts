import { readFileSync } from 'node:fs'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { CoordinateReads } from '#shared/audit/entry.ts'
import type { Data } from '../../authorization/authorized-graph.ts'
import { api, roots } from '../../authorization/schema-without-rules.ts'

// Worked out from an answer and the table for people, not from what the product notes: by another way to the same end.

const table = readFileSync(new URL('../../../schema/ACCESS.md', import.meta.url), 'utf8')

/** Fields that are FINANCIAL or PERSONAL by `schema/ACCESS.md`, and commands; an amount is told by what gives it. */
export const careful: ReadonlySet<string> = new Set(
  [...table.matchAll(/^\| `(Mutation\.\w+|\w+\.\w+(?=` \| (FINANCIAL|PERSONAL) ))` \| /gm)]
    .map(([, coordinate]) => coordinate as string)
    .filter((coordinate) => !coordinate.startsWith('Money.')),
)

/** The same question, with the id of every record in the answer. */
export function askingForIds(document: DocumentNode): DocumentNode {
  const types = new TypeInfo(api)
  const ask: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: 'expectedId' },
    name: { kind: Kind.NAME, value: 'id' },
  }
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          const type = types.getParentType()
          return isObjectType(type) && type.getFields().id
            ? { ...node, selections: [...node.selections, ask] }
            : undefined
        },
      },
    }),
  )
}

/** What was read of which records, each as `coordinate id`, or `coordinate -` where it is no record's. */
export function expectedReads(document: DocumentNode, data: Data, denied: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  const walk = (object: Data, { selections }: SelectionSetNode, type: GraphQLObjectType, above: readonly string[]) => {
    const own = typeof object.expectedId === 'string' ? [object.expectedId] : above
    for (const node of selections) {
      if (node.kind !== Kind.FIELD) throw new Error('Cannot work out what fragments read')
      const field = type.getFields()[node.name.value]
      if (field === undefined) continue
      const coordinate = `${type.name}.${field.name}`
      const owners = roots.has(type) ? idsGiven(node) : own
      if (careful.has(coordinate) && !denied.has(coordinate)) {
        for (const owner of owners.length > 0 ? owners : ['-']) found.add(`${coordinate} ${owner}`)
      }
      const below = getNamedType(field.type)
      if (!isObjectType(below) || node.selectionSet === undefined) continue
      for (const item of [object[node.alias?.value ?? node.name.value]].flat(3)) {
        if (item != null) walk(item, node.selectionSet, below, owners)
      }
    }
  }
  const { operation, selectionSet } = document.definitions[0] as OperationDefinitionNode
  walk(data, selectionSet, api.getRootType(operation) as GraphQLObjectType, [])
  return found
}

/** The same of what was noted. */
export function asPairs(
  reads: readonly CoordinateReads[],
  decision: CoordinateReads['decision'] = 'allowed',
): Set<string> {
  return new Set(
    reads
      .filter((each) => each.by === 'selection' && each.decision === decision)
      .flatMap(({ coordinates, ids, withoutId }) =>
        coordinates.flatMap((coordinate) =>
          [...ids, ...(withoutId > 0 ? ['-'] : [])].map((id) => `${coordinate} ${id}`),
        ),
      ),
  )
}

function idsGiven({ arguments: given = [] }: FieldNode): string[] {
  return given.flatMap(({ name, value }) =>
    value.kind === Kind.STRING && /^(id|lot)$/.test(name.value) ? [value.value] : [],
  )
}
