import { flag, recordKey, text } from '#shared/odoo/columns.ts'
import { contains, is, isOneOf, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryCostCentersArgs } from '../../types.generated.ts'

/** Cost centres are Odoo's analytic accounts. */
export const costCenters = recordSource({
  type: 'CostCenter',
  model: 'account.analytic.account',
  scope: [],
  properties: {
    name: text('name'),
    code: text('code'),
    /** Key of the plan. */
    plan: recordKey('plan_id'),
    /** Key of the company. */
    company: recordKey('company_id'),
    active: flag('active'),
  },
})

export type CostCenter = Entity<(typeof costCenters)['properties']>

/** The ways of dividing costs; each cost centre is part of one. */
export const costCenterPlans = recordSource({
  type: 'CostCenterPlan',
  model: 'account.analytic.plan',
  scope: [],
  readWhole: true,
  properties: { name: text('name') },
})

export type CostCenterPlan = Entity<(typeof costCenterPlans)['properties']>

export const costCenterOrders = {
  NAME_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NAME_DESC: { field: 'name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function costCenterFilter(filter: QueryCostCentersArgs['filter']): Domain {
  return and(
    contains('name', filter?.nameContains, 'nameContains'),
    isOneOf('code', filter?.codes, 'codes'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    is('active', filter === undefined || filter === null ? true : filter.active),
  )
}
