import { text } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'

/** Odoo's users, of whom orders name one. Of a user the name is read and nothing else. */
export const buyers = recordSource({
  type: 'Buyer',
  model: 'res.users',
  scope: [],
  properties: { name: text('name') },
})

export type Buyer = Entity<(typeof buyers)['properties']>
