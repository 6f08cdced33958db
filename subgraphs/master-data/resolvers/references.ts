import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import type { MasterDataContext } from '../context.ts'
import type {
  CompanyResolvers,
  FacilityResolvers,
  ItemResolvers,
  StorageLocationResolvers,
  SupplierResolvers,
  UnitOfMeasureResolvers,
} from '../types.generated.ts'

// Master data is what others point at: its types need little more than to be found by reference.

export const Item: ItemResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.items),
  async unit(item, _, { unitsOfMeasure }) {
    const unit = await item.unit()
    return unit === null ? null : unitsOfMeasure.byReference(unit)
  },
}

export const Supplier: SupplierResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.suppliers),
}

export const Facility: FacilityResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.facilities),
  async company(facility, _, { companies }) {
    const company = await facility.company()
    return company === null ? null : companies.entity(company)
  },
}

export const StorageLocation: StorageLocationResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.storageLocations),
  async facility(location, _, { facilities }) {
    const facility = await location.facility()
    return facility === null ? null : facilities.entity(facility)
  },
}

export const Company: CompanyResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.companies),
}

export const UnitOfMeasure: UnitOfMeasureResolvers = {
  __resolveReference: (reference, { unitsOfMeasure }) => unitsOfMeasure.byReference(reference),
}
