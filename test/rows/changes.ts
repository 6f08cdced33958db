import {
  createSourceEventStream,
  execute,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  parse,
} from 'graphql'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import type { BusinessEvent, PlaceInEpoch } from '#shared/events/event.ts'
import { EventStreams } from '#shared/events/event-streams.ts'
import { Change, type ChangeBatch } from '#shared/events/feed/change.ts'
import { ChangeFeed } from '#shared/events/feed/change-feed.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { translation } from '#shared/events/relay/translation.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import type { CarriedValues, OutboxRow } from '#shared/odoo/outbox/outbox.ts'
import { SharedReads } from '#shared/odoo/shared-reads.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { inventoryAnnounces } from '#subgraphs/inventory/subgraph.ts'
import { masterDataAnnounces } from '#subgraphs/master-data/subgraph.ts'
import { procurementAnnounces } from '#subgraphs/procurement/subgraph.ts'
import { revenueCycleAnnounces } from '#subgraphs/revenue-cycle/subgraph.ts'
import { ofOtherSystems } from './edges.ts'
import { type Data, requestOf } from './limited-graph.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'
import type { Row, World } from './world.ts'

/** What a subscription field tells of: something that happened to every record of a kind. */
export interface ToldOf {
  readonly field: string
  /** The type in the graph whose records these are, to whom they may be shown by its rule. */
  readonly types: readonly string[]
  readonly events: readonly { readonly row: Row; readonly type: string; readonly event: BusinessEvent }[]
}

const moment = '2026-11-20T08:30:00Z'
const translate = translation([procurementAnnounces, inventoryAnnounces, revenueCycleAnnounces, masterDataAnnounces])

/** Something of every record there is, as Odoo would note it and the program announces it. */
export function everyChange(world: World): readonly ToldOf[] {
  let lastId = 0
  const told = (model: string, field: string, type: string, carried: (row: Row) => CarriedValues | null): ToldOf => ({
    field,
    types: [type],
    events: new VisibleRecords(world, everything).rows(type).flatMap((row) => {
      const after = carried(row)
      if (after === null) return []
      lastId += 1
      const before = { ...after, state: 'draft', quantity: -1 }
      const noted = { id: lastId, at: moment, model, key: row.id, op: 'write', before, after, note: null } as OutboxRow
      const translated = translate(noted)
      if ('deadLetter' in translated) throw new Error(translated.deadLetter.reason)
      return translated.events.map((event) => ({ row, type, event }))
    }),
  })
  const company = ({ company_id: key }: Row) => keyIn(key)
  const ofTransfer = (row: Row) => ({
    company: company(row),
    warehouse: keyIn(world.facilityOfType(row.picking_type_id)),
    partner: keyIn(row.partner_id),
    state: String(row.state),
  })
  const isReceipt = (row: Row) =>
    row.state === 'done' && world.get('stock.picking.type', row.picking_type_id)?.code === 'incoming'
  const ofDocument = (row: Row) => ({ company: company(row), state: 'posted', moveType: String(row.move_type) })
  const documents = ['Invoice', 'CreditNote'].map((type) => told('account.move', 'invoiceChanged', type, ofDocument))
  return [
    told('purchase.order', 'purchaseOrderChanged', 'PurchaseOrder', ofTransfer),
    told('stock.picking', 'goodsReceived', 'StockTransfer', (row) => (isReceipt(row) ? ofTransfer(row) : null)),
    told('stock.quant', 'stockChanged', 'StockPosition', (row) => ({
      company: company(row),
      warehouse: keyIn(world.placeOf(row)?.warehouse_id),
      product: keyIn(row.product_id),
      location: keyIn(row.location_id),
      lot: keyIn(row.lot_id),
      quantity: String(row.quantity),
    })),
    crossings(world),
    { field: 'invoiceChanged', types: ['Invoice', 'CreditNote'], events: documents.flatMap(({ events }) => events) },
    told('product.product', 'itemChanged', 'Item', ({ id }) => ({ company: keyIn(world.productOf(id)?.company_id) })),
    told('res.partner', 'supplierChanged', 'Supplier', (row) => ({ company: company(row), supplier: true })),
  ]
}

/** No row of an outbox says that something went below its minimum: it is found by looking. */
function crossings(world: World): ToldOf {
  const events = world.rows('stock.warehouse.orderpoint').map((row) => {
    const whose = { company: keyIn(row.company_id), facility: keyIn(row.warehouse_id), supplier: null }
    const event: BusinessEvent = {
      id: `below-${row.id}`,
      type: 'inventory.stock.below_minimum',
      occurredAt: moment,
      subject: { type: 'ReplenishmentRule', key: row.id },
      change: 'CHANGED',
      whose,
      whoseBefore: whose,
      previousState: 'ABOVE_MINIMUM',
      newState: 'BELOW_MINIMUM',
      items: [Number(row.product_id)],
    }
    return { row, type: 'ReplenishmentRule', event }
  })
  return { field: 'stockBelowMinimum', types: ['ReplenishmentRule'], events }
}

const keyIn = (value: unknown) => (typeof value === 'number' ? value : null)

/** The graph over one Odoo with a log in which all of this happened. */
export class ToldGraph {
  readonly #schema: GraphQLSchema
  readonly #start: PlaceInEpoch

  readonly #without: ReadonlySet<string>

  private constructor(schema: GraphQLSchema, start: PlaceInEpoch, without: ReadonlySet<string>) {
    this.#schema = schema
    this.#start = start
    this.#without = without
  }

  /** `external`: what systems beside Odoo feed; without, nothing of it is asked for. */
  static async over(
    account: OdooAccount,
    changes: readonly Pick<ToldOf, 'events'>[],
    external: ExternalRecords | null = null,
  ): Promise<ToldGraph> {
    const retention = { milliseconds: 10_000_000, entries: 100_000, ids: 100_000, consumersMilliseconds: 1 }
    const log = new MemoryEventLog({ retention })
    for (const { events } of changes) {
      // As many as go into one append.
      for (let from = 0; from < events.length; from += 500) {
        await log.append({ events: events.slice(from, from + 500).map(({ event }) => event) }, 'anybody')
      }
    }
    const { epoch } = await log.bounds('procurement')
    const streams = new EventStreams(log)
    const feed = new ChangeFeed({ log, streams, namespace: 'rows', account, deadlineMs: 60_000 })
    const sdl = readSupergraphSdl()
    const joined = joinSubgraphs(sdl, subgraphModules(account, {}, { feed }, external))
    const without = external === null ? ofOtherSystems : new Set<string>()
    return new ToldGraph(withFieldAuthorization(joined, sdl), { epoch, at: 0, number: 0 }, without)
  }

  /** Ids of the events that somebody hears of by a field, each once. */
  async heard(claims: Claims, { field }: Pick<ToldOf, 'field'>): Promise<Set<string>> {
    const document = parse(`subscription { ${field} { eventId } }`)
    const stop = new AbortController()
    const contextValue = { ...requestOf(claims), signal: stop.signal, subscription: { begin: this.#start } }
    const begun = await createSourceEventStream({ schema: this.#schema, document, contextValue })
    if ('errors' in begun) throw begun.errors?.[0]
    const heard: string[] = []
    for await (const batch of begun as AsyncIterable<ChangeBatch>) {
      heard.push(...batch.changes.map(({ change }) => change.eventId))
      if (batch.isLevel) break
    }
    stop.abort()
    if (new Set(heard).size < heard.length) throw new Error(`Some were told twice by ${field}`)
    return new Set(heard)
  }

  /** What somebody would be told of an event, whether it is for them or not: every record it names, and what those name. */
  async told(claims: Claims, { field }: Pick<ToldOf, 'field'>, event: BusinessEvent): Promise<Data> {
    const payload = getNamedType(this.#schema.getSubscriptionType()?.getFields()[field]?.type)
    if (!isObjectType(payload)) throw new Error(`There is no ${field}`)
    const document = parse(`subscription { ${field} { ${recordsBelow(payload, 2, this.#without)} } }`)
    const request = requestOf(claims)
    const { data, errors } = await execute({
      schema: this.#schema,
      document,
      // As where an event is delivered: what is read is read together with others, whose rights are other ones.
      contextValue: { ...request, sharedReads: new SharedReads(request) },
      rootValue: { [field]: new Change(event, '', false, false) },
    })
    if (errors?.[0]) throw errors[0]
    return JSON.parse(JSON.stringify(data))
  }
}

/** The ids of what fields without arguments lead to, so many records deep. */
function recordsBelow(type: GraphQLObjectType, depth: number, without: ReadonlySet<string>): string {
  const below = Object.values(type.getFields()).flatMap(({ name, type: given, args }) => {
    const target = getNamedType(given)
    const isRecord = isObjectType(target) && target.getFields().id !== undefined && !without.has(target.name)
    return isRecord && args.length === 0 && depth > 0
      ? [`${name} { id ${recordsBelow(target, depth - 1, without)} }`]
      : []
  })
  return ['__typename', ...below].join(' ')
}
