import { defaultIdentifierFields, type IdentifierField } from '#shared/config/identifier-fields.ts'
import { type Column, flag, recordKey, text } from '#shared/odoo/columns.ts'
import { is, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryFacilitiesArgs } from '../../types.generated.ts'
import { type Identifier, identifiers } from './identifiers.ts'

/** Numbers of a facility itself, and where those of its address are. */
export interface FacilityNumbers {
  readonly own: readonly Identifier[]
  /** Key of the address; null when there is none. */
  readonly address: number | null
}

const ofAddress = 'partner_id.'
const address = recordKey('partner_id')

/** Those fields that are fields of the address, by their names there. */
export function fieldsOfAddress(fields: readonly IdentifierField[]): IdentifierField[] {
  return fields
    .filter(({ field }) => field.startsWith(ofAddress))
    .map(({ system, field }) => ({ system, field: field.slice(ofAddress.length) }))
}

function facilityNumbers(fields: readonly IdentifierField[]): Column<FacilityNumbers> {
  const own = identifiers(fields.filter(({ field }) => !field.startsWith(ofAddress)))
  return {
    fields: [...own.fields, ...address.fields],
    read: (row, facts) => ({ own: own.read(row, facts), address: address.read(row, facts) }),
  }
}

/** Facilities are Odoo's warehouses. */
export function facilitiesNumberedBy(fields: readonly IdentifierField[]) {
  return recordSource({
    type: 'Facility',
    model: 'stock.warehouse',
    scope: [],
    // A group has a handful: reading them at once keeps the second mention of one from costing a second call.
    readWhole: true,
    properties: {
      name: text('name'),
      code: text('code'),
      identifiers: facilityNumbers(fields),
      /** Key of the company. */
      company: recordKey('company_id'),
      active: flag('active'),
    },
  })
}

export const facilities = facilitiesNumberedBy(defaultIdentifierFields.facility)

export type Facility = Entity<(typeof facilities)['properties']>

export const facilityOrders = {
  NAME_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NAME_DESC: { field: 'name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function facilityFilter(filter: QueryFacilitiesArgs['filter']): Domain {
  return and(
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    is('active', filter === undefined || filter === null ? true : filter.active),
  )
}
