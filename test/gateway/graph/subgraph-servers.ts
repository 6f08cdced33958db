import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type GraphQLSchema, graphql } from 'graphql'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { auditor } from '../../principals.ts'

/** Subgraphs behind real HTTP servers on loopback. */
export interface SubgraphServers {
  readonly urls: Readonly<Record<string, string>>
  /** What the servers were asked, in order. */
  readonly requests: readonly SubgraphRequest[]
  close(): Promise<void>
}

/** One request as a subgraph received it. */
export interface SubgraphRequest {
  readonly subgraph: string
  readonly headers: IncomingMessage['headers']
  readonly query: string
}

/**
 * Serves each module as a plain GraphQL server: a new context for each request, as a deployed subgraph has. References
 * become asynchronous, in place: where one throws at once `@apollo/subgraph` fails all that came with it.
 */
export async function serveSubgraphs(modules: readonly SubgraphModule[]): Promise<SubgraphServers> {
  const urls: Record<string, string> = {}
  const requests: SubgraphRequest[] = []
  const servers: Server[] = []
  for (const { name, schema, context } of modules) {
    makeReferencesAsync(schema)
    const server = createServer(async (request, response) => {
      const { query, variables } = JSON.parse(await text(request))
      requests.push({ subgraph: name, headers: request.headers, query })
      const contextValue = context({ principal: auditor } as RequestContext)
      const result = await graphql({ schema, source: query, variableValues: variables, contextValue })
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(result))
    })
    urls[name] = await listen(server)
    servers.push(server)
  }
  return { urls, requests, close: () => closeAll(servers) }
}

/** Starts a server on a free port of loopback and tells its address. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Stops servers without waiting for their clients. */
export async function closeAll(servers: readonly Server[]): Promise<void> {
  for (const server of servers) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

type Reference = (...args: unknown[]) => unknown

function makeReferencesAsync(schema: GraphQLSchema): void {
  for (const { extensions } of Object.values(schema.getTypeMap())) {
    const subgraph = (extensions.apollo as { subgraph?: { resolveReference?: Reference } } | undefined)?.subgraph
    const resolve = subgraph?.resolveReference
    if (subgraph && resolve) subgraph.resolveReference = async (...args) => resolve(...args)
  }
}
