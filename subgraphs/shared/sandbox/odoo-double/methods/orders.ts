import type { Environment } from '../environment.ts'
import { beyondTheDouble, userError } from '../errors.ts'
import type { TableRow } from '../tables.ts'
import { pointing } from '../write/change.ts'
import { write } from '../write/write.ts'
import type { Method } from './method.ts'

/** Methods of orders, as far as they do nothing but change a state. Approving one makes transfers. */
export const orders: Readonly<Record<string, Method>> = {
  button_draft: {
    ofModel: false,
    takes: [],
    call: ({ model, env, ids }) => {
      write(model, ids, { state: 'draft' }, env)
      return {}
    },
  },
  button_cancel: {
    ofModel: false,
    takes: [],
    call: ({ model, env, ids }) => {
      const rows = ids.flatMap((id) => env.tables.get(model.name, id) ?? [])
      for (const row of rows) checkCancellable(row, env)
      write(model, ids, { state: 'cancel' }, env)
      return null
    },
  },
}

function checkCancellable(order: TableRow, env: Environment): void {
  const lines = pointing('purchase.order.line', 'order_id', order.id, env)
  const isDelivered = lines.some(({ id }) => pointing('stock.move', 'purchase_line_id', id, env).length > 0)
  const isShared = Array.isArray(order.reference_ids) && order.reference_ids.length > 0
  if (isDelivered || isShared) throw beyondTheDouble('cancel an order that has transfers')
  if (order.locked === true) {
    throw userError(`Unable to cancel purchase order(s): ['${order.name}']. You must first unlock them.`)
  }
  const bills = (Array.isArray(order.invoice_ids) ? order.invoice_ids : []).map((id) =>
    env.tables.get('account.move', id),
  )
  if (bills.some((bill) => bill?.state !== 'cancel' && bill?.state !== 'draft')) {
    throw beyondTheDouble('refuse to cancel an order that is billed')
  }
}
