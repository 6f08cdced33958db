import {
  type Column,
  day,
  numberOf,
  percentage,
  price,
  quantity,
  recordKey,
  reference,
  text,
} from '#shared/odoo/columns.ts'
import { betweenDays, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain, or } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { ItemContractPriceFilter, QueryContractPricesArgs } from '../../types.generated.ts'
import { holdsOn } from './validity.ts'

/** What a price holds for: one item, or all items that are variants of a product. */
export interface Priced {
  readonly item: number | null
  readonly product: number | null
}

const itemKey = recordKey('product_id')
const productKey = recordKey('product_tmpl_id')

/** Prices of suppliers: what Odoo calls vendor pricelists. */
export const contractPrices = recordSource({
  type: 'ContractPrice',
  model: 'product.supplierinfo',
  scope: [],
  properties: {
    supplier: reference('partner_id', 'Supplier'),
    item: reference('product_id', 'Item'),
    items: {
      fields: ['product_id', 'product_tmpl_id'],
      read: (row, facts) => ({ item: itemKey.read(row, facts), product: productKey.read(row, facts) }),
    } as Column<Priced>,
    company: reference('company_id', 'Company'),
    price: price('price', 'currency_id'),
    discount: percentage('discount'),
    minimum: quantity('min_qty', 'product_uom_id'),
    validFrom: day('date_start'),
    validTo: day('date_end'),
    leadTimeDays: { fields: ['delay'], read: (row) => numberOf(row, 'delay') } as Column<number>,
    supplierPartNumber: text('product_code'),
    supplierItemName: text('product_name'),
    /** Key of the agreement. */
    agreement: recordKey('purchase_requisition_id'),
  },
})

export type ContractPrice = Entity<(typeof contractPrices)['properties']>

/** The order in which Odoo itself looks through the prices of an item. */
export const preferredFirst = 'sequence asc, min_qty desc, price asc, id asc'

export const contractPriceOrders = {
  NEWEST_FIRST: { field: 'id', kind: 'key', direction: 'desc' },
  VALID_FROM_DESC: { field: 'date_start', kind: 'day', direction: 'desc' },
  VALID_FROM_ASC: { field: 'date_start', kind: 'day', direction: 'asc' },
  VALID_TO_ASC: { field: 'date_end', kind: 'day', direction: 'asc' },
  VALID_TO_DESC: { field: 'date_end', kind: 'day', direction: 'desc' },
} as const satisfies Orderings

export function contractPriceFilter(filter: QueryContractPricesArgs['filter']): Domain {
  return and(
    itemContractPriceFilter(filter),
    forItems(filter?.items),
    pointsAt('purchase_requisition_line_id.requisition_id', 'PurchaseAgreement', filter?.agreements, 'agreements'),
    betweenDays('date_end', null, filter?.endingBy, 'endingBy'),
  )
}

export function itemContractPriceFilter(
  filter: Pick<ItemContractPriceFilter, 'suppliers' | 'companies' | 'on'> | null | undefined,
): Domain {
  const ofCompanies = pointsAt('company_id', 'Company', filter?.companies, 'companies')
  return and(
    pointsAt('partner_id', 'Supplier', filter?.suppliers, 'suppliers'),
    ofCompanies.length === 0 ? [] : or([['company_id', '=', false]], ofCompanies),
    holdsOn(filter?.on),
  )
}

function forItems(items: readonly string[] | null | undefined): Domain {
  const ofThemselves = pointsAt('product_id', 'Item', items, 'items')
  if (ofThemselves.length === 0) return []
  const ofTheirProduct = pointsAt('product_tmpl_id.product_variant_ids', 'Item', items, 'items')
  return or(ofThemselves, and([['product_id', '=', false]], ofTheirProduct))
}
