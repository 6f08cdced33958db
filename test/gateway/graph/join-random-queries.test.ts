import { execute, type GraphQLSchema, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '#gateway/graph/compose.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { account } from '../../random-queries/agreement.ts'
import { coverage } from '../../random-queries/coverage.ts'
import { injectFaults } from '../../random-queries/faults.ts'
import { monolith } from '../../random-queries/monolith.ts'
import { type RandomOperation, randomOperations } from '../../random-queries/operations.ts'
import { company } from './supergraphs/company.ts'
import { failures } from './supergraphs/failures.ts'
import { library } from './supergraphs/library.ts'
import { media } from './supergraphs/media.ts'
import type { ExampleSupergraph } from './supergraphs/supergraph.ts'
import { travel } from './supergraphs/travel.ts'

const seed = Number(process.env.RANDOM_SEED ?? Math.floor(Math.random() * 1e9))
const count = 250

describe.each([company, library, media, travel, failures])(
  `The join of $name (RANDOM_SEED=${seed})`,
  { timeout: 60_000 },
  (example) => {
    it(`answers ${count} random queries as a monolith does`, async () => {
      const { operations } = await compare(example, undefined)
      const { missedTypes, share } = coverage(join(example), documents(operations))

      expect(missedTypes.filter((type) => !/^(Mutation|Subscription|Receipt)$/.test(type))).toEqual([])
      // A quarter of one example is not reached by queries at all.
      expect(share).toBeGreaterThan(0.7)
    })

    it.each([1, 2])(
      `answers ${count} random queries as a monolith does while resolvers and references fail (%i)`,
      async (round) => {
        const { withErrors } = await compare(example, round)

        expect(withErrors).toBeGreaterThan(count * 0.1)
      },
    )
  },
)

// Where several parts of one key fail it is left open which of them is told: only one part of each key may fail.
function spares(coordinate: string): boolean {
  return ['Employee.badge', 'Department.id', 'Door.number'].includes(coordinate)
}

async function compare(example: ExampleSupergraph, round: number | undefined) {
  const { supergraphSdl } = compose(example.build())
  const [ours, theirs] = [example.build(), example.build()]
  if (round !== undefined) {
    const faults = { seed: seed + round, coordinates: 0.3, objects: 0.6, spares }
    injectFaults(ours, faults)
    injectFaults(theirs, faults)
  }
  const schema = joinSubgraphs(supergraphSdl, ours)
  const oracle = monolith(supergraphSdl, theirs)
  const { argumentsFor } = example
  const options = { seed: seed + (round ?? 0), count, argumentsFor, maxDepth: 6, maxFields: 40 }
  const operations = randomOperations(schema, options)
  let withErrors = 0
  for (const operation of operations) {
    const expected = await answer(oracle, operation)
    expect(await answer(schema, operation), print(operation.document)).toEqual(expected)
    if (expected.places.length > 0) withErrors++
  }
  return { operations, withErrors }
}

async function answer(schema: GraphQLSchema, { document, variables }: RandomOperation) {
  return account(await execute({ schema, document, variableValues: variables, contextValue: {} }))
}

function join(example: ExampleSupergraph): GraphQLSchema {
  return joinSubgraphs(compose(example.build()).supergraphSdl, example.build())
}

function documents(operations: readonly RandomOperation[]) {
  return operations.map(({ document }) => document)
}
