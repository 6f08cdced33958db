import { buildSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '#gateway/graph/compose.ts'
import { company } from './supergraphs/company.ts'
import { library } from './supergraphs/library.ts'
import { link } from './supergraphs/supergraph.ts'

describe('compose()', () => {
  it('gives the same text in whatever order the subgraphs come', () => {
    const subgraphs = company.build()
    expect(compose(subgraphs.toReversed())).toEqual(compose(subgraphs))
  })

  it('sorts definitions: the schema first, then directives, then types, each by name', () => {
    const { supergraphSdl } = compose(company.build())
    const [schema, ...definitions] = parse(supergraphSdl).definitions
    const names = definitions.map(
      (each) => `${each.kind === 'DirectiveDefinition' ? 1 : 2}${'name' in each ? each.name?.value : ''}`,
    )
    expect(schema?.kind).toBe('SchemaDefinition')
    expect(names).toEqual(names.toSorted())
  })

  it('keeps federation and what is inaccessible out of the API', () => {
    const { apiSdl } = compose(library.build())
    expect(apiSdl).not.toMatch(/join__|link__|inaccessible|remark|MANUAL/)
    expect(Object.keys(buildSchema(apiSdl).getQueryType()?.getFields() ?? {})).toContain('books')
  })

  it('reports every fault of the composition at once', () => {
    const faulty = [
      { name: 'left', typeDefs: `${link} type Query { a: Thing b: Int } type Thing { name: String }` },
      { name: 'right', typeDefs: `${link} type Query { b: Int } type Thing { name: String }` },
    ]
    expect(() => compose(faulty)).toThrow(/^Cannot compose left, right:\n- .*Query\.b.*\n- .*Thing\.name/s)
  })

  it('names the subgraph whose SDL cannot be parsed', () => {
    expect(() => compose([{ name: 'left', typeDefs: 'type Query {' }])).toThrow(/Cannot parse the SDL of left/)
  })
})
