import { currencyCode, text } from '#shared/odoo/columns.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'

/** The legal entities whose books Odoo keeps. */
export const companies = recordSource({
  type: 'Company',
  model: 'res.company',
  scope: [],
  readWhole: true,
  properties: {
    name: text('name'),
    currency: currencyCode('currency_id'),
  },
})

export type Company = Entity<(typeof companies)['properties']>

export const companyOrders = {
  NAME_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NAME_DESC: { field: 'name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings
