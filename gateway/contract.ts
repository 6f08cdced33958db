import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { accessTable } from './access-table.ts'
import { compose } from './graph/compose.ts'
import type { SubgraphModule } from './graph/graph.ts'

const schemaFolder = new URL('../schema/', import.meta.url)

/** The committed supergraph: what the gateway serves, and what a pull request shows the change of. */
export function readSupergraphSdl(): string {
  return readFileSync(new URL('supergraph.graphql', schemaFolder), 'utf8')
}

/** Composes the subgraphs and writes `schema/supergraph.graphql`, `schema/api.graphql` and `schema/ACCESS.md`. */
export function writeContract(subgraphs: readonly SubgraphModule[]): void {
  const { supergraphSdl, apiSdl } = compose(subgraphs)
  writeFileSync(new URL('supergraph.graphql', schemaFolder), supergraphSdl)
  writeFileSync(new URL('api.graphql', schemaFolder), apiSdl)
  writeFileSync(new URL('ACCESS.md', schemaFolder), accessTable(supergraphSdl))
}

/** The documents of our own tools, by file name: what the typed client is made of and GraphiQL shows as examples. */
export function readDocuments(): { readonly query: string }[] {
  const folder = new URL('documents/internal/', schemaFolder)
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'))
  return files.sort().map((file) => ({ query: readFileSync(new URL(file, folder), 'utf8') }))
}
