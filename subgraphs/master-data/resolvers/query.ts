import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { facilityFilter } from '../sources/odoo/facilities.ts'
import { itemFilter } from '../sources/odoo/items.ts'
import { supplierFilter } from '../sources/odoo/suppliers.ts'
import type { QueryResolvers } from '../types.generated.ts'

export const Query: QueryResolvers = {
  item: (_, { id }, { items }, info) => items.find(id, requestedFields(info)),
  items: (_, { filter, orderBy, first, after }, { itemPages }, info) =>
    itemPages.page({ filter: itemFilter(filter), order: orderBy, first, after, properties: requestedOfNodes(info) }),
  supplier: (_, { id }, { suppliers }, info) => suppliers.find(id, requestedFields(info)),
  suppliers: (_, { filter, orderBy, first, after }, { supplierPages }, info) =>
    supplierPages.page({
      filter: supplierFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  facility: (_, { id }, { facilities }, info) => facilities.find(id, requestedFields(info)),
  facilities: (_, { filter, orderBy, first, after }, { facilityPages }, info) =>
    facilityPages.page({
      filter: facilityFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  storageLocation: (_, { id }, { storageLocations }, info) => storageLocations.find(id, requestedFields(info)),
  company: (_, { id }, { companies }, info) => companies.find(id, requestedFields(info)),
  companies: (_, { orderBy, first, after }, { companyPages }, info) =>
    companyPages.page({ filter: [], order: orderBy, first, after, properties: requestedOfNodes(info) }),
  unitOfMeasure: (_, { id }, { unitsOfMeasure }) => unitsOfMeasure.find(id),
  unitsOfMeasure: (_, _arguments, { unitsOfMeasure }) => unitsOfMeasure.inUse(),
}
