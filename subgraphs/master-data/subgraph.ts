import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { masterDataContext, numberedSources } from './context.ts'
import { Item, ItemCategory, ItemPackaging, UnitOfMeasure } from './resolvers/item.ts'
import { Company, CostCenter, Facility, StorageLocation } from './resolvers/place.ts'
import { Query } from './resolvers/query.ts'
import { PostalAddress, Supplier, SupplierDuplicate } from './resolvers/supplier.ts'

/** What everybody else points at: items, suppliers, facilities, places, companies, cost centres and units. */
export function masterData(odoo: OdooAccount, identifierFields = defaultIdentifierFields) {
  const sources = numberedSources(identifierFields)
  const typeDefs = subgraphTypeDefs('master-data')
  return {
    name: 'master-data',
    typeDefs,
    schema: subgraphSchema(typeDefs, {
      Query,
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
    }),
    context: (request: RequestContext) => masterDataContext(new OdooRows(odoo, request), sources, request),
  }
}
