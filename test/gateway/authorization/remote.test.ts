import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { compose } from '#gateway/graph/compose.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { auditor } from '../../principals.ts'
import { type SubgraphServers, serveSubgraphs } from '../graph/subgraph-servers.ts'
import { subgraph } from '../graph/supergraphs/supergraph.ts'

const ward = { id: 'w1', name: 'Ward 3', beds: 12, head: { name: 'H' } }
const wards = subgraph(
  'wards',
  `type Query { ward: Ward wards: [Ward] }
   type Ward { id: ID! name: String beds: Int head: Person }
   type Person { name: String }`,
  { Query: { ward: () => ward, wards: () => [ward] } },
)
const rules = `
  directive @public on FIELD_DEFINITION
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
  type Query { ward: Ward @public wards: [Ward] @public }
  type Ward {
    id: ID! @public
    name: String @public
    beds: Int @requiresScopes(scopes: [["beds"]])
    head: Person @requiresScopes(scopes: [["people"]])
  }
  type Person { name: String @public }`

let servers: SubgraphServers
beforeAll(async () => {
  servers = await serveSubgraphs([wards])
})
afterAll(() => servers.close())

/** What came of a question, and what the subgraph was asked. It checks no rights itself. */
async function ask(text: string, scopes: readonly string[]) {
  const { supergraphSdl } = compose([wards])
  const schema = withFieldAuthorization(
    remoteSubgraphs(supergraphSdl, servers.urls, () => ({})),
    rules,
  )
  const before = servers.requests.length
  const contextValue = { principal: { ...auditor, scopes: new Set(scopes) }, signal: AbortSignal.timeout(5_000) }
  const { data } = await execute({ schema, document: parse(text), contextValue })
  const asked = servers.requests.slice(before).map(({ query }) => query)
  return { data: JSON.parse(JSON.stringify(data)), asked: asked.join('\n') }
}

describe('A subgraph elsewhere', () => {
  it.each([
    ['a field', '{ wards { id beds } }'],
    ['an object', '{ ward { name head { name } } }'],
    ['a fragment', '{ ward { ...B } again: wards { name ... { beds } } } fragment B on Ward { id beds }'],
  ])('is not asked for what may not be read: %s', async (_, text) => {
    const { asked } = await ask(text, [])
    expect(asked).toMatch(/\bward/)
    expect(asked).not.toMatch(/\b(beds|head)\b/)
  })

  it('is asked for all that may be read, and for what of it was selected', async () => {
    const { data, asked } = await ask('{ wards { beds } ward { name head { name } } }', ['beds'])
    expect(asked).toMatch(/\bbeds\b/)
    expect(asked).not.toMatch(/\bhead\b/)
    expect(data).toEqual({ wards: [{ beds: 12 }], ward: { name: 'Ward 3', head: null } })
  })
})
