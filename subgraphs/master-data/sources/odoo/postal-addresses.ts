import { type Column, recordKey, text } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'

/** An address in the parts it is kept in; none of them is worked out of another. */
export interface PostalAddress {
  readonly street: string | null
  readonly streetMore: string | null
  readonly city: string | null
  readonly postalCode: string | null
  /** Key of the region. */
  readonly regionKey: number | null
  readonly countryCode: string | null
}

const parts = {
  street: text('street'),
  streetMore: text('street2'),
  city: text('city'),
  postalCode: text('zip'),
  regionKey: recordKey('state_id'),
  countryCode: text('country_code'),
}

/** Null when no part of it is known. */
export const postalAddress: Column<PostalAddress | null> = {
  fields: Object.values(parts).flatMap(({ fields }) => fields),
  read(row, facts) {
    const address = {
      street: parts.street.read(row, facts),
      streetMore: parts.streetMore.read(row, facts),
      city: parts.city.read(row, facts),
      postalCode: parts.postalCode.read(row, facts),
      regionKey: parts.regionKey.read(row, facts),
      countryCode: parts.countryCode.read(row, facts),
    }
    return Object.values(address).every((part) => part === null) ? null : address
  },
}

/** States, provinces and the like. */
export const regions = recordSource({
  type: 'Region',
  model: 'res.country.state',
  scope: [],
  properties: { name: text('name'), code: text('code') },
})

export type Region = Entity<(typeof regions)['properties']>
