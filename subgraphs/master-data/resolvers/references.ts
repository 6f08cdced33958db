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

// Master data is what others point at: its types need no more than to be found by reference.

export const Item: ItemResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.items),
}

export const Supplier: SupplierResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.suppliers),
}

export const Facility: FacilityResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.facilities),
}

export const StorageLocation: StorageLocationResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.storageLocations),
}

export const Company: CompanyResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.companies),
}

export const UnitOfMeasure: UnitOfMeasureResolvers = {
  __resolveReference: (reference, { unitsOfMeasure }) => unitsOfMeasure.byReference(reference),
}
