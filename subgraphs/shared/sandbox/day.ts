import { setTimeout } from 'node:timers/promises'
import type { OdooSettings } from '../config/settings.ts'

/** Between two things that happen. */
const everyMs = 3_000

type Row = { readonly id: number } & Readonly<Record<string, unknown>>

/**
 * A day in the sandbox's hospitals: while somebody watches, requests for quotation are sent, submitted and taken back, and
 * stock is used and put back, one thing every few seconds. It ends where it began, so that it can go on for ever. While
 * nobody watches nothing changes.
 */
export class SandboxDay {
  readonly #odoo: OdooSettings
  readonly #stop = new AbortController()
  #acts = 0

  constructor(odoo: OdooSettings) {
    this.#odoo = odoo
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
    const orders = await this.#read('purchase.order', [['state', 'in', Object.keys(next)]], ['state'])
    const order = orders[this.#acts % orders.length]
    if (order === undefined) return
    await this.#call('purchase.order/write', { ids: [order.id], vals: { state: next[String(order.state)] } })
  }

  /** A piece is taken from the shelf until the shelf is empty, and then put back. */
  async #useStock(): Promise<void> {
    const shelves = await this.#read('stock.quant', [['location_id.usage', '=', 'internal']], ['quantity'])
    const shelf = shelves[this.#acts % Math.min(shelves.length, 20)]
    if (shelf === undefined) return
    const quantity = Number(shelf.quantity)
    const left = quantity >= 1 ? quantity - 1 : quantity + 10
    await this.#call('stock.quant/write', { ids: [shelf.id], vals: { quantity: left } })
  }

  async #read(model: string, domain: readonly unknown[], fields: readonly string[]): Promise<readonly Row[]> {
    return (await this.#call(`${model}/search_read`, { domain, fields, order: 'id', load: null })) as readonly Row[]
  }

  async #call(call: string, body: object): Promise<unknown> {
    const { url, apiKey, database } = this.#odoo
    const headers = {
      authorization: `Bearer ${apiKey}`,
      'x-odoo-database': database,
      'content-type': 'application/json',
    }
    const response = await fetch(new URL(`/json/2/${call}`, url), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`Cannot go on with the sandbox's day: ${call} was answered ${response.status}`)
    return response.json()
  }
}
