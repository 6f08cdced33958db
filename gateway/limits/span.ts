import type { FieldNode } from 'graphql'

/** Counts stop growing here: a document of a kilobyte can expand to more fields than a number holds. */
const CEILING = 1_000_000

/**
 * How far a selection set expands, told without knowing where it stands, so that a fragment is measured once and added
 * wherever it is spread. Introspection is counted apart: its fields cost no source anything, but can multiply.
 */
export interface Span {
  fields: number
  aliases: number
  /** Fields on the longest way down. */
  depth: number
  /** Fields at the set's own level. */
  width: number
  /** Selection sets and spreads within each other, on the longest way down. */
  height: number
  /** What is below `__schema` and `__type`, these included. */
  introspectionFields: number
  introspectionAliases: number
  introspectionDepth: number
  /** The most re-entries (see below) on one way down from `__schema`, and from `__type`. */
  schemaReentries: number
  typeReentries: number
  /** Re-entries if this set is part of an introspection; the second, if a reference to a type led to it. */
  reentries: number
  reentriesBehindReference: number
}

export const emptySpan: Readonly<Span> = {
  fields: 0,
  aliases: 0,
  depth: 0,
  width: 0,
  height: 0,
  introspectionFields: 0,
  introspectionAliases: 0,
  introspectionDepth: 0,
  schemaReentries: 0,
  typeReentries: 0,
  reentries: 0,
  reentriesBehindReference: 0,
}

// A re-entry: coming to a type by way of another, and listing that type's parts. It is the only way in which the
// answer to an introspection outgrows the schema.
const lists = new Set(['fields', 'inputFields', 'enumValues', 'interfaces', 'possibleTypes', 'args'])
const references = new Set(['type', 'ofType', 'interfaces', 'possibleTypes'])

/** Adds what is selected beside: counts add up, ways down compete. */
export function addBeside(total: Span, other: Readonly<Span>): void {
  total.fields = Math.min(total.fields + other.fields, CEILING)
  total.aliases = Math.min(total.aliases + other.aliases, CEILING)
  total.width = Math.min(total.width + other.width, CEILING)
  total.introspectionFields = Math.min(total.introspectionFields + other.introspectionFields, CEILING)
  total.introspectionAliases = Math.min(total.introspectionAliases + other.introspectionAliases, CEILING)
  total.depth = Math.max(total.depth, other.depth)
  total.height = Math.max(total.height, other.height)
  total.introspectionDepth = Math.max(total.introspectionDepth, other.introspectionDepth)
  total.schemaReentries = Math.max(total.schemaReentries, other.schemaReentries)
  total.typeReentries = Math.max(total.typeReentries, other.typeReentries)
  total.reentries = Math.max(total.reentries, other.reentries)
  total.reentriesBehindReference = Math.max(total.reentriesBehindReference, other.reentriesBehindReference)
}

/** The span of a field, from that of what is selected within it. */
export function spanOfField(node: FieldNode, within: Readonly<Span>): Span {
  const name = node.name.value
  const alias = node.alias ? 1 : 0
  if (name === '__schema' || name === '__type') {
    return {
      ...emptySpan,
      width: 1,
      height: within.height,
      introspectionFields: Math.min(1 + within.fields + within.introspectionFields, CEILING),
      introspectionAliases: Math.min(alias + within.aliases + within.introspectionAliases, CEILING),
      introspectionDepth: 1 + Math.max(within.depth, within.introspectionDepth),
      schemaReentries: name === '__schema' ? within.reentries : within.schemaReentries,
      typeReentries: name === '__type' ? within.reentries : within.typeReentries,
    }
  }
  const isReference = references.has(name)
  return {
    ...within,
    fields: Math.min(1 + within.fields, CEILING),
    aliases: Math.min(alias + within.aliases, CEILING),
    depth: 1 + within.depth,
    width: 1,
    reentries: isReference ? within.reentriesBehindReference : within.reentries,
    reentriesBehindReference: lists.has(name)
      ? 1 + (isReference ? within.reentriesBehindReference : within.reentries)
      : within.reentriesBehindReference,
  }
}
