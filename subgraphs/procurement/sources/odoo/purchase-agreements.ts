import {
  type Column,
  day,
  flag,
  namesUnknown,
  recordKey,
  recordKeys,
  reference,
  state,
  text,
} from '#shared/odoo/columns.ts'
import { contains, inStates, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Currency } from '#shared/odoo/facts.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryPurchaseAgreementsArgs } from '../../types.generated.ts'
import { holdsOn } from './validity.ts'

const states = { draft: 'DRAFT', confirmed: 'CONFIRMED', done: 'CLOSED', cancel: 'CANCELLED' } as const
const kinds = { blanket_order: 'BLANKET_ORDER', purchase_template: 'TEMPLATE' } as const

const currencyKey = recordKey('currency_id')
/** Code and digits: the prices of the lines are in it, and Odoo's lines do not name it. */
const currency: Column<Currency | null> = {
  fields: currencyKey.fields,
  leansOnUnknown: namesUnknown('currency_id', 'currency'),
  read: (row, facts) => facts.currency(currencyKey.read(row, facts) ?? 0) ?? null,
}

/** Blanket orders and templates of orders. */
export const purchaseAgreements = recordSource({
  type: 'PurchaseAgreement',
  model: 'purchase.requisition',
  scope: [],
  properties: {
    number: text('name'),
    state: state('state', states),
    kind: state('requisition_type', kinds),
    active: flag('active'),
    supplier: reference('vendor_id', 'Supplier'),
    company: reference('company_id', 'Company'),
    reference: text('reference'),
    currency,
    startsOn: day('date_start'),
    endsOn: day('date_end'),
    lines: recordKeys('line_ids'),
    purchaseOrders: recordKeys('purchase_ids'),
  },
})

export type PurchaseAgreement = Entity<(typeof purchaseAgreements)['properties']>

export const purchaseAgreementOrders = {
  NUMBER_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NUMBER_DESC: { field: 'name', kind: 'text', direction: 'desc' },
  ENDS_ON_ASC: { field: 'date_end', kind: 'day', direction: 'asc' },
  ENDS_ON_DESC: { field: 'date_end', kind: 'day', direction: 'desc' },
} as const satisfies Orderings

export function purchaseAgreementFilter(filter: QueryPurchaseAgreementsArgs['filter']): Domain {
  return and(
    inStates('state', states, filter?.states, 'states'),
    inStates('requisition_type', kinds, filter?.kinds, 'kinds'),
    pointsAt('vendor_id', 'Supplier', filter?.suppliers, 'suppliers'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    contains('name', filter?.numberContains, 'numberContains'),
    holdsOn(filter?.on),
  )
}
