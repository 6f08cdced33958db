import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  NoUnusedVariablesRule,
  parse,
  print,
  ScalarLeafsRule,
  specifiedRules,
  validate,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '#gateway/graph/compose.ts'
import { foldConditions } from '#gateway/graph/fold.ts'
import { account } from '../../random-queries/agreement.ts'
import { monolith } from '../../random-queries/monolith.ts'
import { randomOperations } from '../../random-queries/operations.ts'
import { media } from './supergraphs/media.ts'
import { travel } from './supergraphs/travel.ts'

const seed = Number(process.env.RANDOM_SEED ?? Math.floor(Math.random() * 1e9))

describe('foldConditions()', () => {
  it('gives back the very same document where there is no condition', () => {
    const document = parse('query ($of: Int) { a(of: $of) ...F } fragment F on Query { b }')
    expect(foldConditions(document, { of: 1 }, undefined)).toBe(document)
  })

  it.each([
    ['literals', '{ a @skip(if: true) b @skip(if: false) c @include(if: false) d @include(if: true) }', {}, '{ b d }'],
    ['variables', 'query ($x: Boolean!) { a @skip(if: $x) b @include(if: $x) }', { x: true }, '{ b }'],
    ['defaults of variables', 'query ($x: Boolean! = true) { a @skip(if: $x) b }', {}, '{ b }'],
    ['values before defaults', 'query ($x: Boolean! = true) { a @skip(if: $x) b }', { x: false }, '{ a b }'],
    [
      'both on one field',
      '{ a @skip(if: false) @include(if: false) b @include(if: true) @skip(if: true) c }',
      {},
      '{ c }',
    ],
    [
      'inline fragments',
      '{ ... @skip(if: true) { a } ... on Query @include(if: true) { b } }',
      {},
      '{ ... on Query { b } }',
    ],
    ['spreads, with the fragment', '{ ...F @skip(if: true) b } fragment F on Query { a }', {}, '{ b }'],
    [
      'fragments that end up empty',
      '{ ...F b } fragment F on Query { ...G } fragment G on Query { a @skip(if: true) }',
      {},
      '{ b }',
    ],
    ['other directives, which stay', '{ a @other @skip(if: false) }', {}, '{ a @other }'],
  ])('does what is said by %s', (_, query, variables, expected) => {
    expect(print(foldConditions(parse(query), variables, undefined))).toBe(print(parse(expected)))
  })

  it('keeps only the operation that is executed, and the fragments it spreads', () => {
    const document = parse(
      'query A { a @skip(if: true) ...F } query B { ...G } fragment F on Query { f } fragment G on Query { g }',
    )
    expect(print(foldConditions(document, {}, 'A'))).toBe(print(parse('query A { ...F } fragment F on Query { f }')))
  })

  it('keeps variables that not only a condition used, as a wrong value of theirs is an error', () => {
    const document = parse(
      'query ($x: Boolean!, $of: Int, $y: Boolean!) { a(of: $of) @skip(if: $x) b(y: $y) @include(if: $y) }',
    )
    expect(print(foldConditions(document, { x: true, y: true }, undefined))).toBe(
      print(parse('query ($of: Int, $y: Boolean!) { b(y: $y) }')),
    )
  })

  it.each([{}, { x: null }, { x: 'true' }])('leaves a document alone whose condition has no value: %j', (variables) => {
    const document = parse('query ($x: Boolean!) { a @skip(if: $x) b }')
    expect(foldConditions(document, variables, undefined)).toBe(document)
  })

  it('survives long chains of fragments', () => {
    const links = Array.from({ length: 5000 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} }`)
    const document = parse(`{ ...F0 } ${links.join('\n')} fragment F5000 on Query { a @skip(if: false) }`)
    expect(print(foldConditions(document, {}, undefined))).toContain('fragment F5000 on Query {\n  a\n}')
  })

  it.each([media, travel])(
    `changes no answer of $name and leaves no condition (RANDOM_SEED=${seed})`,
    { timeout: 60_000 },
    async (example) => {
      const schema = monolith(compose(example.build()).supergraphSdl, example.build())
      const options = { seed, count: 200, argumentsFor: example.argumentsFor, maxDepth: 5, maxFields: 25 }
      for (const { document, variables } of randomOperations(schema, options)) {
        const folded = foldConditions(document, variables, 'Random')
        expect(await answer(schema, folded, variables), print(document)).toEqual(
          await answer(schema, document, variables),
        )
        expect(print(folded)).not.toMatch(/@skip|@include/)
        expect(validate(schema, folded, rules)).toEqual([])
      }
    },
  )
})

// A variable may be left unused, and a selection set empty, by what was skipped.
const rules = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule && rule !== ScalarLeafsRule)

async function answer(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
) {
  return account(await execute({ schema, document, variableValues, contextValue: {} }))
}
