import { describe, expect, it } from 'vitest'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import * as rules from './governance-rules.ts'
import { GovernedSchema, sentences } from './governed-schema.ts'

const subgraphs = ['master-data', 'procurement', 'inventory', 'revenue-cycle', 'operations']
const schema = new GovernedSchema(Object.fromEntries(subgraphs.map((name) => [name, subgraphTypeDefs(name)])))

const said =
  '@classified(as: OPERATIONAL) @owner(team: "procurement") @systemOfRecord(system: "odoo") @requiresScopes(scopes: [["procurement:read"]])'
const money =
  '"Money." type Money @classified(as: FINANCIAL) @owner(team: "platform") @systemOfRecord(system: "odoo") @public { "How much." amount: String }'
const order = `"An order." type Order ${said}`
const page = (more: string) =>
  `${order} { id: ID! } "A page." type OrderConnection ${more} { "Orders." nodes: [Order!]! }`
const list = (more: string) => `${order} { id: ID! } type Query { "Orders." orders${more}: Order ${said} }`

/** For each rule, SDLs that break it, and the one fault each has. */
const broken: Record<string, { rule: rules.Rule; faults: Record<string, string | readonly string[]> }> = {
  'has a field without a classification, or with an unknown one': {
    rule: rules.isClassified,
    faults: {
      'Order.total has no @classified': 'type Order @owner(team: "procurement") { total: Int }',
      'Order.total has an unknown @classified: SECRET': 'type Order { total: Int @classified(as: SECRET) }',
    },
  },
  'has a field that nobody answers for': {
    rule: rules.hasAnOwner,
    faults: {
      'Order.total has no @owner': 'type Order @public { total: Int }',
      'Order.total has an unknown @owner: somebody': 'type Order @owner(team: "somebody") { total: Int }',
    },
  },
  'has a field of which nobody knows where the truth is': {
    rule: rules.hasASystemOfRecord,
    faults: {
      'Order.total has no @systemOfRecord': 'type Order @public { total: Int }',
      'Order.total has an unknown @systemOfRecord: sheet': 'type Order { total: Int @systemOfRecord(system: "sheet") }',
    },
  },
  'leaves open who may read something': {
    rule: rules.decidesWhoMayRead,
    faults: {
      'Order decides nothing about who may read it': 'type Order @classified(as: REFERENCE) { id: ID! }',
      'Order decides twice about who may read it': 'type Order @public @authenticated { id: ID! }',
      'Query.order decides nothing about who may read it': 'type Query { order: Int }',
      'Order.total takes back what its type decides': `${order} { total: Int @public }`,
    },
  },
  'has something without a description': {
    rule: rules.isDescribed,
    faults: {
      'Order has no description': 'type Order { id: ID! }',
      'Order.total has no description': `${order} { total: Int }`,
    },
  },
  'has two subgraphs say different things': {
    rule: rules.saysItTheSameEverywhere,
    faults: {
      'Order differs in one and two': [`${order} { id: ID! }`, 'type Order { id: ID! }'],
      'Order.id differs in one and two': ['type Order { id: ID! @tag(name: "partner") }', 'type Order { id: ID! }'],
      'Order says something twice in one': 'type Order @owner(team: "a") @owner(team: "b") { id: ID! }',
      'F.a differs in one and two': ['input F { a: Int @reads(coordinates: ["A.a"]) }', 'input F { a: Int }'],
    },
  },
  'has a page that decides otherwise than what is on it': {
    rule: rules.decidesAsItsNode,
    faults: {
      'OrderConnection decides otherwise than Order: who may read it': page('@classified(as: OPERATIONAL) @public'),
      'OrderConnection decides otherwise than Order: classification': page(said.replace('OPERATIONAL', 'REFERENCE')),
      'OrderConnection decides otherwise than Order: partners': page(`${said} @tag(name: "partner")`),
      'OrderConnection.nodes decides otherwise than its page': page(said).replace('[Order!]!', '[Order!]! @public'),
      'OrderEdge has no node': 'type OrderEdge { cursor: String }',
    },
  },
  'has a root field that asks for less than what it gives': {
    rule: rules.asksForWhatItReturns,
    faults: {
      'Query.order asks for less than Order': `${order} { id: ID! } type Query { order: Order @authenticated }`,
      'Query.orders asks for less than Order': `${order} { id: ID! } type Query { orders: [Order!] @requiresScopes(scopes: [["procurement:read"], ["inventory:stock:read"]]) }`,
      'Query.unit asks for less than Unit': 'type Unit @authenticated { id: ID! } type Query { unit: Unit @public }',
    },
  },
  'asks for a scope that does not exist': {
    rule: rules.asksForKnownScopes,
    faults: {
      'Order asks for an unknown scope: procurement:all':
        'type Order @requiresScopes(scopes: [["procurement:read", "procurement:all"]]) { id: ID! }',
      'Order.id asks for an unknown scope: toString': 'type Order { id: ID! @requiresScopes(scopes: [["toString"]]) }',
    },
  },
  'has a field less careful than the value it gives': {
    rule: rules.isClassifiedAsItsValue,
    faults: { 'Order.total gives Money, which is FINANCIAL': `${money} ${order} { total: Money }` },
  },
  'has a filter, an argument or an order that does not say what it goes by': {
    rule: rules.saysWhatItGoesBy,
    faults: {
      'OrderFilter.number does not say what it goes by': 'input OrderFilter { number: String }',
      'OrderFilter.number goes by nothing': 'input OrderFilter { number: String @reads(coordinates: []) }',
      'Query.orders(asOf:) does not say what it goes by': list('(first: Int, consumer: String, asOf: String)'),
      'OrderOrder.NUMBER does not say what it goes by': `${list('(orderBy: OrderOrder! = NUMBER)')} enum OrderOrder { NUMBER }`,
    },
  },
  'goes by a field that is not there': {
    rule: rules.goesByWhatThereIs,
    faults: {
      'F.total goes by Order.sum, which is not there': `${order} { total: Int } input F { total: Int @reads(coordinates: ["Order.total", "Order.sum"]) }`,
    },
  },
  'calls something delicate the same for everyone': {
    rule: rules.keepsReferenceHarmless,
    faults: {
      'Order.number is REFERENCE and asks for procurement:read': `${order} { number: Int @classified(as: REFERENCE) }`,
      'Item.price is REFERENCE and asks for procurement:prices:read':
        'type Item @classified(as: REFERENCE) @public { price: Int @requiresScopes(scopes: [["procurement:prices:read"]]) }',
    },
  },
  'guards money or people like anything else': {
    rule: rules.guardsWhatIsDelicate,
    faults: {
      'Order.total is FINANCIAL and asks for no right to see that': `${money} ${order} { total: Money @classified(as: FINANCIAL) }`,
      'Order.buyer is PERSONAL and asks for no right to see that': `${order} { buyer: String @classified(as: PERSONAL) @requiresScopes(scopes: [["procurement:prices:read"]]) }`,
    },
  },
  'shows partners what is not for them': {
    rule: rules.keepsPartnersApart,
    faults: {
      'Order.buyer shows people to partners': `${order} { buyer: String @classified(as: PERSONAL) @tag(name: "partner") }`,
      'Order.match leads partners to Match, which is kept from them': `type Match ${said} { verdict: String } ${order} { match: Match @tag(name: "partner") }`,
    },
  },
}

describe('The governance of the schema', () => {
  it('is read from all of it', () => {
    expect(schema.fields.size).toBeGreaterThan(400)
    expect(schema.orders.length).toBeGreaterThan(30)
    expect([...schema.objects.values()].filter(({ said }) => said.length > 1).length).toBeGreaterThan(8)
  })

  it('has a rule tested for each rule there is', () => {
    const all = Object.values(rules).filter((each) => typeof each === 'function' && each !== rules.care)
    expect(new Set(Object.values(broken).map(({ rule }) => rule))).toEqual(new Set(all))
  })

  for (const [what, { rule, faults }] of Object.entries(broken)) {
    it(`refuses a schema that ${what}`, () => {
      expect(rule(schema)).toEqual([])
    })

    it.each(Object.entries(faults))(`would notice one that ${what}: %s`, (fault, sdls) => {
      const [one = '', two = ''] = [sdls].flat()
      expect(rule(new GovernedSchema({ one, ...(two === '' ? {} : { two }) }))).toEqual([fault])
    })
  }
})

describe('A value that shows in several places', () => {
  const prices = 'procurement:prices:read'
  const bills = 'procurement:bills:read'
  it.each([
    ['PurchaseOrder.total', prices],
    ['PurchaseOrderLine.unitPrice', prices],
    ['PurchaseOrderLine.discount', prices],
    ['PurchaseAgreementLine.agreedPrice', prices],
    ['ContractPrice.price', prices],
    ['Item.contractPrices', prices],
    ['SupplierSpend.spend', prices],
    ['MatchComparison.orderPrice', prices],
    ['MatchComparison.contractPrice', prices],
    ['MatchReason.explanation', prices],
    ['MatchReason.remedy', prices],
    ['PurchaseOrder.bills', bills],
    ['PurchaseOrder.billStatus', bills],
    ['PurchaseOrderLine.billed', bills],
    ['VendorBill.total', bills],
    ['MatchComparison.billed', bills],
    ['MatchComparison.billedPrice', bills],
    ['MatchReason.explanation', bills],
    ['MatchReason.remedy', bills],
  ])('asks for the same right in each: %s for %s', (coordinate, scope) => {
    expect(schema.scopes(coordinate)?.every((all) => all.includes(scope))).toBe(true)
  })
})

describe('The supergraph', () => {
  it('carries what the sources say, at every coordinate', () => {
    const composed = new GovernedSchema({ supergraph: readSupergraphSdl() })
    const ofPlaces = ({ said: all }: GovernedSchema) =>
      Object.fromEntries(all.map((each) => [each.coordinate, sentences(each)]).filter(([, own]) => own?.length !== 0))
    expect(ofPlaces(composed)).toEqual(ofPlaces(schema))
  })
})
