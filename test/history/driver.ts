import type { EventType } from '#shared/events/catalogue.ts'
import type { Random } from '../random-queries/random.ts'
import type { Answer } from './driven-odoo.ts'
import type { StepOf } from './history.ts'
import type { Stage } from './stage.ts'

/** Records that several drivers change are kept to few, so that they meet. */
const mostShared = 8

/** A kind of master data, whose events tell no states. */
interface Kind {
  readonly model: string
  readonly type: string
  readonly kind: 'master_data.item' | 'master_data.supplier'
}

const item: Kind = { model: 'product.product', type: 'Item', kind: 'master_data.item' }
const supplier: Kind = { model: 'res.partner', type: 'Supplier', kind: 'master_data.supplier' }

/** One application that writes into Odoo, one call after the other, beside others that do the same. */
export class Driver {
  readonly name: string
  readonly #stage: Stage
  readonly #random: Random
  /** An item or a supplier of its own, whose archiving nobody else turns back. */
  #own: { readonly kind: Kind; readonly id: number; isActive: boolean } | null = null
  #number = 0

  constructor(name: string, stage: Stage, random: Random) {
    this.name = name
    this.#stage = stage
    this.#random = random
  }

  /** Acts at random until it is stopped. */
  async run(signal: AbortSignal): Promise<void> {
    const acts: readonly [weight: number, act: () => Promise<unknown>][] = [
      [4, () => this.makeOrder()],
      [10, () => this.#call('purchase.order/button_confirm', this.#order())],
      [8, () => this.#call('purchase.order/button_cancel', this.#order())],
      [8, () => this.#call('purchase.order/button_draft', this.#order())],
      [8, () => this.#toSupplier()],
      [6, () => this.#receive()],
      [2, () => this.#passingOrder()],
      [3, () => this.#late()],
      [3, () => this.#undone()],
      [2, () => this.makeInvoice()],
      [5, () => this.#call('account.move/action_post', this.#invoice())],
      [4, () => this.#call('account.move/button_draft', this.#invoice())],
      [3, () => this.#call('account.move/button_cancel', this.#invoice())],
      [3, () => this.#pay()],
      [1, () => this.#passingInvoice()],
      [6, () => this.adjust()],
      [8, () => this.#rename(item, this.#item())],
      [6, () => this.#rename(supplier, this.#supplier())],
      [4, () => this.#archive()],
      [2, () => this.#passingSupplier()],
      [2, () => this.#passingItem()],
    ]
    while (!signal.aborted) await this.#random.weighted(acts, ([weight]) => weight)?.[1]()
  }

  async makeOrder(): Promise<void> {
    const made = await this.#newOrder()
    if (made !== null) share(this.#stage.orders, made, this.#random)
  }

  async makeInvoice(): Promise<void> {
    const made = await this.#newInvoice()
    if (made !== null) share(this.#stage.invoices, made, this.#random)
  }

  makeItem(): Promise<number | null> {
    return this.#makeKind(item, { type: 'consu', is_storable: true })
  }

  makeSupplier(): Promise<number | null> {
    return this.#makeKind(supplier, { supplier_rank: 1 })
  }

  async #makeKind(kind: Kind, vals: object): Promise<number | null> {
    const name = this.#word('new')
    const made = await this.#stage.odoo.make(kind.model, { ...vals, name })
    const steps = (id: number) => [
      step(`${kind.kind}.created`, `${kind.type} ${id}`),
      // Odoo goes on to write into a partner that it has made.
      ...(kind === supplier ? [step(`${kind.kind}.changed`, `${kind.type} ${id}`)] : []),
    ]
    this.#made(`make ${kind.model}`, made, steps)
    if (made.outcome === 'unknown') this.#stage.unsettled.push({ model: kind.model, name, steps })
    return made.result
  }

  /** Counts one item in one place anew. */
  async adjust(): Promise<void> {
    const { odoo, places } = this.#stage
    const count = {
      product_id: this.#item(),
      location_id: this.#random.pick(places),
      inventory_quantity: this.#random.below(50),
    }
    const made = await odoo.make('stock.quant', count, { inventory_mode: true })
    this.#note('count stock', made, [])
    if (made.result !== null) await this.#call('stock.quant/action_apply_inventory', made.result)
  }

  /** Approves an order of its own, and receives it. */
  async receiveNew(): Promise<void> {
    const id = await this.#newOrder()
    if (id === null) return
    await this.#call('purchase.order/button_confirm', id)
    await this.#receive([id])
  }

  async renameAny(): Promise<void> {
    await this.#rename(item, this.#item())
    await this.#rename(supplier, this.#supplier())
  }

  async #newOrder(): Promise<number | null> {
    const { odoo, incoming } = this.#stage
    const line = { product_id: this.#item(), product_qty: 1 + this.#random.below(9), price_unit: 2 }
    const vals = { partner_id: this.#supplier(), picking_type_id: incoming, company_id: 1, order_line: [[0, 0, line]] }
    const made = await odoo.make('purchase.order', vals)
    const created = { type: 'procurement.purchase_order.created', from: null, to: 'DRAFT' } as const
    return this.#made('make an order', made, (id) => [{ ...created, about: `PurchaseOrder ${id}` }])
  }

  async #newInvoice(): Promise<number | null> {
    const { odoo, payer } = this.#stage
    const line = { name: 'Care', quantity: 1, price_unit: 100, tax_ids: [] }
    const vals = {
      move_type: 'out_invoice',
      partner_id: payer,
      invoice_date: '2026-11-02',
      invoice_line_ids: [[0, 0, line]],
    }
    const made = await odoo.make('account.move', vals)
    const created = { type: 'revenue_cycle.invoice.created', from: null, to: 'DRAFT' } as const
    return this.#made('make an invoice', made, (id) => [{ ...created, about: `Invoice ${id}` }])
  }

  async #toSupplier(): Promise<void> {
    await this.#call('purchase.order/write', this.#order(), [], { vals: { partner_id: this.#supplier() } })
  }

  async #receive(orders = this.#stage.orders): Promise<void> {
    const domain = [
      ['purchase_id', 'in', orders],
      ['state', '=', 'assigned'],
    ]
    const search = { domain, fields: [], limit: 5, load: null }
    const { result } = await this.#stage.odoo.call<{ id: number }[]>('stock.picking/search_read', search)
    const picking = this.#random.pick(result ?? [])
    if (picking !== undefined)
      await this.#call('stock.picking/button_validate', picking.id, [], {}, { skip_backorder: true })
  }

  /** An order that nobody else knows: entered, cancelled and deleted. */
  async #passingOrder(): Promise<void> {
    const id = await this.#newOrder()
    if (id === null) return
    const about = `PurchaseOrder ${id}`
    const cancelled = { about, type: 'procurement.purchase_order.cancelled', from: 'DRAFT', to: 'CANCELLED' } as const
    const removed = { about, type: 'procurement.purchase_order.removed', from: 'CANCELLED', to: null } as const
    await this.#call('purchase.order/button_cancel', id, [cancelled])
    await this.#call('purchase.order/unlink', id, [removed])
  }

  async #passingInvoice(): Promise<void> {
    const id = await this.#newInvoice()
    if (id === null) return
    const removed = { type: 'revenue_cycle.invoice.removed', from: 'DRAFT', to: null } as const
    await this.#call('account.move/unlink', id, [{ ...removed, about: `Invoice ${id}` }])
  }

  async #passingSupplier(): Promise<void> {
    const id = await this.makeSupplier()
    if (id === null) return
    if (this.#random.chance(0.3)) this.#share(this.#stage.suppliers, id)
    else await this.#call('res.partner/unlink', id, [step('master_data.supplier.removed', `Supplier ${id}`)])
  }

  async #passingItem(): Promise<void> {
    const id = await this.makeItem()
    if (id !== null) await this.#call('product.product/unlink', id, [step('master_data.item.removed', `Item ${id}`)])
  }

  async #archive(): Promise<void> {
    if (this.#own === null) {
      const kind = this.#random.pick([item, supplier])
      const id = await (kind === item ? this.makeItem() : this.makeSupplier())
      if (id !== null) this.#own = { kind, id, isActive: true }
      return
    }
    const { kind, id, isActive } = this.#own
    const { outcome } = await this.#write(kind, id, { active: !isActive })
    if (outcome === 'done') this.#own.isActive = !isActive
    // It cannot tell any longer whether the next time changes anything.
    if (outcome === 'unknown' || this.#random.chance(0.1)) this.#own = null
  }

  #rename(kind: Kind, id: number): Promise<Answer<unknown>> {
    return this.#write(kind, id, { name: this.#word('name') })
  }

  #write({ model, type, kind }: Kind, id: number, vals: object): Promise<Answer<unknown>> {
    return this.#call(`${model}/write`, id, [step(`${kind}.changed`, `${type} ${id}`)], { vals })
  }

  /** Commits long after it wrote, and holds what it wrote meanwhile. */
  async #late(): Promise<void> {
    const context = { history_order: this.#order(), history_seconds: 0.5 + 2 * this.#random.next() }
    await this.#call('ir.actions.server/run', this.#stage.code.late, [], {}, context)
  }

  /** Writes a good deal, and then fails. */
  async #undone(): Promise<void> {
    const context = {
      history_order: this.#order(),
      history_item: this.#item(),
      history_seconds: this.#random.chance(0.3) ? 1 : 0,
    }
    await this.#call('ir.actions.server/run', this.#stage.code.undone, [], {}, context)
  }

  async #pay(): Promise<void> {
    const { odoo } = this.#stage
    const context = { active_model: 'account.move', active_ids: [this.#invoice()] }
    const payment = await odoo.make('account.payment.register', { amount: 1 + this.#random.below(60) }, context)
    if (payment.result === null) return
    await this.#call('account.payment.register/action_create_payments', payment.result, [], {}, context)
  }

  async #call(
    name: string,
    id: number,
    steps: readonly StepOf[] = [],
    named: object = {},
    context: object = {},
  ): Promise<Answer<unknown>> {
    const answer = await this.#stage.odoo.call(name, { ids: [id], ...named }, context)
    this.#note(`${name} ${id}`, answer, steps)
    return answer
  }

  #made(what: string, answer: Answer<number>, steps: (id: number) => readonly StepOf[]): number | null {
    this.#note(what, answer, answer.result === null ? [] : steps(answer.result))
    return answer.result
  }

  #note(what: string, { outcome, refusal }: Answer<unknown>, steps: readonly StepOf[]): void {
    this.#stage.acts.push({ driver: this.name, what, outcome, steps, refusal })
  }

  #share(shared: number[], id: number): void {
    share(shared, id, this.#random)
  }

  #order(): number {
    return this.#random.pick(this.#stage.orders) ?? 0
  }

  #invoice(): number {
    return this.#random.pick(this.#stage.invoices) ?? 0
  }

  #item(): number {
    return this.#random.pick(this.#stage.items) ?? 0
  }

  #supplier(): number {
    return this.#random.pick(this.#stage.suppliers) ?? 0
  }

  /** Never the same twice, so that whatever is given it changes. */
  #word(kind: string): string {
    this.#number += 1
    return `History ${kind} ${this.name} ${this.#number}`
  }
}

function share(shared: number[], id: number, random: Random): void {
  if (shared.length < mostShared) shared.push(id)
  else shared[random.below(shared.length)] = id
}

function step(type: EventType, about: string): StepOf {
  return { type, about, from: null, to: null }
}
