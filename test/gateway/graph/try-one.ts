import { execute, parse } from 'graphql'
import { compose } from '#gateway/graph/compose.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { serveSubgraphs } from './subgraph-servers.ts'
const [, , name, query] = process.argv
const ex = Object.values(await import(`./supergraphs/${name}.ts`)).find((x: any) => x.build) as any
const { supergraphSdl } = compose(ex.build())
const servers = await serveSubgraphs(ex.build())
const request = () => ({ contextValue: { correlationId: 'c', signal: new AbortController().signal } })
for (const schema of [joinSubgraphs(supergraphSdl, ex.build()), remoteSubgraphs(supergraphSdl, servers.urls)])
  console.log(JSON.stringify(await execute({ schema, document: parse(query!), ...request() })))
for (const r of servers.requests) console.log(r.subgraph, (r.body as any).query.replace(/\s+/g, ' '), JSON.stringify((r.body as any).variables))
await servers.close()
