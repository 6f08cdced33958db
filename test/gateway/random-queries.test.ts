import { execute, type GraphQLSchema, Kind, print, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { foldConditions } from '#gateway/graph/fold.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { remoteSubgraphs } from '#gateway/graph/remote.ts'
import { createGatewayServer, type GatewayServer } from '#gateway/server.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import type { Fhir } from '#shared/fhir/fhir.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { type SampleEvents, sampleEvents } from '../authorization/sample-events.ts'
import { recordedExternal } from '../claims/recorded-external.ts'
import { accessError, drop, garbage, traceback } from '../odoo-peer/faults.ts'
import { readsAlong } from '../odoo-peer/instant-lists.ts'
import { instantAnswer } from '../odoo-peer/instant-odoo.ts'
import { type Fault, type OdooProxy, startOdooProxy } from '../odoo-peer/proxy.ts'
import { asAuditor, auditor } from '../principals.ts'
import { account } from '../random-queries/agreement.ts'
import { coverage } from '../random-queries/coverage.ts'
import { monolith } from '../random-queries/monolith.ts'
import { type RandomOperation, randomOperations } from '../random-queries/operations.ts'
import { Random } from '../random-queries/random.ts'
import { sampleArguments } from './sample-arguments.ts'

const seed = Number(process.env.RANDOM_SEED ?? Math.floor(Math.random() * 1e9))
const count = 700
/** Beside as many queries: what events become, and commands. */
const counts = { subscription: 150, mutation: 30 } as const
/** More than the three in ten that must meet a failing source. */
const faultyShare = 0.4
const generous = { bodyBytes: 64e6, tokens: 1e6, fields: 1e6, depth: 100, aliases: 1e6, rootFields: 1e4 }

const models = [
  'purchase.order',
  'purchase.order.line',
  'stock.picking.type',
  'res.partner',
  'stock.warehouse',
  'product.product',
  'stock.picking',
  'stock.move',
  'stock.quant',
  'stock.lot',
  'stock.location',
  'account.move',
  'res.company',
]
const faults: Record<string, () => Fault> = {
  'a crash': traceback,
  'a refusal': accessError,
  garbage,
  'missing records': () => drop((row) => Number(row.id) % 2 === 0),
}

describe(`The product's own schema, asked ${count} random queries (RANDOM_SEED=${seed})`, () => {
  let odoo: OdooProxy
  let joined: GraphQLSchema
  let oracle: GraphQLSchema
  let remote: GraphQLSchema
  let operations: readonly RandomOperation[]
  let rootValue: SampleEvents['rootValue']
  const servers: GatewayServer[] = []
  const claims = { areAway: false }

  beforeAll(async () => {
    // Answers say as of when they are: three of one moment can be the same.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-07-10T12:00:00Z') })
    odoo = await startOdooProxy({ answer: ({ model, method, body }) => instantAnswer(model, method, body) })
    const source = new OdooAccount({ url: odoo.url, database: 'any', apiKey: 'any', concurrency: 16 }, silentLog)
    await source.connect(request())
    // All records are there that have keys like these.
    const events = await sampleEvents(hospitalGroupTables(), source, [auditor])
    const { records } = await recordedExternal(source)
    const external = { ...records, fhir: records.fhir && awayAtTimes(records.fhir, claims) }
    const modules = subgraphModules(source, {}, events, external)
    rootValue = events.rootValue
    joined = joinSubgraphs(readSupergraphSdl(), modules)
    oracle = monolith(readSupergraphSdl(), modules)
    const urls: Record<string, string> = {}
    for (const { name, schema, context } of modules) {
      const options = {
        schema,
        contextFor: context,
        limits: generous,
        timeoutMs: 20_000,
        authenticate: asAuditor,
        graphiql: false,
        log: silentLog,
      }
      const server = createGatewayServer({
        ...options,
        graphiql: false,
        health: async () => ({ sources: {}, ready: true }),
      })
      servers.push(server)
      urls[name] = (await server.listen(0, '127.0.0.1')).url
    }
    remote = remoteSubgraphs(readSupergraphSdl(), urls, () => ({}))
    const argumentsFor = (coordinate: string) =>
      sampleArguments(coordinate) ?? events.given[coordinate.replace(/^(Mutation|Subscription)\./, '')]
    const options = { seed, argumentsFor, maxDepth: 9, maxFields: 60 }
    operations = [
      ...randomOperations(joined, { ...options, count }),
      ...Object.entries(counts).flatMap(([root, some]) =>
        randomOperations(joined, { ...options, root: root as keyof typeof counts, count: some }),
      ),
    ]
  }, 60_000)

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()))
    await odoo.close()
  })

  it('reaches every type and four fifths of the fields', () => {
    const { missedTypes, share } = coverage(
      joined,
      operations.map(({ document }) => document),
    )

    expect(missedTypes).toEqual([])
    expect(share).toBeGreaterThanOrEqual(0.8)
  })

  it('writes valid documents only', () => {
    for (const { document } of operations) expect(validate(joined, document)).toEqual([])
  })

  it('gives by the join, by a monolith and over HTTP the same data, and by the first two the same errors', async () => {
    const random = new Random(seed)
    let failed = 0
    let withErrors = 0
    for (const operation of operations) {
      const isFaulty = random.chance(faultyShare)
      const model = random.pick(models) ?? ''
      const fault = random.pick(Object.keys(faults)) ?? ''
      odoo.clear()
      claims.areAway = random.chance(faultyShare)
      if (isFaulty) {
        // What fails by itself is not to be had along with other records either.
        odoo.fault(({ body }) => readsAlong(body, model), accessError())
        odoo.fault({ model }, faults[fault]?.() ?? garbage())
      }
      failed += isFaulty ? 1 : 0

      const [own, expected] = [await run(joined, operation, rootValue), await run(oracle, operation, rootValue)]
      // Subscriptions are not served over subgraphs elsewhere.
      const overHttp = isSubscription(operation) ? expected : await run(remote, operation)

      const about = `${isFaulty ? `${fault} of ${model}` : 'no fault'}${claims.areAway ? ', claims away' : ''}\n${print(operation.document)}\n${JSON.stringify(operation.variables)}`
      withErrors += own.errors.length > 0 ? 1 : 0
      expect(own, about).toEqual(expected)
      expect(overHttp.data, about).toEqual(expected.data)
      // Stitching makes one error of several, so places may differ; whether there are any must not.
      expect(overHttp.errors.length > 0, about).toBe(expected.errors.length > 0)
    }
    expect(failed).toBeGreaterThanOrEqual(count * 0.3)
    expect(withErrors).toBeGreaterThan(count * 0.1)
  }, 180_000)
})

/** A FHIR server that is there or not, as it is told. */
function awayAtTimes(fhir: Fhir, claims: { readonly areAway: boolean }): Fhir {
  return new Proxy(fhir, {
    get(target, name) {
      if (!claims.areAway) return Reflect.get(target, name)
      return () => Promise.reject(new SourceUnavailable('fhir', 'Cannot reach the FHIR server'))
    },
  })
}

function request() {
  return { correlationId: 'random', principal: auditor, signal: AbortSignal.timeout(20_000), calls: new SourceCalls() }
}

function isSubscription({ document: { definitions } }: RandomOperation): boolean {
  return definitions.some((each) => each.kind === Kind.OPERATION_DEFINITION && each.operation === 'subscription')
}

/** `rootValue`: what a subscription is executed with, for one event. */
async function run(
  schema: GraphQLSchema,
  { document, variables }: RandomOperation,
  rootValue?: SampleEvents['rootValue'],
) {
  const folded = foldConditions(document, variables, undefined)
  return account(
    await execute({ schema, document: folded, variableValues: variables, contextValue: request(), rootValue }),
  )
}
