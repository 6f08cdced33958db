import type { ServedEvents } from '#gateway/subgraph-modules.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { cursorOf } from '#shared/events/cursor.ts'
import type { BusinessEvent } from '#shared/events/event.ts'
import { EventStreams } from '#shared/events/event-streams.ts'
import { Change } from '#shared/events/feed/change.ts'
import { ChangeFeed } from '#shared/events/feed/change-feed.ts'
import { consumerKey } from '#shared/events/feed/consumer-key.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { rowIn, translation } from '#shared/events/relay/translation.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import type { OutboxRow } from '#shared/odoo/outbox/outbox.ts'
import type { FacilityKeys } from '#shared/projections/facilities.ts'
import type { OdooTables, TableRow } from '#shared/sandbox/odoo-double/tables.ts'
import { globalId } from '#shared/values/global-id.ts'
import { EventOperations } from '#subgraphs/operations/subgraph.ts'
import { procurementAnnounces } from '#subgraphs/procurement/subgraph.ts'

/** Events about records of the sandbox, in a log of their own, with all there is to tell of how they came in. */
export interface SampleEvents extends ServedEvents {
  readonly log: MemoryEventLog
  /** A root value by which graphql-js executes subscriptions, as for one event: of each field an event of its own. */
  readonly rootValue: Readonly<Record<string, (args: Readonly<Record<string, unknown>>) => Change>>
  /** Arguments of root fields of mutations and subscriptions by which there is something to see. */
  readonly given: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
}

const namespace = 'caregraph:test:authorization'
const moment = '2026-11-20T08:30:00Z'
/** Nothing is told of it in an answer but what was there before. */
const consumer = 'erp'

/** A claim that something happened to, with the facility of Odoo in which the care was given. */
export interface ClaimOfEvent extends FacilityKeys {
  readonly id: string
  readonly status: string
}

/** `askers`: whoever may acknowledge. They have done so already: who does it again finds everything as it was. */
export async function sampleEvents(
  records: OdooTables,
  odoo: OdooAccount,
  askers: readonly Principal[],
  claims: readonly ClaimOfEvent[] = [],
): Promise<SampleEvents> {
  const retention = { milliseconds: 1_000_000, entries: 1_000, ids: 1_000, consumersMilliseconds: 1_000_000 }
  const log = new MemoryEventLog({ retention, now: () => Date.parse(moment) })
  const ofClaims = claims.length === 0 ? [] : [{ field: 'claimChanged', events: claims.map(claimEvent) }]
  const changes = [...changesIn(records), ...ofClaims]
  const letters = [orderRow(1, 'create'), orderRow(2, 'garbage')]
  const set = letters.map((row) => ({
    id: `${row.id}`,
    reason: 'Unknown',
    since: moment,
    model: null,
    row: JSON.stringify(row),
  }))
  await log.append({ events: changes.flatMap((each) => each.events), deadLetters: set }, 'anybody')
  const { epoch, tail } = await log.bounds('procurement')
  for (const principal of askers) {
    await log.acknowledge(consumerKey(principal, consumer), 'procurement', { epoch, place: tail })
  }
  const cursor = cursorOf({ stream: 'procurement', epoch, place: tail, namespace })
  const translate = translation([procurementAnnounces])
  const state = {
    ...{ isLeader: true, waiting: 3, oldest: moment, lastAppend: Date.parse(moment), appended: 9, deadLetters: 2 },
    trouble: 'SOURCE_TIMEOUT',
  } as const
  return {
    log,
    feed: new ChangeFeed({ log, streams: new EventStreams(log), namespace, account: odoo, deadlineMs: 60_000 }),
    operations: new EventOperations({
      log,
      namespace,
      relay: { state },
      retranslate: (letter) => translate(rowIn(letter)),
    }),
    rootValue: Object.fromEntries(
      changes.map(({ field, events }) => [
        field,
        ({ after }) => new Change(events[Number(after ?? 0)] as BusinessEvent, cursor, false, false),
      ]),
    ),
    given: {
      acknowledgeEvents: [{ consumer, cursor }],
      replayDeadLetter: letters.map(({ id }) => ({ id: globalId('caregraph', 'DeadLetter', id) })),
      // An argument that nothing goes by tells the events of one field apart.
      ...Object.fromEntries(
        changes.map(({ field, events }) => [field, events.map((_, place) => ({ after: `${place}` }))]),
      ),
    },
  }
}

/** For each subscription field events that it tells of: together they have a value for every field of theirs. */
function changesIn(
  records: OdooTables,
): readonly { readonly field: string; readonly events: readonly BusinessEvent[] }[] {
  const first = (model: string, fits: (row: TableRow) => unknown = () => true): TableRow => {
    const row = records[model]?.find(fits)
    if (row === undefined) throw new Error(`Cannot tell of ${model}: the sandbox has none that fits`)
    return row
  }
  const order = first('purchase.order', ({ state }) => state === 'purchase')
  const receipts = (records['stock.picking.type'] ?? []).filter(({ code }) => code === 'incoming').map(({ id }) => id)
  const isReceipt = ({ picking_type_id: type }: TableRow) => receipts.includes(Number(type))
  const receipt = first('stock.picking', (row) => row.state === 'done' && isReceipt(row))
  const stock = first('stock.quant', ({ lot_id: lot, quantity }) => lot && Number(quantity) > 0)
  const rule = first('stock.warehouse.orderpoint')
  const invoice = first('account.move', ({ move_type: type, state }) => type === 'out_invoice' && state === 'posted')
  const creditNote = first('account.move', ({ move_type: type, state }) => type === 'out_refund' && state === 'posted')
  const item = Number(stock.product_id)
  const position = { location: Number(stock.location_id), lot: Number(stock.lot_id) }
  return [
    {
      field: 'purchaseOrderChanged',
      events: [event('procurement.purchase_order.approved', 'PurchaseOrder', order, ['TO_APPROVE', 'APPROVED'])],
    },
    { field: 'goodsReceived', events: [event('inventory.goods.received', 'StockTransfer', receipt)] },
    {
      field: 'stockChanged',
      events: [{ ...event('inventory.stock.changed', 'Item', { ...stock, id: item }), items: [item], position }],
    },
    {
      field: 'stockBelowMinimum',
      events: [
        {
          ...event('inventory.stock.below_minimum', 'ReplenishmentRule', rule, ['ABOVE_MINIMUM', 'BELOW_MINIMUM']),
          items: [Number(rule.product_id)],
        },
      ],
    },
    {
      field: 'invoiceChanged',
      events: [
        event('revenue_cycle.invoice.posted', 'Invoice', invoice, ['DRAFT', 'POSTED']),
        event('revenue_cycle.invoice.payment_changed', 'CreditNote', creditNote, ['NOT_PAID', 'PAID']),
      ],
    },
    { field: 'itemChanged', events: [event('master_data.item.changed', 'Item', first('product.product'))] },
    {
      field: 'supplierChanged',
      events: [
        event(
          'master_data.supplier.changed',
          'Supplier',
          first('res.partner', ({ id }) => id === order.partner_id),
        ),
      ],
    },
  ]
}

function event(
  type: BusinessEvent['type'],
  subject: string,
  row: TableRow,
  [previousState, newState]: readonly string[] = [],
): BusinessEvent {
  const whose = {
    company: keyIn(row.company_id),
    facility: keyIn(row.warehouse_id) ?? 1,
    supplier: keyIn(row.partner_id),
  }
  return {
    id: `${type}-${row.id}`,
    type,
    occurredAt: moment,
    subject: { type: subject, key: row.id },
    change: 'CHANGED',
    whose,
    whoseBefore: whose,
    previousState: previousState ?? null,
    newState: newState ?? null,
  }
}

function claimEvent({ id, status, company, facility }: ClaimOfEvent): BusinessEvent {
  const whose = { company, facility, supplier: null }
  return {
    id: `claim-${id}`,
    type: 'revenue_cycle.claim.status_changed',
    occurredAt: moment,
    subject: { type: 'Claim', key: id },
    change: 'CHANGED',
    whose,
    whoseBefore: whose,
    previousState: 'SUBMITTED',
    newState: status,
  }
}

const keyIn = (value: unknown) => (typeof value === 'number' ? value : null)

function orderRow(id: number, op: 'create' | 'garbage'): Partial<OutboxRow> & { readonly id: number } {
  if (op === 'garbage') return { id }
  const after = { state: 'draft', company: 1, warehouse: 1, partner: 44 }
  return { id, at: moment, model: 'purchase.order', key: 1, op, before: null, after, note: null }
}
