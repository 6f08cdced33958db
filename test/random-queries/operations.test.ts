import { type GraphQLSchema, Kind, print, specifiedRules, validate, visit } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '#gateway/graph/compose.ts'
import { company } from '../gateway/graph/supergraphs/company.ts'
import { library } from '../gateway/graph/supergraphs/library.ts'
import { media } from '../gateway/graph/supergraphs/media.ts'
import type { ExampleSupergraph } from '../gateway/graph/supergraphs/supergraph.ts'
import { travel } from '../gateway/graph/supergraphs/travel.ts'
import { coverage } from './coverage.ts'
import { monolith } from './monolith.ts'
import { type RandomOperation, randomOperations } from './operations.ts'

const size = { maxDepth: 6, maxFields: 30 }

describe.each([company, library, media, travel])('randomOperations() for $name', (example) => {
  const schema = schemaOf(example)
  const operations = randomOperations(schema, { seed: 1, count: 300, argumentsFor: example.argumentsFor, ...size })

  it('are valid', () => {
    for (const { document } of operations) expect(validate(schema, document, specifiedRules)).toEqual([])
  })

  it('select every field that can be selected', () => {
    expect(coverage(schema, documents(operations)).missed).toEqual([])
  })

  it('keep to the depth and roughly to the number of fields', () => {
    for (const { document } of operations) {
      const { depth, fields } = measure(document)
      expect(depth).toBeLessThanOrEqual(size.maxDepth)
      // One field leads to others even when none are left, and fragments count as often as they are written.
      expect(fields).toBeLessThan(size.maxFields * 4)
    }
  })
})

describe('randomOperations()', () => {
  const schema = schemaOf(media)
  const options = { argumentsFor: media.argumentsFor, ...size }

  it('are the same for the same seed, and others for another', () => {
    const [first, again, other] = [7, 7, 8].map((seed) =>
      printed(randomOperations(schema, { seed, count: 20, ...options })),
    )
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it.each([
    ['inline fragments with and without a type', /\.\.\. \{|\.\.\. @/, /\.\.\. on \w+/],
    ['named fragments inside others', /fragment F\d+ on \w+ \{[^}]*\.\.\.F\d+/, /\n {2}\.\.\.F\d+/],
    ['conditions by literals and by variables', /@skip\(if: (true|false)\)/, /@include\(if: \$/],
    ['fields twice, once with a condition', /(\b\w+\b)\n\s+\1 @skip/, /(\b\w+\b) @include\(if: \$?\w+\)\n\s+\1\n/],
    ['aliases that are names of other fields', /\bid: \w+/, /\btitle: \w+/],
    ['type names, some under an alias', /\n\s+__typename\n/, /: __typename/],
    ['arguments by literal and by variable', /\((\w+: ([A-Z]+|"\w+"))\)/, /\(\w+: \$v\d+\)/],
    ['variables with defaults', /\$v\d+: [\w!]+ = /, /\$if\d+: Boolean! = /],
  ])('have %s', (_, ...patterns) => {
    const all = printed(randomOperations(schema, { seed: 1, count: 300, ...options })).join('\n')
    for (const pattern of patterns) expect(all).toMatch(pattern)
  })

  it('never begin an alias with two underscores, which a gateway may refuse', () => {
    const all = printed(randomOperations(schema, { seed: 2, count: 300, ...options })).join('\n')
    expect(all).not.toMatch(/__\w+:/)
  })

  it('leave out fields whose required arguments nobody gave', () => {
    const operations = randomOperations(schema, { seed: 1, count: 100, ...options, argumentsFor: () => undefined })
    const { missed } = coverage(schema, documents(operations))
    expect(missed).toContain('Query.node')
    expect(missed).not.toContain('Query.find')
  })
})

function schemaOf(example: ExampleSupergraph): GraphQLSchema {
  return monolith(compose(example.build()).supergraphSdl, example.build())
}

function documents(operations: readonly RandomOperation[]) {
  return operations.map(({ document }) => document)
}

function printed(operations: readonly RandomOperation[]): string[] {
  return operations.map(({ document, variables }) => `${print(document)}\n${JSON.stringify(variables)}`)
}

function measure(document: RandomOperation['document']) {
  let [level, depth, fields] = [0, 0, 0]
  visit(document, {
    Field: {
      enter() {
        fields++
        level++
        depth = Math.max(depth, level)
      },
      leave() {
        level--
      },
    },
    [Kind.FRAGMENT_DEFINITION]: {
      enter() {
        level = 0
      },
    },
  })
  return { depth, fields }
}
