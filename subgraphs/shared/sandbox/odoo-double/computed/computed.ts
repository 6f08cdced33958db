import type { Environment } from '../environment.ts'
import type { TableRow } from '../tables.ts'

export type Value = boolean | number | string | readonly number[] | Readonly<Record<string, unknown>> | null

/** Reads values of other records, with whatever rights the environment has. */
export interface Reader {
  value(model: string, id: number, field: string): Value
  /** Sums a field over the records of a model that match, with full rights. */
  sum(model: string, domain: readonly unknown[], field: string): number
}

export type Compute = (row: TableRow, env: Environment, read: Reader) => Value

/** Fields that are not stored and that the double works out as Odoo does. All others of that kind it refuses. */
export const computedFields: Readonly<Record<string, Readonly<Record<string, Compute>>>> = {
  'account.move': {
    status_in_payment: ({ state, payment_state, is_move_sent }) => {
      const counts = ['partial', 'in_payment', 'paid', ...(state === 'posted' ? ['reversed'] : [])]
      if (state !== 'cancel' && counts.includes(String(payment_state))) return payment_state as string
      return state === 'posted' && is_move_sent ? 'sent' : (state as string)
    },
  },
  'stock.quant': {
    // What should have been taken away by now is no longer there for anybody.
    available_quantity: ({ product_id, quantity, reserved_quantity, removal_date }, _, read) => {
      const isPerishable = read.value('product.product', Number(product_id), 'use_expiration_date') === true
      const isDue = typeof removal_date === 'string' && removal_date <= now()
      return isPerishable && isDue ? 0 : Number(quantity) - Number(reserved_quantity)
    },
  },
}

function now(): string {
  return new Date().toISOString().slice(0, 19).replace('T', ' ')
}
