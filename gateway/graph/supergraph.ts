import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql'
import type { Refusals } from './refusals.ts'

/** Who owns what, read from the `join__` directives of a supergraph. */
export interface Supergraph {
  /** Names of the subgraphs in the supergraph's order. */
  readonly subgraphs: readonly string[]
  /** Object types, the three root types included, by name. */
  readonly objects: ReadonlyMap<string, OwnedObject>
}

/** One object type and what each subgraph knows of it. Subgraphs are named as in {@link Supergraph.subgraphs}. */
export interface OwnedObject {
  readonly name: string
  /** Subgraphs that define the type. */
  readonly members: ReadonlySet<string>
  /** Field sets by which a subgraph can be asked for the entity; none for value types and `resolvable: false`. */
  readonly keys: ReadonlyMap<string, readonly string[]>
  readonly fields: ReadonlyMap<string, OwnedField>
}

/** One field of an object type. */
export interface OwnedField {
  /** Subgraphs that resolve it for the public. */
  readonly owners: ReadonlySet<string>
  /** Subgraphs whose own objects carry it, so that it may be part of a key there: owners, and owners overridden. */
  readonly carriers: ReadonlySet<string>
}

/**
 * Reads a supergraph and refuses what a join of plain keys cannot execute: `@requires`, `@provides`,
 * `@interfaceObject`, keys on interfaces, progressive `@override`, `@fromContext`, shared root fields.
 */
export function readSupergraph(supergraphSdl: string, refusals: Refusals): Supergraph {
  const document = parse(supergraphSdl, { noLocation: true })
  const names = subgraphNames(document)
  const objects = new Map<string, OwnedObject>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) refuseEntityInterface(definition, refusals)
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      objects.set(definition.name.value, readObject(definition, names, refusals))
    }
  }
  for (const root of ['Query', 'Mutation', 'Subscription']) {
    for (const [name, { owners }] of objects.get(root)?.fields ?? []) {
      if (owners.size > 1) {
        refusals.add(`${root}.${name}`, `is a root field of several subgraphs (${[...owners].join(', ')})`)
      }
    }
  }
  return { subgraphs: [...names.values()], objects }
}

/** Names of the subgraphs of a supergraph, by the enum value its directives use. */
export function subgraphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const graphs = supergraph.definitions
    .filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION)
    .find(({ name }) => name.value === 'join__Graph')
  return new Map(
    (graphs?.values ?? []).map(({ name, directives: applied }) => {
      const [graph] = directives(applied, 'join__graph')
      return [name.value, String(graph?.name ?? name.value)]
    }),
  )
}

function refuseEntityInterface(
  definition: { name: { value: string }; directives?: readonly ConstDirectiveNode[] },
  refusals: Refusals,
): void {
  if (directives(definition.directives, 'join__type').some(({ key }) => key !== undefined)) {
    refusals.add(definition.name.value, 'is an interface with a @key')
  }
}

function readObject(
  definition: ObjectTypeDefinitionNode,
  names: ReadonlyMap<string, string>,
  refusals: Refusals,
): OwnedObject {
  const typeName = definition.name.value
  const nameOf = (graph: unknown) => names.get(String(graph)) ?? String(graph)
  const members = new Set<string>()
  const keys = new Map<string, string[]>()
  for (const { graph, key, resolvable, isInterfaceObject } of directives(definition.directives, 'join__type')) {
    const subgraph = nameOf(graph)
    members.add(subgraph)
    if (isInterfaceObject === true) refusals.add(typeName, `is an @interfaceObject in ${subgraph}`)
    if (typeof key === 'string' && resolvable !== false) keys.set(subgraph, [...(keys.get(subgraph) ?? []), key])
  }
  const fields = new Map<string, OwnedField>()
  for (const field of definition.fields ?? []) {
    const coordinate = `${typeName}.${field.name.value}`
    const joins = directives(field.directives, 'join__field')
    const owners = new Set<string>(joins.length === 0 ? members : [])
    const carriers = new Set<string>(owners)
    for (const join of joins) {
      const subgraph = nameOf(join.graph)
      if (join.requires !== undefined) refusals.add(coordinate, `uses @requires in ${subgraph}`)
      if (join.provides !== undefined) refusals.add(coordinate, `uses @provides in ${subgraph}`)
      if (join.overrideLabel !== undefined) refusals.add(coordinate, `uses a progressive @override in ${subgraph}`)
      if (join.contextArguments !== undefined) refusals.add(coordinate, `uses @fromContext in ${subgraph}`)
      if (join.external === true) continue
      carriers.add(subgraph)
      if (join.usedOverridden !== true) owners.add(subgraph)
    }
    fields.set(field.name.value, { owners, carriers })
  }
  return { name: typeName, members, keys, fields }
}

function directives(nodes: readonly ConstDirectiveNode[] | undefined, name: string): Record<string, unknown>[] {
  return (nodes ?? [])
    .filter((node) => node.name.value === name)
    .map((node) =>
      Object.fromEntries((node.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)])),
    )
}
