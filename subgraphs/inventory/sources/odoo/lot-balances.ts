import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, numberOf, type Reference } from '#shared/odoo/columns.ts'
import { groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { lotMovements, ownUsages } from './lot-movements.ts'

/** How much of a lot came into the group's own places, and how much left them: one call, summed by Odoo. */
export async function readLotTurnover(
  odoo: Odoo,
  lot: number,
  request: RequestContext,
): Promise<{ readonly entered: number; readonly departed: number }> {
  const [from, to] = ['location_id.usage', 'location_dest_id.usage']
  const groups = await odoo.readGroup(
    lotMovements.model,
    {
      domain: [['lot_id', '=', lot], ...lotMovements.scope],
      groupby: [from, to],
      aggregates: ['quantity_product_uom:sum'],
    },
    request,
  )
  const sum = (outside: string) =>
    groups
      .filter((group) => !ownUsages.includes(String(group[outside])))
      .reduce((total, group) => total + numberOf(group, 'quantity_product_uom:sum'), 0)
  return { entered: sum(from), departed: sum(to) }
}

/** What is left of a lot at one place, in the unit of its item. */
export interface LotRemainder {
  readonly key: number
  /** Key of the item. */
  readonly item: number
  readonly location: Reference<'StorageLocation'>
  readonly facility: Reference<'Facility'> | null
  readonly onHand: number
  readonly reserved: number
}

/** What is left of a lot in the group's own places, place by place in the order of their keys: one call. */
export async function readLotRemainders(
  odoo: Odoo,
  { lot, item }: { readonly lot: number; readonly item: number },
  request: RequestContext,
): Promise<LotRemainder[]> {
  const [place, facility] = ['location_id', 'location_id.warehouse_id']
  const groups = await odoo.readGroup(
    'stock.quant',
    {
      domain: [
        ['lot_id', '=', lot],
        ['location_id.usage', 'in', ownUsages],
      ],
      groupby: [place, facility],
      aggregates: ['quantity:sum', 'reserved_quantity:sum'],
    },
    request,
  )
  return groups
    .flatMap((group) => {
      const key = groupedKey(group, place)
      return key === null ? [] : [{ item, ...remainder(key, groupedKey(group, facility), group) }]
    })
    .filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)
    .sort((one, other) => one.key - other.key)
}

function remainder(key: number, facility: number | null, group: OdooGroup): Omit<LotRemainder, 'item'> {
  return {
    key,
    location: entityReference('StorageLocation', key),
    facility: entityReference('Facility', facility),
    onHand: numberOf(group, 'quantity:sum'),
    reserved: numberOf(group, 'reserved_quantity:sum'),
  }
}
