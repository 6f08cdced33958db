import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { type CareGraph, careGraph } from './care-graph.ts'
import { idOfOther } from './care-world.ts'
import { edgesOf } from './edges.ts'
import { answerOf, entityFields } from './entity-trial.ts'
import { type Data, mentionsIn } from './limited-graph.ts'
import { cases, randomClaims } from './random-claims.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'

let graph: CareGraph

beforeAll(async () => {
  graph = await careGraph({ isStrayed: true })
  await graph.data(everything, '{ unitsOfMeasure { id } }')
}, 60_000)

const nobodyApart: ReadonlySet<string> = new Set()
const everybodys: ReadonlySet<string> = new Set(['UnitOfMeasure'])

/** What leads to records of several systems, and how deep it is followed. */
const starts = [
  ['claims', 'Claim', 1],
  ['remittances', 'Remittance', 1],
  ['unmatchedRemittances', 'Remittance', 1],
  ['supplyConsumptions', 'SupplyConsumption', 2],
  ['payers', 'Payer', 2],
  ['invoices', 'Invoice', 1],
  ['payments', 'Payment', 2],
  ['denials', 'Denial', 1],
] as const

describe('What claims, remittances, uses and the books lead to', { timeout: 60_000 }, () => {
  it('is what whoever asks may see, two records deep', async () => {
    const named = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(
        randomClaims(graph.world, { suppliers: 10 }),
        fc.constantFrom(...starts),
        fc.boolean(),
        fc.integer({ min: 5, max: 40 }),
        async (claims, [list, type, depth], reads, first) => {
          const selection = edgesOf(type, depth, { reads, first: 4, without: nobodyApart })
          const { data, errors } = await graph.ask(claims, `{ ${list}(first: ${first}) { nodes { ${selection} } } }`)
          const [visible, inBooks] = [graph.visible(claims), new VisibleRecords(graph.world, claims)]
          const hidden = [...mentionsIn(data)].filter((mention) => {
            named.set(mention.type, (named.get(mention.type) ?? 0) + 1)
            const ids = everybodys.has(mention.type) ? null : (visible.ids(mention.type) ?? inBooks.ids(mention.type))
            return ids !== null && !ids.has(mention.id)
          })
          const told = hidden.map(({ type: of, id, path }) => `${path}: ${Buffer.from(id, 'base64url')} (${of})`)
          expect([...new Set(told)], JSON.stringify(claims)).toEqual([])
          const failures = errors.map(
            ({ path, message }) => `${path?.filter((step) => typeof step === 'string')}: ${message}`,
          )
          expect([...new Set(failures)], JSON.stringify(claims)).toEqual([])
        },
      ),
      cases(Number(process.env.ROWS_RUNS ?? 120)),
    )
    for (const type of ['Claim', 'Remittance', 'SupplyConsumption', 'Invoice', 'Payment', 'LedgerPosting', 'Lot']) {
      expect(named.get(type) ?? 0, type).toBeGreaterThan(20)
    }
  })

  it('is in the steps of a lineage by no more than it may be seen', async () => {
    const hops =
      'hops { stage state reference amount { amount } consumption { id } claim { id } remittance { id } invoice { id } provenance { reference } }'
    const document = `{ claims(first: 100) { nodes { id lineage { ${hops} } } } }`
    const uses = graph.care.consumptions
    let withheld = 0
    for (const claims of limited) {
      const { claims: page } = await graph.data(claims, document)
      const visible = graph.visible(claims)
      const seen = new Set(visible.consumptions.map(({ id }) => `SupplyDelivery/${id}`))
      for (const { lineage } of page.nodes) {
        for (const hop of lineage.hops) {
          const told = JSON.stringify(hop)
          const hidden = uses.filter(
            ({ id }) => told.includes(`SupplyDelivery/${id}"`) && !seen.has(`SupplyDelivery/${id}`),
          )
          expect(hidden, JSON.stringify(claims)).toEqual([])
          if (hop.stage === 'REMITTANCE' && hop.state === 'FOUND' && hop.remittance === null) withheld += 1
        }
      }
    }
    // Somebody is told what was paid for a claim by a payment that is for claims of others, too.
    expect(withheld).toBeGreaterThan(0)
  })
})

describe('What was used', { timeout: 60_000 }, () => {
  it('is said to be found in stock as far as the move may be seen, whoever asks', async () => {
    const document = '{ supplyConsumptions(first: 500) { nodes { id match stockMove { id } } } }'
    const matchedFor = async (claims: Claims) => {
      const { supplyConsumptions } = await graph.data(claims, document)
      for (const { match, stockMove } of supplyConsumptions.nodes) expect(stockMove !== null).toBe(match === 'MATCHED')
      return new Map<string, string>(supplyConsumptions.nodes.map((use: Data) => [use.id, use.match]))
    }
    const all = await matchedFor(everything)
    let hidden = 0
    for (const claims of limited) {
      for (const [id, match] of await matchedFor(claims)) {
        if (match !== 'MATCHED' && all.get(id) === 'MATCHED') hidden += 1
      }
    }
    expect(hidden).toBeGreaterThan(0)
  })
})

const limited: readonly Claims[] = [
  { companies: [1], facilities: [1], supplier: null },
  { companies: [2], facilities: 'all', supplier: null },
  { companies: 'all', facilities: [2, 4], supplier: null },
  { companies: [1], facilities: [4], supplier: null },
  { companies: [], facilities: 'all', supplier: null },
  { companies: 'all', facilities: 'all', supplier: 44 },
]

/** One that is there and hidden from them, and one that is not there: by the key in its source. */
function hiddenOne(type: string, claims: Claims): readonly [hidden: string, none: string] | null {
  const [all, seen] = [graph.visible(everything), graph.visible(claims)]
  const hidden = [...(all.ids(type) ?? [])].find((id) => !seen.ids(type)?.has(id))
  if (hidden === undefined) return null
  const source = type === 'Remittance' ? 'remittance' : 'fhir'
  return [hidden, idOfOther(source, type, 'nothing-is-called-that')]
}

/** All that tells of a question: the answer as text, and which calls it took, of which source. */
async function told(ask: () => Promise<unknown>) {
  graph.odoo.takeCalls()
  graph.external.takeAsked()
  const text = JSON.stringify(await ask())
  const calls = graph.odoo.takeCalls().map(({ model, method }) => `${model}/${method}`)
  const asked = graph.external.takeAsked()
  return { text, calls: [...calls, ...asked.filter((each) => each.startsWith('FHIR'))] }
}

describe.each(limited.map((claims) => [JSON.stringify(claims), claims] as const))('Whoever may see %s', (_, claims) => {
  const ask = async (document: string) => {
    const { data, errors } = await graph.ask(claims, document)
    return { data, errors: errors.map(({ message, path, extensions }) => ({ message, path, extensions })) }
  }

  async function expectAlike(of: (name: string) => string, hidden: string, none: string) {
    const [ofHidden, ofNone] = [await told(() => ask(of(hidden))), await told(() => ask(of(none)))]
    expect(ofHidden.text.replaceAll(hidden, none)).toBe(ofNone.text)
    expect(ofHidden.calls).toEqual(ofNone.calls)
  }

  it.each(['Claim', 'Remittance', 'SupplyConsumption', 'Payer', 'Practitioner'])(
    'cannot tell a %s that is hidden from one that is not there, by its id',
    async (type) => {
      const ids = hiddenOne(type, claims)
      if (ids === null) return
      const field = type.charAt(0).toLowerCase() + type.slice(1)
      const selection = edgesOf(type, 1, { reads: true, without: nobodyApart })
      await expectAlike((id) => `{ found: ${field}(id: "${id}") { ${selection} } }`, ...ids)
    },
  )

  it('nor by a number, a trace number, or a filter', async () => {
    const [all, seen] = [graph.visible(everything), graph.visible(claims)]
    const claim = all.claims.find((each) => !seen.claims.some(({ id }) => id === each.id))
    const payment = all.remittances.find(
      ({ traceNumber }) => !seen.remittances.some((each) => each.traceNumber === traceNumber),
    )
    const [number, trace] = [String(claim?.number), String(payment?.traceNumber)]
    await expectAlike(
      (text) => `{ found: claim(number: "${text}") { id number lineage { isComplete } } }`,
      number,
      'NGH-C-99-99999',
    )
    await expectAlike(
      (text) => `{ found: remittance(traceNumber: "${text}") { id amount { amount } } }`,
      trace,
      'EFT99-9999-P9N',
    )
    const facility = [1, 2, 4].find((key) => !new VisibleRecords(graph.world, claims).has('Facility', key))
    if (facility === undefined) return
    const id = (key: number) => Buffer.from(`odoo/Facility/${key}`).toString('base64url')
    for (const list of ['claims', 'denials', 'supplyConsumptions']) {
      await expectAlike(
        (one) => `{ ${list}(filter: { facilities: ["${one}"] }) { nodes { __typename } pageInfo { hasNextPage } } }`,
        id(facility),
        id(999_999),
      )
    }
  })

  it('nor where a subgraph is asked for it by reference', async () => {
    let tried = 0
    for (const module of subgraphModules(graph.odoo.account, {}, {}, graph.external.records)) {
      for (const field of entityFields(module, 'other systems')) {
        const ids = hiddenOne(field.type, claims)
        if (ids === null) continue
        const [ofHidden, ofNone] = [
          await told(() => answerOf(module, claims, field, ids[0])),
          await told(() => answerOf(module, claims, field, ids[1])),
        ]
        const name = `${field.type}.${field.field}`
        expect(ofHidden.text.replaceAll(ids[0], ids[1]), name).toBe(ofNone.text)
        expect(ofHidden.calls, name).toEqual(ofNone.calls)
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(10)
  })
})
