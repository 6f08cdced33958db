import { execute, parse } from 'graphql'
import { compose } from '#gateway/graph/compose.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { injectFaults } from '../../random-queries/faults.ts'
import { serveSubgraphs } from './subgraph-servers.ts'
const [, , name, query] = process.argv
const ex = Object.values(await import(`./supergraphs/${name}.ts`)).find((x: any) => x.build) as any
const { supergraphSdl } = compose(ex.build())
const seed = Number(process.env.RANDOM_SEED)
const [a, b] = [ex.build(), ex.build()]
if (seed) for (const x of [a, b]) injectFaults(x, {seed,  coordinates: 0.3, objects: 0.6, spares: (coordinate: string) =>
    /\.(id|badge|department|isbn|codes|copy|day|code|name|alias|level|number|currency)$|^Word\./.test(coordinate) })
const servers = await serveSubgraphs(b)
const request = () => ({ contextValue: { correlationId: 'c', signal: new AbortController().signal } })
for (const schema of [joinSubgraphs(supergraphSdl, a), remoteSubgraphs(supergraphSdl, servers.urls)])
  console.log(JSON.stringify(await execute({ schema, document: parse(query!), ...request() })))
for (const r of servers.requests) console.log(r.subgraph, r.query.replace(/\s+/g, ' '))
await servers.close()
