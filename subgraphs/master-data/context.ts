import type { IdentifierFields } from '#shared/config/identifier-fields.ts'
import type { Changes } from '#shared/events/feed/change-feed.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { Children } from '#shared/odoo/children.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { Records } from '#shared/odoo/records.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { integerKey } from '#shared/values/global-id.ts'
import { whenHere } from '#shared/values/maybe-promise.ts'
import { AddressNumbers } from './loaders/address-numbers.ts'
import { Packagings } from './loaders/packagings.ts'
import { Payers } from './loaders/payers.ts'
import { PayersInBooks } from './loaders/payers-in-books.ts'
import { Practitioners } from './loaders/practitioners.ts'
import { SupplierDuplicates } from './loaders/supplier-duplicates.ts'
import { UnitsOfMeasure } from './loaders/units-of-measure.ts'
import { companies, companyOrders } from './sources/odoo/companies.ts'
import { costCenterOrders, costCenterPlans, costCenters } from './sources/odoo/cost-centers.ts'
import { facilitiesNumberedBy, facilityOrders } from './sources/odoo/facilities.ts'
import { itemCategories, itemCategoryOrders } from './sources/odoo/item-categories.ts'
import { itemOrders, itemsNumberedBy } from './sources/odoo/items.ts'
import { regions } from './sources/odoo/postal-addresses.ts'
import { storageLocationOrders, storageLocations } from './sources/odoo/storage-locations.ts'
import { paymentTerms, supplierOrders, suppliersNumberedBy } from './sources/odoo/suppliers.ts'

/** The sources whose columns follow from the settings: made once, for all operations. */
export function numberedSources(fields: IdentifierFields) {
  return {
    identifierFields: fields,
    items: itemsNumberedBy(fields.item),
    suppliers: suppliersNumberedBy(fields.supplier),
    facilities: facilitiesNumberedBy(fields.facility),
  }
}

/** What a resolver of master data can reach. Made new for every operation. */
export type MasterDataContext = ReturnType<typeof masterDataContext>

export function masterDataContext(
  odoo: Odoo,
  sources: ReturnType<typeof numberedSources>,
  changes: Changes,
  externals: ExternalRecords | null,
  request: RequestContext,
) {
  const itemRecords = new Records(sources.items, odoo, request)
  const categoryRecords = new Records(itemCategories, odoo, request)
  const termRecords = new Records(paymentTerms, odoo, request)
  const supplierRecords = new Records(sources.suppliers, odoo, request, {
    single: { paymentTerms: { records: termRecords } },
  })
  const facilityRecords = new Records(sources.facilities, odoo, request)
  const companyRecords = new Records(companies, odoo, request)
  const locationRecords = new Records(storageLocations, odoo, request)
  const costCenterRecords = new Records(costCenters, odoo, request)
  const units = new UnitsOfMeasure(odoo, request)
  return {
    changes,
    identifierFields: sources.identifierFields,
    addressNumbers: new AddressNumbers(sources.identifierFields.facility, odoo, request),
    items: itemRecords,
    /** The key of the unit an item is counted in, for others of this process: it comes with what is read of the item. */
    unitOfItem: (key: number) =>
      whenHere(itemRecords.entity(key).unit(), (unit) => unit && integerKey(unit.id, 'odoo', 'UnitOfMeasure')),
    itemPages: new Pages(itemRecords, itemOrders, odoo, request),
    packagings: new Packagings(units, odoo, request),
    itemCategories: categoryRecords,
    itemCategoryPages: new Pages(categoryRecords, itemCategoryOrders, odoo, request),
    categoriesBelow: new Children(
      categoryRecords,
      { field: 'parent_id', domain: [], order: 'name asc, id asc' },
      odoo,
      request,
    ),
    itemsInCategory: new Children(
      itemRecords,
      { field: 'categ_id', domain: [['active', '=', true]], order: 'name asc, id asc' },
      odoo,
      request,
    ),
    suppliers: supplierRecords,
    supplierPages: new Pages(supplierRecords, supplierOrders, odoo, request),
    supplierDuplicates: new SupplierDuplicates(odoo, request),
    paymentTerms: termRecords,
    regions: new Records(regions, odoo, request),
    facilities: facilityRecords,
    facilityPages: new Pages(facilityRecords, facilityOrders, odoo, request),
    companies: companyRecords,
    companyPages: new Pages(companyRecords, companyOrders, odoo, request),
    storageLocations: locationRecords,
    storageLocationPages: new Pages(locationRecords, storageLocationOrders, odoo, request),
    locationsBelow: new Children(
      locationRecords,
      { field: 'location_id', domain: [['active', '=', true]], order: 'name asc, id asc' },
      odoo,
      request,
    ),
    locationsOfFacility: new Children(
      locationRecords,
      { field: 'warehouse_id', domain: [['active', '=', true]], order: 'complete_name asc, id asc' },
      odoo,
      request,
    ),
    costCenters: costCenterRecords,
    costCenterPages: new Pages(costCenterRecords, costCenterOrders, odoo, request),
    costCenterPlans: new Records(costCenterPlans, odoo, request),
    unitsOfMeasure: units,
    payers: new Payers(new PayersInBooks(sources.identifierFields.payer, odoo, request), externals, request),
    practitioners: new Practitioners(externals, request),
  }
}
