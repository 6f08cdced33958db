import type { OdooWithKey } from '#shared/odoo/accounts/odoo-with-key.ts'
import { globalId } from '#shared/values/global-id.ts'

/** An order that is cancelled and taken back again and again: each time one change, and one event. */
export interface ChangingOrder {
  readonly key: number
  /** Its id in the graph. */
  readonly id: string
  /** Changes its state. Gives when Odoo had answered, in milliseconds of Unix time: by then it was committed. */
  change(): Promise<number>
}

export async function changingOrder(odoo: OdooWithKey): Promise<ChangingOrder> {
  const [supplier] = await odoo.read('res.partner', [['supplier_rank', '>', 0]], ['id'])
  const [product] = await odoo.read('product.product', [['active', '=', true]], ['id'])
  const order_line = [[0, 0, { product_id: product?.id, product_qty: 3, price_unit: 2 }]]
  const vals_list = [{ partner_id: supplier?.id, order_line }]
  const [key = 0] = await odoo.call<number[]>('purchase.order/create', { vals_list })
  let isCancelled = false
  return {
    key,
    id: globalId('odoo', 'PurchaseOrder', key),
    async change() {
      await odoo.call(`purchase.order/${isCancelled ? 'button_draft' : 'button_cancel'}`, { ids: [key] })
      isCancelled = !isCancelled
      return Date.now()
    },
  }
}
