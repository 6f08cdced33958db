import type { RequestContext } from '#shared/http/request-context.ts'
import { type Column, numberOf, quantity, recordKey, reference } from '#shared/odoo/columns.ts'
import { groupedKey } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { UnitConversion } from '#shared/odoo/unit-conversion.ts'
import { Fraction } from '#shared/values/fraction.ts'

const agreementKey = recordKey('requisition_id')
const itemKey = recordKey('product_id')
const unitKey = recordKey('product_uom_id')

/** Lines of purchase agreements. */
export const purchaseAgreementLines = recordSource({
  type: 'PurchaseAgreementLine',
  model: 'purchase.requisition.line',
  scope: [],
  properties: {
    /** Key of the agreement. */
    agreement: agreementKey,
    item: reference('product_id', 'Item'),
    /** The bare number, and the key of the agreement whose currency it is in. */
    agreedPrice: {
      fields: ['price_unit', 'requisition_id'],
      read: (row, facts) => ({ amount: numberOf(row, 'price_unit'), agreement: agreementKey.read(row, facts) }),
    } as Column<{ readonly amount: number; readonly agreement: number | null }>,
    agreed: quantity('product_qty', 'product_uom_id'),
    /** Keys of what has to be known to tell what was ordered of it. */
    ordered: {
      fields: ['product_id', 'product_uom_id', 'requisition_id'],
      read: (row, facts) => ({
        item: itemKey.read(row, facts),
        unit: unitKey.read(row, facts),
        agreement: agreementKey.read(row, facts),
      }),
    } as Column<{ readonly item: number | null; readonly unit: number | null; readonly agreement: number | null }>,
  },
})

export type PurchaseAgreementLine = Entity<(typeof purchaseAgreementLines)['properties']>

/** How much of one item was ordered, in one unit. */
export interface Ordered {
  readonly item: number | null
  readonly unit: number | null
  readonly quantity: number
}

const agreement = 'order_id.requisition_id'

/**
 * What approved orders have ordered under each of these agreements: one call, summed by Odoo.
 *
 * Odoo's own figure for it reads every order of every agreement, and depends on which lines are asked for together.
 */
export async function readOrderedUnder(
  odoo: Odoo,
  agreementKeys: readonly number[],
  request: RequestContext,
): Promise<readonly (readonly Ordered[])[]> {
  const groups = await odoo.readGroup(
    'purchase.order.line',
    {
      domain: [
        [agreement, 'in', agreementKeys],
        ['order_id.state', '=', 'purchase'],
      ],
      groupby: [agreement, 'product_id', 'product_uom_id'],
      aggregates: ['product_qty:sum'],
    },
    request,
  )
  const byAgreement = Map.groupBy(groups, (group) => groupedKey(group, agreement))
  return agreementKeys.map((key) =>
    (byAgreement.get(key) ?? []).map((group) => ({
      item: groupedKey(group, 'product_id'),
      unit: groupedKey(group, 'product_uom_id'),
      quantity: numberOf(group, 'product_qty:sum'),
    })),
  )
}

/** All that was ordered of an item, in `unit`; null when one of the units cannot be converted into it. */
export function totalOf(ordered: readonly Ordered[], item: number, unitKey: number, units: UnitConversion) {
  const unit = units.sizeOf(unitKey)
  let total = Fraction.zero
  for (const each of ordered) {
    if (each.item !== item) continue
    const from = units.sizeOf(each.unit)
    if (unit === null || from === null || from.kind !== unit.kind) return null
    total = total.plus(Fraction.of(each.quantity).times(from.size).dividedBy(unit.size))
  }
  return total.toNumber()
}
