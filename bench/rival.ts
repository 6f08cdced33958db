import { createRequire } from 'node:module'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { startStandaloneServer } from '@apollo/server/standalone'
import { parse, print, visit } from 'graphql'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { auditor } from '../test/principals.ts'
import { instantOdoo } from './instant-source.ts'

// The rival: @apollo/gateway executes the same supergraph over the same subgraph modules, all in this process.
const { ApolloGateway, LocalGraphQLDataSource } = createRequire(import.meta.resolve('./.rival/package.json'))(
  '@apollo/gateway',
)
const modules = subgraphModules(instantOdoo)

/** One subgraph in this process, with fresh loaders for each request sent to it. */
function dataSource({ schema, context }: (typeof modules)[number]) {
  const local = new LocalGraphQLDataSource(schema)
  return {
    process: (options: object) => {
      const request = {
        correlationId: 'bench',
        principal: auditor,
        signal: new AbortController().signal,
        calls: new SourceCalls(),
      }
      return local.process({ ...options, context: context(request) })
    },
  }
}

// It refuses a supergraph that says who may read what, unless it is licensed to; so it need not look at that.
const rules = ['requiresScopes', 'authenticated']
const withoutScopes = visit(parse(readSupergraphSdl()), {
  Directive: (node) =>
    rules.includes(node.name.value) || (node.name.value === 'link' && rules.some((rule) => print(node).includes(rule)))
      ? null
      : undefined,
})

const gateway = new ApolloGateway({
  supergraphSdl: print(withoutScopes),
  buildService: ({ name }: { name: string }) => {
    const module = modules.find((each) => each.name === name)
    if (module === undefined) throw new Error(`No subgraph ${name}`)
    return dataSource(module)
  },
})
const server = new ApolloServer({ gateway, plugins: [ApolloServerPluginCacheControlDisabled()] })
const listening = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
console.log(`ready ${new URL(listening.url).port}`)
