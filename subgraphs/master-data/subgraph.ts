import type { KeptType } from '#shared/cache/cache-rules.ts'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { type ChangeFeed, changesFor } from '#shared/events/feed/change-feed.ts'
import { perRequest } from '#shared/http/per-request.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import { rowFieldsOf } from '#shared/odoo/row-rules.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { masterDataContext, numberedSources } from './context.ts'
import { Item, ItemCategory, ItemPackaging, UnitOfMeasure } from './resolvers/item.ts'
import { Payer, Practitioner } from './resolvers/payer.ts'
import { Company, CostCenter, Facility, StorageLocation } from './resolvers/place.ts'
import { Query } from './resolvers/query.ts'
import { ItemChange, Subscription, SupplierChange } from './resolvers/subscription.ts'
import { PostalAddress, Supplier, SupplierDuplicate } from './resolvers/supplier.ts'
import { companies } from './sources/odoo/companies.ts'
import { itemCategories } from './sources/odoo/item-categories.ts'
import { storageLocations } from './sources/odoo/storage-locations.ts'

export { masterDataAnnounces } from './events.ts'

/**
 * What everybody else points at: items, suppliers, facilities, places, companies, cost centres and units, and payers and
 * practitioners, as far as systems outside feed them.
 */
export function masterData(
  odoo: OdooAccount,
  identifierFields = defaultIdentifierFields,
  feed: ChangeFeed | null = null,
  externals: ExternalRecords | null = null,
) {
  const sources = numberedSources(identifierFields)
  const typeDefs = subgraphTypeDefs('master-data')
  return {
    name: 'master-data',
    typeDefs,
    schema: subgraphSchema(typeDefs, {
      Query,
      Subscription,
      ItemChange,
      SupplierChange,
      Item,
      ItemPackaging,
      ItemCategory,
      Supplier,
      SupplierDuplicate,
      PostalAddress,
      Facility,
      StorageLocation,
      Company,
      CostCenter,
      UnitOfMeasure,
      Payer,
      Practitioner,
    }),
    context: perRequest((request) =>
      masterDataContext(new OdooRows(odoo, request), sources, changesFor(feed, request), externals, request),
    ),
  }
}

/** The types whose records may be kept, with the fields of Odoo behind theirs: which of those is for the schema to say. */
export function masterDataKept(identifierFields = defaultIdentifierFields): readonly KeptType[] {
  const { items, facilities } = numberedSources(identifierFields)
  // The path of a category or a place holds the names of those around it.
  const trees = [itemCategories, storageLocations].map((source) => ({ ...source, changesOthers: true }))
  return [items, facilities, companies, ...trees].map((source) => ({ ...source, rowFields: rowFieldsOf(source.model) }))
}
