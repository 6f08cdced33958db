import { OdooRefused, type OdooWithKey } from '#shared/odoo/accounts/odoo-with-key.ts'

/** A piece of business, one call of Odoo that is timed, on a record of its own. */
export interface Act {
  readonly name: string
  /** Most that the outbox may add, in percent; null where nothing is asked. */
  readonly budget: number | null
  /** Makes what it takes and gives the call that is timed. */
  readonly prepare: (business: Business) => Promise<() => Promise<unknown>>
}

const lines = 5

/** What acts are made of: records that a hospital group has. */
export interface Business {
  readonly odoo: OdooWithKey
  readonly supplier: number
  readonly products: readonly number[]
  readonly customer: number
}

export async function businessOf(odoo: OdooWithKey): Promise<Business> {
  const first = async (model: string, domain: readonly [string, string, unknown][], count = 1) => {
    const found = (await odoo.read(model, domain, ['id'])).slice(0, count).map(({ id }) => id)
    if (found.length === count) return found
    throw new OdooRefused(`Cannot measure: Odoo has not ${count} of ${model} that fit`)
  }
  const stored = [
    ['type', '=', 'consu'],
    ['is_storable', '=', true],
    ['tracking', '=', 'none'],
    ['active', '=', true],
  ] as [string, string, unknown][]
  const [supplier = 0] = await first('res.partner', [['supplier_rank', '>', 0]])
  const [customer = 0] = await odoo.call<number[]>('res.partner/create', { vals_list: [{ name: 'A measured payer' }] })
  return { odoo, supplier, products: await first('product.product', stored, lines), customer }
}

async function order({ odoo, supplier, products }: Business): Promise<number> {
  const order_line = products.map((product_id) => [0, 0, { product_id, product_qty: 3, price_unit: 2 }])
  const [id = 0] = await odoo.call<number[]>('purchase.order/create', {
    vals_list: [{ partner_id: supplier, order_line }],
  })
  return id
}

async function confirmed(business: Business): Promise<number> {
  const id = await order(business)
  await business.odoo.call('purchase.order/button_confirm', { ids: [id] })
  return id
}

async function invoice({ odoo, customer, products }: Business): Promise<number> {
  const invoice_line_ids = products.map((product_id) => [0, 0, { product_id, quantity: 1, price_unit: 10 }])
  const vals = { move_type: 'out_invoice', partner_id: customer, invoice_date: '2026-11-02', invoice_line_ids }
  const [id = 0] = await odoo.call<number[]>('account.move/create', { vals_list: [vals] })
  return id
}

let changes = 0

/** Every act on the same amount of records, so that rows can be counted. */
export const acts: readonly Act[] = [
  {
    name: `enter an order of ${lines} lines`,
    budget: null,
    prepare: async (business) => () => order(business),
  },
  {
    name: `confirm an order of ${lines} lines`,
    budget: 25,
    prepare: async (business) => {
      const id = await order(business)
      return () => business.odoo.call('purchase.order/button_confirm', { ids: [id] })
    },
  },
  {
    name: `receive ${lines} lines`,
    budget: 40,
    prepare: async (business) => {
      const id = await confirmed(business)
      const [receipt] = await business.odoo.read('stock.picking', [['purchase_id', '=', id]], ['id'])
      const ids = [receipt?.id ?? 0]
      return () => business.odoo.call('stock.picking/button_validate', { ids }, { skip_backorder: true })
    },
  },
  {
    name: 'write what nobody watches of an order',
    budget: null,
    prepare: async (business) => {
      const ids = [await order(business)]
      return () => business.odoo.call('purchase.order/write', { ids, vals: { partner_ref: 'measured' } })
    },
  },
  {
    name: `post an invoice of ${lines} lines`,
    budget: null,
    prepare: async (business) => {
      const ids = [await invoice(business)]
      return () => business.odoo.call('account.move/action_post', { ids })
    },
  },
  {
    name: 'rename a product',
    budget: null,
    prepare: async ({ odoo, products: [product] }) => {
      changes += 1
      const vals = { name: `Measured ${changes}` }
      return () => odoo.call('product.product/write', { ids: [product], vals })
    },
  },
  {
    name: 'give a patient another telephone number',
    budget: null,
    prepare: async ({ odoo, customer }) => {
      changes += 1
      const vals = { phone: `+1 555 ${String(changes).padStart(4, '0')}` }
      return () => odoo.call('res.partner/write', { ids: [customer], vals })
    },
  },
]
