import type { CarriedValues, OutboxRow, UnreadableRow } from '#shared/odoo/outbox/outbox.ts'

let lastId = 0

/** A row as Odoo notes it when an order changes. */
export function orderRow(state: string, more: Partial<OutboxRow> = {}): OutboxRow {
  const values: CarriedValues = { state, partner: 7, company: 1, warehouse: 3 }
  lastId += 1
  return {
    id: lastId,
    at: '2026-11-20T08:30:00Z',
    model: 'purchase.order',
    key: 12,
    op: 'write',
    before: { ...values, state: 'draft' },
    after: values,
    note: null,
    ...more,
  }
}

/** A row as Odoo notes it when stock changes. */
export function stockRow(before: string | null, after: string | null, more: Partial<CarriedValues> = {}): OutboxRow {
  const values = (quantity: string | null): CarriedValues | null =>
    quantity === null
      ? null
      : { quantity, product: 20, location: 8, lot: null, company: 1, warehouse: 3, ...(more as CarriedValues) }
  lastId += 1
  const op = before === null ? 'create' : after === null ? 'unlink' : 'write'
  return {
    id: lastId,
    at: '2026-11-20T08:30:00Z',
    model: 'stock.quant',
    key: 1000 + lastId,
    op,
    before: values(before),
    after: values(after),
    note: null,
  }
}

/** An outbox that is filled by hand, and whose calls can be made to fail. */
export class OutboxByHand {
  readonly rows: (OutboxRow | UnreadableRow)[] = []
  /** Called before each call; what it throws the call rejects with. */
  before: (call: 'read' | 'remove' | 'oldest') => void = () => undefined
  reads = 0

  async read(limit: number) {
    this.reads += 1
    this.before('read')
    return this.rows.toSorted((one, other) => one.id - other.id).slice(0, limit)
  }

  async remove(ids: readonly number[]) {
    this.before('remove')
    for (const id of ids) {
      const at = this.rows.findIndex((row) => row.id === id)
      if (at >= 0) this.rows.splice(at, 1)
    }
  }

  async oldest() {
    this.before('oldest')
    return { count: this.rows.length, oldest: this.rows[0]?.at ?? null }
  }
}
