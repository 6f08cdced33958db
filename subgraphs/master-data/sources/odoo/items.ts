import { defaultIdentifierFields, type IdentifierField } from '#shared/config/identifier-fields.ts'
import { type Column, flag, numberOf, recordKey, recordKeys, reference, state, text } from '#shared/odoo/columns.ts'
import { belongsUnder, contains, is, isOneOf } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { mentions } from '#shared/odoo/mentions.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryItemsArgs } from '../../types.generated.ts'
import { identifiers } from './identifiers.ts'

/** What an item is counted, packed and bought in, as keys. */
export interface UnitsOfItem {
  readonly own: number | null
  readonly packed: readonly number[]
  /** Keys of suppliers' offers; each names a unit. */
  readonly offers: readonly number[]
}

const ownUnit = recordKey('uom_id')
const packagingUnits = recordKeys('uom_ids')
const offers = recordKeys('seller_ids')

const unitsOfItem: Column<UnitsOfItem> = {
  fields: ['uom_id', 'uom_ids', 'seller_ids'],
  read: (row, facts) => ({
    own: ownUnit.read(row, facts),
    packed: packagingUnits.read(row, facts),
    offers: offers.read(row, facts),
  }),
}

/** Odoo keeps the days also where it does not look at them. */
const shelfLifeDays: Column<number | null> = {
  fields: ['use_expiration_date', 'expiration_time'],
  read: (row) => (row.use_expiration_date === false ? null : numberOf(row, 'expiration_time')),
}

/** Items are Odoo's product variants: what is ordered, stocked and counted. */
export function itemsNumberedBy(fields: readonly IdentifierField[]) {
  return recordSource({
    type: 'Item',
    model: 'product.product',
    scope: [],
    properties: {
      name: text('name'),
      sku: text('default_code'),
      identifiers: identifiers(fields),
      kind: state('type', { consu: 'GOODS', service: 'SERVICE', combo: 'COMBO' }),
      /** Key of the category. */
      category: recordKey('categ_id'),
      unit: reference('uom_id', 'UnitOfMeasure'),
      packagings: unitsOfItem,
      tracking: state('tracking', { none: 'NONE', lot: 'LOT', serial: 'SERIAL' }),
      shelfLifeDays,
      active: flag('active'),
    },
  })
}

export const items = itemsNumberedBy(defaultIdentifierFields.item)

export type Item = Entity<(typeof items)['properties']>

export const itemOrders = {
  NAME_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NAME_DESC: { field: 'name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function itemFilter(filter: QueryItemsArgs['filter'], numbers: readonly IdentifierField[]): Domain {
  const fields = numbers.map(({ field }) => field)
  return and(
    // Both systems that number items write GTINs.
    mentions(['name', 'default_code', ...fields], filter?.text, fields),
    contains('name', filter?.nameContains, 'nameContains'),
    isOneOf('default_code', filter?.skus, 'skus'),
    belongsUnder('categ_id', 'ItemCategory', filter?.categories, 'categories'),
    is('active', filter === undefined || filter === null ? true : filter.active),
  )
}
