import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { Records } from '#shared/odoo/records.ts'
import { UnitsOfMeasure } from './loaders/units-of-measure.ts'
import { companies, companyOrders } from './sources/odoo/companies.ts'
import { facilities, facilityOrders } from './sources/odoo/facilities.ts'
import { itemOrders, items } from './sources/odoo/items.ts'
import { storageLocations } from './sources/odoo/storage-locations.ts'
import { supplierOrders, suppliers } from './sources/odoo/suppliers.ts'

/** What a resolver of master data can reach. Made new for every operation. */
export type MasterDataContext = ReturnType<typeof masterDataContext>

export function masterDataContext(odoo: Odoo, request: RequestContext) {
  const itemRecords = new Records(items, odoo, request)
  const supplierRecords = new Records(suppliers, odoo, request)
  const facilityRecords = new Records(facilities, odoo, request)
  const companyRecords = new Records(companies, odoo, request)
  return {
    items: itemRecords,
    itemPages: new Pages(itemRecords, itemOrders, odoo, request),
    suppliers: supplierRecords,
    supplierPages: new Pages(supplierRecords, supplierOrders, odoo, request),
    facilities: facilityRecords,
    facilityPages: new Pages(facilityRecords, facilityOrders, odoo, request),
    companies: companyRecords,
    companyPages: new Pages(companyRecords, companyOrders, odoo, request),
    storageLocations: new Records(storageLocations, odoo, request),
    unitsOfMeasure: new UnitsOfMeasure(odoo, request),
  }
}
