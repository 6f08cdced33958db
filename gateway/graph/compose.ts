import { composeServices } from '@theguild/federation-composition'
import { type DefinitionNode, type DocumentNode, Kind, parse, print } from 'graphql'

/** What composition gives: the supergraph for those who execute it, the API for those who query it. */
export interface Composition {
  readonly supergraphSdl: string
  /** The public schema: no federation directives, nothing `@inaccessible`; composed custom directives stay. */
  readonly apiSdl: string
}

/**
 * Composes subgraphs into one Federation 2 supergraph.
 *
 * The same subgraphs give the same text in whatever order they come: definitions are sorted by kind and name, members
 * keep the order their subgraphs give them. Throws one error that lists every fault composition found.
 */
export function compose(subgraphs: readonly { readonly name: string; readonly typeDefs: string }[]): Composition {
  const services = [...subgraphs]
    .sort((a, b) => compare(a.name, b.name))
    .map(({ name, typeDefs }) => ({ name, typeDefs: parseSdl(name, typeDefs) }))
  const result = composeServices(services)
  if (result.errors) {
    const faults = result.errors.map((error) => `- ${error.message}`).join('\n')
    throw new Error(`Cannot compose ${services.map(({ name }) => name).join(', ')}:\n${faults}`)
  }
  return {
    supergraphSdl: printSorted(result.supergraphDocumentNode),
    apiSdl: printSorted(result.publicDocumentNode),
  }
}

function parseSdl(subgraph: string, sdl: string): DocumentNode {
  try {
    return parse(sdl)
  } catch (error) {
    throw new Error(`Cannot parse the SDL of ${subgraph}: ${(error as Error).message}`, { cause: error })
  }
}

function printSorted(document: DocumentNode): string {
  const definitions = [...document.definitions].sort((a, b) => compare(sortKey(a), sortKey(b)))
  return `${print({ kind: Kind.DOCUMENT, definitions })}\n`
}

// Schema first, then directives, then types: the order a reader meets them in.
function sortKey(definition: DefinitionNode): string {
  const name = 'name' in definition ? (definition.name?.value ?? '') : ''
  if (definition.kind === Kind.SCHEMA_DEFINITION) return '0'
  return `${definition.kind === Kind.DIRECTIVE_DEFINITION ? '1' : '2'} ${name}`
}

// Not localeCompare: the text must not depend on the machine's language.
function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
