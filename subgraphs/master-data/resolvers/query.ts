import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { costCenterFilter } from '../sources/odoo/cost-centers.ts'
import { facilityFilter } from '../sources/odoo/facilities.ts'
import { itemCategoryFilter } from '../sources/odoo/item-categories.ts'
import { itemFilter } from '../sources/odoo/items.ts'
import { storageLocationFilter } from '../sources/odoo/storage-locations.ts'
import { supplierFilter } from '../sources/odoo/suppliers.ts'
import type { QueryResolvers } from '../types.generated.ts'
import { one } from './one.ts'
import { payerQueries } from './payer.ts'

export const Query: QueryResolvers = {
  ...payerQueries,
  item: (_, key, { items, itemPages, identifierFields }, info) =>
    one('item', key, { records: items, pages: itemPages, numbers: identifierFields.item }, info),
  items: (_, { filter, orderBy, first, after }, { itemPages, identifierFields }, info) =>
    itemPages.page({
      filter: itemFilter(filter, identifierFields.item),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  itemCategory: (_, { id }, { itemCategories }, info) => itemCategories.find(id, requestedFields(info)),
  itemCategories: (_, { filter, orderBy, first, after }, { itemCategoryPages }, info) =>
    itemCategoryPages.page({
      filter: itemCategoryFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  supplier: (_, key, { suppliers, supplierPages, identifierFields }, info) =>
    one('supplier', key, { records: suppliers, pages: supplierPages, numbers: identifierFields.supplier }, info),
  suppliers: (_, { filter, orderBy, first, after }, { supplierPages, identifierFields }, info) =>
    supplierPages.page({
      filter: supplierFilter(filter, identifierFields.supplier),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  facility: (_, key, { facilities, facilityPages, identifierFields }, info) =>
    one('facility', key, { records: facilities, pages: facilityPages, numbers: identifierFields.facility }, info),
  facilities: (_, { filter, orderBy, first, after }, { facilityPages }, info) =>
    facilityPages.page({
      filter: facilityFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  storageLocation: (_, { id }, { storageLocations }, info) => storageLocations.find(id, requestedFields(info)),
  storageLocations: (_, { filter, orderBy, first, after }, { storageLocationPages }, info) =>
    storageLocationPages.page({
      filter: storageLocationFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  company: (_, { id }, { companies }, info) => companies.find(id, requestedFields(info)),
  companies: (_, { orderBy, first, after }, { companyPages }, info) =>
    companyPages.page({ filter: [], order: orderBy, first, after, properties: requestedOfNodes(info) }),
  costCenter: (_, { id }, { costCenters }, info) => costCenters.find(id, requestedFields(info)),
  costCenters: (_, { filter, orderBy, first, after }, { costCenterPages }, info) =>
    costCenterPages.page({
      filter: costCenterFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  unitOfMeasure: (_, { id }, { unitsOfMeasure }) => unitsOfMeasure.find(id),
  unitsOfMeasure: (_, _arguments, { unitsOfMeasure }) => unitsOfMeasure.inUse(),
}
