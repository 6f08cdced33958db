import { GraphQLScalarType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '#gateway/graph/compose.ts'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { company } from './supergraphs/company.ts'
import { subgraph } from './supergraphs/supergraph.ts'

describe('joinSubgraphs() refuses at start', () => {
  it('@requires', () => {
    const subgraphs = [
      subgraph('base', 'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! size: Int }', {}),
      subgraph(
        'extra',
        'type Thing @key(fields: "id") { id: ID! size: Int @external volume: Int @requires(fields: "size") }',
        {},
      ),
    ]
    expect(() => join(subgraphs)).toThrow('- Thing.volume uses @requires in extra')
  })

  it('@provides', () => {
    const subgraphs = [
      subgraph('base', 'type Thing @key(fields: "id") { id: ID! name: String @shareable }', {}),
      subgraph(
        'extra',
        'type Query { thing: Thing @provides(fields: "name") } type Thing @key(fields: "id") { id: ID! name: String @external }',
        {},
      ),
    ]
    expect(() => join(subgraphs)).toThrow('- Query.thing uses @provides in extra')
  })

  it('keys on interfaces and @interfaceObject', () => {
    const subgraphs = [
      subgraph(
        'base',
        'type Query { node: Node } interface Node @key(fields: "id") { id: ID! } type Thing implements Node @key(fields: "id") { id: ID! }',
        {},
      ),
      subgraph('extra', 'type Node @key(fields: "id") @interfaceObject { id: ID! views: Int }', {}),
    ]
    expect(() => join(subgraphs)).toThrow('- Node is an interface with a @key')
  })

  it('a progressive @override, but not a plain one', () => {
    const base = subgraph(
      'base',
      'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! name: String }',
      {},
    )
    const extra = (label: string) =>
      subgraph('extra', `type Thing @key(fields: "id") { id: ID! name: String @override(from: "base"${label}) }`, {})
    expect(() => join([base, extra(', label: "percent(5)"')])).toThrow(
      '- Thing.name uses a progressive @override in extra',
    )
    expect(() => join([base, extra('')])).not.toThrow()
  })

  it('root fields with several owners', () => {
    const subgraphs = ['left', 'right'].map((name) => subgraph(name, 'type Query { now: String @shareable }', {}))
    expect(() => join(subgraphs)).toThrow('- Query.now is a root field of several subgraphs (left, right)')
  })

  it('enums with two internal values', () => {
    const sdl = (name: string) => `type Query { ${name}: Size } enum Size { S M }`
    const subgraphs = [
      subgraph('left', sdl('left'), { Size: { S: 1, M: 2 } }),
      subgraph('right', sdl('right'), { Size: { S: 1, M: 3 } }),
    ]
    expect(() => join(subgraphs)).toThrow(
      /^Cannot join the subgraphs:\n- Size.M has different internal values in left and right$/,
    )
  })

  it('scalars with two meanings', () => {
    const sdl = (name: string) => `type Query { ${name}: Day } scalar Day`
    const day = new GraphQLScalarType({ name: 'Day', serialize: () => 'today' })
    const subgraphs = [subgraph('left', sdl('left'), { Day: day }), subgraph('right', sdl('right'), {})]
    expect(() => join(subgraphs)).toThrow('- Day is a scalar with different functions in left and right')
    expect(() =>
      join([subgraph('left', sdl('left'), { Day: day }), subgraph('right', sdl('right'), { Day: day })]),
    ).not.toThrow()
  })

  it('fields that what a subgraph returns cannot reach', () => {
    const subgraphs = [
      subgraph('base', 'type Query { owner: Owner } type Owner { thing: Thing } type Thing { id: ID! @shareable }', {}),
      subgraph(
        'extra',
        'type Query { things: [Thing] } type Thing @key(fields: "code") { id: ID! @shareable code: ID! name: String }',
        {},
      ),
    ]
    // Composition finds this fault as well: what is checked here is a supergraph that did not come through it.
    const { supergraphSdl } = compose([
      {
        name: 'base',
        typeDefs: subgraphs[0]?.typeDefs.replace('id: ID! @shareable', 'id: ID! @shareable code: ID! @shareable') ?? '',
      },
      { name: 'extra', typeDefs: subgraphs[1]?.typeDefs.replace('code: ID!', 'code: ID! @shareable') ?? '' },
    ])
    const unreachable = supergraphSdl.replace('code: ID!', 'code: ID! @join__field(graph: EXTRA)')
    expect(() => joinSubgraphs(unreachable, subgraphs)).toThrow(
      '- Thing.name cannot be reached by a key from base, which returns Thing',
    )
  })

  it('a subscription field without a stream', () => {
    const subgraphs = [subgraph('base', 'type Query { a: Int } type Subscription { ticks: Int }', {})]
    expect(() => join(subgraphs)).toThrow('- Subscription.ticks has no subscribe function in base')
  })

  it('hidden input fields with a default, which no argument from outside could carry', () => {
    const sdl = 'type Query { find(by: By): Int } input By { text: String limit: Int = 5 @inaccessible }'
    expect(() => join([subgraph('base', sdl, {})])).toThrow('- By.limit is a hidden input field with a default in base')
  })

  it('subgraphs that are not those of the supergraph', () => {
    const { supergraphSdl } = compose(company.build())
    const [, ...others] = company.build()
    expect(() => joinSubgraphs(supergraphSdl, others)).toThrow(
      'Cannot join the subgraphs access, payroll: the supergraph is composed of access, payroll, staff',
    )
  })

  it('a subgraph whose schema lacks what the supergraph says it has', () => {
    const { supergraphSdl } = compose([subgraph('base', 'type Query { a: Int b: Int }', {})])
    expect(() => joinSubgraphs(supergraphSdl, [subgraph('base', 'type Query { a: Int }', {})])).toThrow(
      '- Query.b is not in the schema of base',
    )
  })

  it('all faults at once', () => {
    const subgraphs = [
      subgraph('left', 'type Query { now: String @shareable } type Subscription { ticks: Int }', {}),
      subgraph('right', 'type Query { now: String @shareable }', {}),
    ]
    expect(() => join(subgraphs)).toThrow(/- Query\.now .*\n- Subscription\.ticks /)
  })
})

function join(subgraphs: readonly SubgraphModule[]) {
  return joinSubgraphs(compose(subgraphs).supergraphSdl, subgraphs)
}
