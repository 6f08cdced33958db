import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { graphql } from 'graphql'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import type { RequestContext } from '#shared/http/request-context.ts'

/** Subgraphs behind real HTTP servers on loopback. */
export interface SubgraphServers {
  readonly urls: Readonly<Record<string, string>>
  /** Requests the servers received, as `subgraph`, headers and parsed body. */
  readonly requests: readonly {
    readonly subgraph: string
    readonly headers: IncomingMessage['headers']
    readonly body: unknown
  }[]
  close(): Promise<void>
}

/** Serves each module as a plain GraphQL server: a new context for each request, as a deployed subgraph has. */
export async function serveSubgraphs(modules: readonly SubgraphModule[]): Promise<SubgraphServers> {
  const urls: Record<string, string> = {}
  const requests: { subgraph: string; headers: IncomingMessage['headers']; body: unknown }[] = []
  const servers: Server[] = []
  for (const module of modules) {
    for (const t of Object.values(module.schema.getTypeMap())) {
      const sub = (t.extensions as any)?.apollo?.subgraph
      const f = sub?.resolveReference
      if (f) sub.resolveReference = async (...a: any[]) => f(...a)
    }
    const server = createServer(async (request, response) => {
      const body = JSON.parse(await text(request)) as { query: string; variables?: Record<string, unknown> }
      requests.push({ subgraph: module.name, headers: request.headers, body })
      const contextValue = module.context({} as RequestContext)
      const result = await graphql({
        schema: module.schema,
        source: body.query,
        variableValues: body.variables,
        contextValue,
      })
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(result))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    servers.push(server)
    urls[module.name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }
  const close = async () => {
    for (const server of servers) {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
  }
  return { urls, requests, close }
}
