import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { masterDataContext } from './context.ts'
import { Query } from './resolvers/query.ts'
import { Company, Facility, Item, StorageLocation, Supplier, UnitOfMeasure } from './resolvers/references.ts'

/** What everybody else points at: items, suppliers, facilities, places, companies and units. */
export function masterData(odoo: Odoo) {
  const typeDefs = subgraphTypeDefs('master-data')
  return {
    name: 'master-data',
    typeDefs,
    schema: subgraphSchema(typeDefs, { Query, Item, Supplier, Facility, StorageLocation, Company, UnitOfMeasure }),
    context: (request: RequestContext) => masterDataContext(odoo, request),
  }
}
