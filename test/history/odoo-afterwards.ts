import type { EventType } from '#shared/events/catalogue.ts'
import { countName } from './check-counts.ts'
import type { DrivenOdoo, OdooRow } from './driven-odoo.ts'
import type { Afterwards, Remaining, Step } from './history.ts'

/** The greatest ids there were before a trial: what came after is its own. */
export interface Before {
  readonly orders: number
  readonly invoices: number
  readonly moveLines: number
}

const models = { orders: 'purchase.order', invoices: 'account.move', moveLines: 'stock.move.line' } as const

export async function before(odoo: DrivenOdoo): Promise<Before> {
  const greatest = async (model: string) => {
    const search = { domain: [], fields: ['id'], order: 'id desc', limit: 1 }
    const { result } = await odoo.call<OdooRow[]>(`${model}/search_read`, search, { active_test: false })
    return result?.[0]?.id ?? 0
  }
  const [orders, invoices, moveLines] = await Promise.all(Object.values(models).map(greatest))
  return { orders: orders ?? 0, invoices: invoices ?? 0, moveLines: moveLines ?? 0 }
}

const orderStates = {
  draft: 'DRAFT',
  sent: 'SENT',
  'to approve': 'TO_APPROVE',
  purchase: 'APPROVED',
  cancel: 'CANCELLED',
}
const invoiceStates = { draft: 'DRAFT', posted: 'POSTED', cancel: 'CANCELLED' }
const payments = {
  not_paid: 'NOT_PAID',
  in_payment: 'IN_PAYMENT',
  partial: 'PARTIAL',
  paid: 'PAID',
  reversed: 'REVERSED',
  blocked: 'BLOCKED',
}
const orderEvents = {
  DRAFT: 'procurement.purchase_order.reopened',
  SENT: 'procurement.purchase_order.sent',
  TO_APPROVE: 'procurement.purchase_order.submitted',
  APPROVED: 'procurement.purchase_order.approved',
  CANCELLED: 'procurement.purchase_order.cancelled',
} as const
const invoiceEvents = {
  DRAFT: 'revenue_cycle.invoice.reopened',
  POSTED: 'revenue_cycle.invoice.posted',
  CANCELLED: 'revenue_cycle.invoice.cancelled',
} as const

/** What a model's chatter says in steps. */
interface Kind {
  readonly model: string
  readonly type: string
  readonly kind: 'procurement.purchase_order' | 'revenue_cycle.invoice'
  /** By the words of Odoo. */
  readonly states: Readonly<Record<string, string>>
  readonly into: Readonly<Record<string, EventType>>
}

const orders: Kind = {
  model: models.orders,
  type: 'PurchaseOrder',
  kind: 'procurement.purchase_order',
  states: orderStates,
  into: orderEvents,
}
const invoices: Kind = {
  model: models.invoices,
  type: 'Invoice',
  kind: 'revenue_cycle.invoice',
  states: invoiceStates,
  into: invoiceEvents,
}

/** Reads what became of everything: from the records, from their chatter, and from the moves of goods. */
export async function afterwards(odoo: DrivenOdoo, since: Before): Promise<Afterwards> {
  const invoiceDomain = [
    ['id', '>', since.invoices],
    ['move_type', '=', 'out_invoice'],
  ]
  const records = new Map([
    ...(await remaining(odoo, orders, [['id', '>', since.orders]])),
    ...(await remaining(odoo, invoices, invoiceDomain)),
  ])
  return { records, counts: await goods(odoo, since) }
}

async function remaining(odoo: DrivenOdoo, kind: Kind, domain: readonly unknown[]): Promise<[string, Remaining][]> {
  const { model, type, states } = kind
  const rows = await odoo.read(model, domain, ['state'])
  const steps = await chatter(
    odoo,
    kind,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, state }) => {
    const created: Step = { type: `${kind.kind}.created`, from: null, to: 'DRAFT' }
    return [`${type} ${id}`, { state: states[String(state)] ?? 'UNKNOWN', steps: [created, ...(steps.get(id) ?? [])] }]
  })
}

/** What Odoo wrote of each record into its own history, in order. */
async function chatter(odoo: DrivenOdoo, kind: Kind, ids: readonly number[]): Promise<Map<number, Step[]>> {
  const { model } = kind
  const domain = [
    ['model', '=', model],
    ['res_id', 'in', ids],
  ]
  const messages = await odoo.read('mail.message', domain, ['res_id'])
  const recordOf = new Map(messages.map(({ id, res_id }) => [id, Number(res_id)]))
  const fieldNames = ['state', 'partner_id', 'payment_state']
  const fields = await odoo.read(
    'ir.model.fields',
    [
      ['model', '=', model],
      ['name', 'in', fieldNames],
    ],
    ['name'],
  )
  const nameOf = new Map(fields.map(({ id, name }) => [id, String(name)]))
  const labels = await labelsOf(odoo, model)
  const tracked = ['mail_message_id', 'field_id', 'old_value_char', 'new_value_char']
  const values = await odoo.read(
    'mail.tracking.value',
    [
      ['mail_message_id', 'in', [...recordOf.keys()]],
      ['field_id', 'in', [...nameOf.keys()]],
    ],
    tracked,
  )
  const steps = new Map<number, Step[]>()
  const inOrder = [...values].sort(
    (one, other) => Number(one.mail_message_id) - Number(other.mail_message_id) || one.id - other.id,
  )
  for (const value of inOrder) {
    const record = recordOf.get(Number(value.mail_message_id)) ?? 0
    const mine = steps.get(record) ?? []
    steps.set(record, mine)
    const name = nameOf.get(Number(value.field_id)) ?? ''
    const word = (label: unknown) => labels.get(name)?.get(String(label)) ?? 'UNKNOWN'
    mine.push(...stepsOf(kind, name, [word(value.old_value_char), word(value.new_value_char)], stateOf(mine)))
  }
  return steps
}

function stepsOf({ kind, states, into }: Kind, field: string, [old, now]: [string, string], state: string): Step[] {
  if (field === 'partner_id') return [{ type: `${kind}.changed`, from: state, to: state }]
  if (field === 'payment_state') {
    const words: Readonly<Record<string, string>> = payments
    const [from = 'UNKNOWN', to = 'UNKNOWN'] = [words[old], words[now]]
    return [{ type: 'revenue_cycle.invoice.payment_changed', from, to }]
  }
  const [from = 'UNKNOWN', to = 'UNKNOWN'] = [states[old], states[now]]
  const step = (first: string, last: string): Step => ({ type: into[last] ?? `${kind}.changed`, from: first, to: last })
  // Chatter tells a transaction as one step, and Odoo takes a posted invoice back to a draft before it cancels it.
  if (from === 'POSTED' && to === 'CANCELLED') return [step(from, 'DRAFT'), step('DRAFT', to)]
  return [step(from, to)]
}

function stateOf(steps: readonly Step[]): string {
  return steps.findLast(({ type }) => type !== 'revenue_cycle.invoice.payment_changed')?.to ?? 'DRAFT'
}

/** Chatter holds the words that people are shown. */
async function labelsOf(odoo: DrivenOdoo, model: string): Promise<Map<string, Map<string, string>>> {
  const named = { allfields: ['state', 'payment_state'], attributes: ['selection'] }
  const { result } = await odoo.call<Record<string, { selection: [string, string][] }>>(`${model}/fields_get`, named)
  return new Map(
    Object.entries(result ?? {}).map(([name, { selection }]) => [
      name,
      new Map(selection.map(([value, label]) => [label, value])),
    ]),
  )
}

/** Each move of goods that was done changed the stock of one item in each internal place it went from or to, once. */
async function goods(odoo: DrivenOdoo, since: Before): Promise<Map<string, number>> {
  const domain = [
    ['id', '>', since.moveLines],
    ['state', '=', 'done'],
  ]
  const fields = ['product_id', 'location_id', 'location_dest_id', 'picking_id', 'quantity']
  const lines = await odoo.read(models.moveLines, domain, fields)
  const internal = await odoo.read('stock.location', [['usage', '=', 'internal']], [])
  const isInternal = new Set(internal.map(({ id }) => id))
  const received = await odoo.read(
    'stock.picking',
    [
      ['id', 'in', [...new Set(lines.map(({ picking_id }) => picking_id).filter(Boolean))]],
      ['state', '=', 'done'],
      ['picking_type_code', '=', 'incoming'],
    ],
    [],
  )
  const counts = new Map<string, number>()
  for (const { id } of received) counts.set(countName('inventory.goods.received', `StockTransfer ${id}`), 1)
  for (const { product_id, location_id, location_dest_id, quantity } of lines) {
    if (quantity === 0 || location_id === location_dest_id) continue
    for (const place of [location_id, location_dest_id]) {
      if (!isInternal.has(Number(place))) continue
      const name = countName('inventory.stock.changed', `Stock ${product_id} ${place}`)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return counts
}
