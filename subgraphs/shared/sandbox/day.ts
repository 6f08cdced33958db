import { setTimeout } from 'node:timers/promises'
import { type OdooTarget, OdooWithKey } from '../odoo/accounts/odoo-with-key.ts'

/** Between two things that happen. */
const everyMs = 3_000

/**
 * A day in the sandbox's hospitals: while somebody watches, requests for quotation are sent, submitted and taken back, and
 * stock is used and put back, one thing every few seconds. It ends where it began, so that it can go on for ever. While
 * nobody watches nothing changes.
 */
export class SandboxDay {
  readonly #odoo: OdooWithKey
  readonly #stop = new AbortController()
  #acts = 0

  constructor(odoo: OdooTarget) {
    this.#odoo = new OdooWithKey(odoo)
  }

  /** Begins, if something is to watch. */
  async run(isWatched: () => boolean): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted) {
      await setTimeout(everyMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted || !isWatched()) continue
      this.#acts += 1
      await (this.#acts % 2 === 0 ? this.#useStock() : this.#moveOrder())
    }
  }

  close(): void {
    this.#stop.abort()
  }

  async #moveOrder(): Promise<void> {
    const next: Readonly<Record<string, string>> = { draft: 'sent', sent: 'to approve', 'to approve': 'draft' }
    const orders = await this.#odoo.read('purchase.order', [['state', 'in', Object.keys(next)]], ['state'])
    const order = orders[this.#acts % orders.length]
    if (order === undefined) return
    await this.#odoo.call('purchase.order/write', { ids: [order.id], vals: { state: next[String(order.state)] } })
  }

  /** A piece is taken from the shelf until the shelf is empty, and then put back. */
  async #useStock(): Promise<void> {
    const shelves = await this.#odoo.read('stock.quant', [['location_id.usage', '=', 'internal']], ['quantity'])
    const shelf = shelves[this.#acts % Math.min(shelves.length, 20)]
    if (shelf === undefined) return
    const quantity = Number(shelf.quantity)
    const left = quantity >= 1 ? quantity - 1 : quantity + 10
    await this.#odoo.call('stock.quant/write', { ids: [shelf.id], vals: { quantity: left } })
  }
}
