import { globSync } from 'node:fs'
import path from 'node:path'
import { type GraphQLField, type GraphQLObjectType, getNamedType, isCompositeType, isObjectType, Kind } from 'graphql'
import { describe, expect, it } from 'vitest'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { connectionOf } from '#shared/connections/connection.ts'
import { money, quantityOf, RecordReference } from '#shared/odoo/columns.ts'
import { OdooFacts } from '#shared/odoo/facts.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Properties, RecordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { Fraction } from '#shared/values/fraction.ts'
import { LotTrace } from '#subgraphs/inventory/loaders/lot-trace.ts'
import { StockSummaries } from '#subgraphs/inventory/loaders/stock-summaries.ts'
import { readLotRemainders } from '#subgraphs/inventory/sources/odoo/lot-balances.ts'
import { readAwaitedOrders } from '#subgraphs/inventory/sources/odoo/lot-commitments.ts'
import { readLotSubstitutes } from '#subgraphs/inventory/sources/odoo/lot-substitutes.ts'
import { lots } from '#subgraphs/inventory/sources/odoo/lots.ts'
import type { ReplenishmentNeed } from '#subgraphs/inventory/sources/odoo/replenishment-needs.ts'
import { readStockValues } from '#subgraphs/inventory/sources/odoo/stock-values.ts'
import { StockedItem } from '#subgraphs/inventory/sources/odoo/stocked-items.ts'
import { tracedItems } from '#subgraphs/inventory/sources/odoo/traced-items.ts'
import type { ItemPackaging } from '#subgraphs/master-data/loaders/packagings.ts'
import type { SupplierDuplicate } from '#subgraphs/master-data/loaders/supplier-duplicates.ts'
import { identifier } from '#subgraphs/master-data/sources/odoo/identifiers.ts'
import { postalAddress } from '#subgraphs/master-data/sources/odoo/postal-addresses.ts'
import { suppliers } from '#subgraphs/master-data/sources/odoo/suppliers.ts'
import { readUnitsOfMeasure } from '#subgraphs/master-data/sources/odoo/units-of-measure.ts'
import { compareByItem } from '#subgraphs/procurement/matching/comparisons.ts'
import { shown, threeWayMatch } from '#subgraphs/procurement/matching/three-way-match.ts'
import { costCenterShares } from '#subgraphs/procurement/sources/odoo/analytic-distributions.ts'
import { readSupplierSpend } from '#subgraphs/procurement/sources/odoo/supplier-spend.ts'
import { readReceivables } from '#subgraphs/revenue-cycle/sources/odoo/receivables.ts'
import { sampleEvents } from '../authorization/sample-events.ts'
import * as faults from '../odoo-peer/faults.ts'
import { auditor } from '../principals.ts'
import { seenInClaims } from './seen-in-claims.ts'
import { request, startSmallOdoo } from './shared/odoo/small-odoo.ts'

// No call is made with this one: only what the subgraphs declare is looked at.
const nowhere = new OdooAccount(
  { url: 'http://127.0.0.1:1', database: 'none', apiKey: 'none', concurrency: 1 },
  silentLog,
)
const modules = subgraphModules(nowhere)

const root = path.join(import.meta.dirname, '../..')
const sourceFiles = globSync('subgraphs/*/sources/odoo/*.ts', { cwd: root })
/** By subgraph and type: what is known of a record in several subgraphs has a source in each. */
const sources = new Map(
  (await Promise.all(sourceFiles.map(sourcesIn))).flatMap((some) =>
    some.map(({ subgraph, source }) => [`${subgraph} ${source.type}`, source] as const),
  ),
)

const typesOfSources = new Set([...sources.values()].map(({ type }) => type))

async function sourcesIn(file: string) {
  const room: object = await import(path.join(root, file))
  const subgraph = file.split(path.sep)[1]
  return Object.values(room)
    .filter(isSource)
    .map((source) => ({ subgraph, source }))
}

const facts = new OdooFacts(
  {
    currencies: new Map([[1, { code: 'USD', digits: 2 }]]),
    units: new Map([[1, { name: 'Units', code: 'C62', active: true, of: null, contains: Fraction.of(1) }]]),
    operationTypes: new Map([[1, { facility: 1, code: 'incoming' }]]),
    quantityDigits: 2,
  },
  () => {},
)
const anOffer = {
  key: 1,
  supplier: 1,
  product: 1,
  item: 1,
  company: null,
  agreement: null,
  validFrom: null,
  validTo: null,
  minimum: Fraction.zero,
  unitKey: 1,
}
const otherValues = await valuesOfOtherTypes()
const seen = await seenInClaims()

/** An object of each type that is no record of Odoo, as the code really makes it. */
async function valuesOfOtherTypes(): Promise<Record<string, object | null | undefined>> {
  await using small = await startSmallOdoo({
    'stock.quant': [],
    'stock.move': [],
    'account.move.line': [],
    'account.move': [],
  })
  const keys = { product_id: [1, ''], 'product_id.uom_id': [1, ''], 'location_id.warehouse_id': [1, ''] }
  const gathered = { 'product_id:array_agg': [1], 'quantity:array_agg': [1] }
  const ofSummary = { ...gathered, 'warehouse_id:array_agg': [1], 'reserved_quantity:array_agg': [0] }
  small.peer.fault({ model: 'stock.quant' }, faults.json([ofSummary]))
  const summaries = await new StockSummaries(small.odoo, () => 1, request()).load(1, ['available'])
  const due = { company_id: [1, ''], company_currency_id: [1, ''], 'date_maturity:day': ['2026-01-01', ''] }
  small.peer.fault({ model: 'account.move.line' }, faults.json([{ ...due, 'amount_residual:sum': 1 }]))
  const [receivables] = await readReceivables(small.odoo, '2026-01-01', [], request())
  const ofCompany = { company_id: [1, ''], 'company_id.currency_id': [1, ''], 'company_id.partner_id': [1, ''] }
  const bills = { ...ofCompany, partner_id: [1, ''], __count: 1 }
  const ofMonth = { 'date:month': ['2026-01-01', ''], 'amount_untaxed_signed:sum': -1 }
  small.peer.fault({ model: 'account.move' }, faults.json([{ ...bills, ...ofMonth }]))
  const ofPieces = { 'lot_id:array_agg': [1], 'owner_id:array_agg': [null], 'product_id.lot_valuated': false }
  small.peer.fault({ model: 'stock.quant' }, faults.json([{ ...keys, ...ofCompany, ...gathered, ...ofPieces }]))
  const values = { id: 1, total_value: 1, qty_available: 1, product_qty: 1 }
  for (const model of ['product.product', 'stock.lot']) small.peer.fault({ model }, faults.json([values]))
  const [stockValue] = await readStockValues(small.odoo, [], request())
  const [spend] = await readSupplierSpend(small.odoo, [], request())
  small.peer.fault(
    { model: 'stock.quant' },
    faults.json([{ ...keys, location_id: [1, ''], 'quantity:sum': 1, 'reserved_quantity:sum': 0 }]),
  )
  const [remainder] = await readLotRemainders(small.odoo, { lot: 1, item: 1 }, request())
  const [substitute] = await readLotSubstitutes(
    small.odoo,
    { lot: 1, item: 1, category: 1 },
    '2026-01-01T00:00:00Z',
    request(),
  )
  small.peer.fault(
    { model: 'stock.move' },
    faults.json([{ 'purchase_line_id.order_id': [1, ''], 'product_qty:sum': 1 }]),
  )
  const [awaited] = await readAwaitedOrders(small.odoo, 1, request())
  const noItems = new Records(tracedItems, small.odoo, request())
  const lot = new Records(lots, small.odoo, request()).entity(1)
  const [unit] = (await readUnitsOfMeasure(small.odoo, request())).values()
  const page = connectionOf([{}], () => 'here', { hasNextPage: false, hasPreviousPage: false })
  return {
    StockSummary: summaries instanceof Error ? null : summaries?.[0],
    // What inventory has of an item; whatever else it has is master data's.
    Item: new StockedItem(1),
    ItemPackaging: { item: 1, unit: new RecordReference('UnitOfMeasure', 1), contains: '100' } satisfies ItemPackaging,
    ReplenishmentNeed: {
      onHand: quantityOf(5, 1, facts),
      expired: quantityOf(1, 1, facts),
      incoming: quantityOf(2, 1, facts),
      outgoing: quantityOf(1, 1, facts),
      requested: quantityOf(1, 1, facts),
      forecast: quantityOf(6, 1, facts),
      belowMinimum: true,
      toOrder: quantityOf(4, 1, facts),
    } satisfies ReplenishmentNeed,
    ReceivablesByAge: receivables,
    StockValue: stockValue,
    SupplierSpend: spend,
    LotTrace: new LotTrace(lot, 1, noItems, small.odoo, request()),
    LotRemainder: remainder,
    LotSubstitute: substitute,
    FacilityAvailability: substitute?.facilities[0],
    AwaitedOrder: awaited,
    ...threeWayMatchValues(),
    CostCenterShare: costCenterShares('shares').read({ id: 1, shares: { 1: 100 } }, facts)[0],
    UnitOfMeasure: unit,
    SupplierDuplicate: { key: 1, reasons: ['SAME_NAME'] } satisfies SupplierDuplicate,
    PostalAddress: postalAddress.read(
      { id: 1, street: 'a', street2: 'b', city: 'c', zip: 'd', state_id: 1, country_code: 'DE' },
      facts,
    ),
    ContactDetails: suppliers.properties.contact.read({ id: 1, email: 'e', phone: 'p' }, facts),
    Money: money('amount', 'currency').read({ id: 1, amount: 1, currency: 1 }, facts),
    Quantity: quantityOf(1, 1, facts),
    Identifier: identifier('GTIN', '96385074'),
    PageInfo: page.pageInfo,
    Connection: page,
    Edge: page.edges[0],
    ...(await valuesOfEvents()),
  }
}

/** A change of each kind, and what operators are shown. */
async function valuesOfEvents(): Promise<Record<string, object | null | undefined>> {
  const { operations, rootValue, given } = await sampleEvents(
    hospitalGroupTables(),
    nowhere,
    [auditor],
    [{ id: 'claim-1', status: 'PAID', facility: 1, company: 1 }],
  )
  const change = (field: string) => rootValue[field]?.({})
  const [{ consumer = '', cursor = '' } = {}] = given.acknowledgeEvents ?? []
  // Of two letters one can be translated: what is told of the one is not told of the other.
  const replays = (given.replayDeadLetter ?? []).map(({ id = '' }) => operations.replay(id, true))
  const [translated, not] = await Promise.all(replays)
  return {
    PurchaseOrderChange: change('purchaseOrderChanged'),
    GoodsReceived: change('goodsReceived'),
    StockChange: change('stockChanged'),
    StockBelowMinimum: change('stockBelowMinimum'),
    InvoiceChange: change('invoiceChanged'),
    ClaimChange: change('claimChanged'),
    ItemChange: change('itemChanged'),
    SupplierChange: change('supplierChanged'),
    EventStream: (await operations.streams())[0],
    EventConsumer: (await operations.consumers())[0],
    EventRelay: await operations.relay(),
    DeadLetter: (await operations.deadLetters(1))[0],
    AcknowledgeEventsPayload: await operations.acknowledge(auditor, consumer, cursor),
    ReplayDeadLetterPayload: { ...translated, reason: not?.reason },
  }
}

/** A match with something wrong with it, so that each of its types has a value. */
function threeWayMatchValues(): Record<string, object | undefined> {
  const unit = { kind: 1, size: Fraction.of(1) }
  const [one, price] = [{ quantity: Fraction.of(1), unit }, Fraction.of(2)]
  const contract = { ...anOffer, unit, price: Fraction.of(1), currency: 1 }
  const compared = { ordered: one, price, received: [], billed: [{ ...one, price, currency: 1 }] }
  const rules = { billable: 'received', isReceived: true } as const
  const half = Fraction.of(0.005)
  const order = { key: 1, stage: 'approved', currency: 1, halfCoin: half, halfStep: half } as const
  const lines = [{ key: 1, item: 1, unit: 1, billLines: [1], compared, rules, contract }]
  const tolerance = { pricePercent: 0, quantityPercent: 0 }
  const comparisons = compareByItem({ ...order, lines }, tolerance).map((each) => shown(each, facts))
  const match = threeWayMatch(comparisons, tolerance)
  return { ThreeWayMatch: match, MatchComparison: comparisons[0], MatchReason: comparisons[0]?.reasons[0] }
}

function isSource(value: unknown): value is RecordSource<Properties> {
  return typeof value === 'object' && value !== null && 'properties' in value && 'model' in value
}

/** A type named only so that others can point at it: another subgraph answers its fields. */
function isStub({ astNode }: GraphQLObjectType): boolean {
  const given = astNode?.directives?.flatMap((directive) => directive.arguments ?? []) ?? []
  return given.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value)
}

/** What a field without a resolver gives for a small record; null when there is nothing it could come from. */
function valueWithoutResolver(
  subgraph: string,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): unknown {
  const source = sources.get(`${subgraph} ${type.name}`)
  const property = source?.properties[field.name]
  // A column that needs fields of several kinds has no one thing to be read from.
  if (property !== undefined) return firstReading(property) ?? otherValues[getNamedType(field.type).name] ?? null
  const value = otherValues[type.name] ?? otherValues[/(Connection|Edge)$/.exec(type.name)?.[0] ?? '']
  if (value != null && field.name in value) return Reflect.get(value, field.name)
  const found = seen.get(`${type.name}.${field.name}`)
  if (found !== undefined) return found
  return typesOfSources.has(type.name) && field.name === 'id' ? 'the id that every entity has' : null
}

/** What a column reads from a record whose fields all hold the same small thing, of the first kind that it accepts. */
function firstReading({ fields, read }: Properties[string]): unknown {
  for (const thing of [1, '1', true, '2026-01-01', '2026-01-01 00:00:00', [1], { 1: 100 }]) {
    try {
      return read({ id: 1, ...Object.fromEntries(fields.map((field) => [field, thing])) }, facts)
    } catch {}
  }
  return null
}

describe.each(modules.map(({ name, schema }) => ({ name, schema })))('Subgraph $name', ({ name: subgraph, schema }) => {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType)
  const named = new Set(types.flatMap((type) => Object.values(type.getFields()).map(({ type }) => getNamedType(type))))
  // Every subgraph holds the shared value types, also those that none of its fields gives.
  const isReached = (type: GraphQLObjectType) =>
    named.has(type) || /^(Query|Mutation|Subscription)$/.test(type.name) || sources.has(`${subgraph} ${type.name}`)
  const own = types.filter((type) => isReached(type) && !type.name.startsWith('_') && !isStub(type))
  const fields = own.flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
  // `_service` and `_entities` are the federation's.
  const withoutResolver = fields.filter(
    ({ field }) => !field.resolve && !field.subscribe && !field.name.startsWith('_'),
  )
  const coordinates = (found: typeof fields) => found.map(({ type, field }) => `${type.name}.${field.name}`)

  it('has a resolver for each field, or a property of its source', () => {
    expect(withoutResolver.length).toBeGreaterThan(5)
    expect(
      coordinates(withoutResolver.filter(({ type, field }) => valueWithoutResolver(subgraph, type, field) === null)),
    ).toEqual([])
  })

  it('has a resolver where a property is a bare key of Odoo: every field below it would be null', () => {
    const composite = withoutResolver.filter(({ field }) => isCompositeType(getNamedType(field.type)))
    const holdsObjects = (value: unknown) =>
      [value].flat().every((one) => typeof one === 'object' || typeof one === 'function')
    expect(
      coordinates(composite.filter(({ type, field }) => !holdsObjects(valueWithoutResolver(subgraph, type, field)))),
    ).toEqual([])
  })

  it('has a resolver where a reference names a type of its own: nobody else fills in what the reference lacks', () => {
    const isBare = (value: unknown) => typeof value === 'object' && value !== null && '__typename' in value
    const lacksFields = ({ type, field }: (typeof fields)[number]) => {
      const value = valueWithoutResolver(subgraph, type, field)
      const target = own.find(({ name }) => name === getNamedType(field.type).name)
      return (
        isBare(value) &&
        target !== undefined &&
        Object.values(target.getFields()).some(({ name, resolve }) => !(name in (value as object)) && !resolve)
      )
    }
    expect(coordinates(withoutResolver.filter(lacksFields))).toEqual([])
  })

  it('has references that name the type their field promises', () => {
    const namesAnother = ({ type, field }: (typeof fields)[number]) => {
      const value = valueWithoutResolver(subgraph, type, field)
      const found = typeof value === 'object' && value !== null && '__typename' in value ? value.__typename : undefined
      return found !== undefined && found !== getNamedType(field.type).name
    }
    expect(coordinates(withoutResolver.filter(namesAnother))).toEqual([])
  })
})

describe('Every source', () => {
  it('is found', () => {
    expect([...typesOfSources].sort()).toEqual([
      'Buyer',
      'Company',
      'ContractPrice',
      'CostCenter',
      'CostCenterPlan',
      'CreditNote',
      'Facility',
      'Invoice',
      'InvoiceLine',
      'Item',
      'ItemCategory',
      'Journal',
      'LedgerPosting',
      'Lot',
      'LotMovement',
      'Payment',
      'PaymentTerms',
      'PurchaseAgreement',
      'PurchaseAgreementLine',
      'PurchaseOrder',
      'PurchaseOrderLine',
      'Region',
      'ReplenishmentRule',
      'StockMove',
      'StockPosition',
      'StockTransfer',
      'StockedItem',
      'StorageLocation',
      'Supplier',
      'VendorBill',
      'VendorBillLine',
    ])
  })

  it('has no property that its type does not show', () => {
    const shown = (type: string) =>
      modules.flatMap(({ schema }) => {
        const found = schema.getType(type)
        return isObjectType(found) ? Object.keys(found.getFields()) : []
      })
    // What is read only to work something out is no type of the graph.
    const isShown = ([type]: readonly [string, unknown]) => modules.some(({ schema }) => schema.getType(type))
    const hidden = [...sources].filter(isShown).flatMap(([type, { properties }]) =>
      Object.keys(properties)
        .filter((name) => !shown(type).includes(name))
        .map((name) => `${type}.${name}`),
    )
    expect(hidden).toEqual([])
  })
})
