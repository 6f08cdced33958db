import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { childPage } from '#shared/odoo/related-pages.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import type { MasterDataContext } from '../context.ts'
import type {
  CompanyResolvers,
  CostCenterResolvers,
  FacilityResolvers,
  StorageLocationResolvers,
} from '../types.generated.ts'

export const Facility: FacilityResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.facilities),
  company: async (facility, _, { companies }, info) => companies.pointedAt(await facility.company(), info),
  async identifiers(facility, _, { addressNumbers }) {
    const { own, address } = await facility.identifiers()
    return address === null ? own : [...own, ...(await addressNumbers.of(address))]
  },
  storageLocations: ({ key }, page, { locationsOfFacility, storageLocations }, info) =>
    childPage(key, locationsOfFacility, storageLocations, page, info),
}

export const StorageLocation: StorageLocationResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.storageLocations),
  facility: async (location, _, { facilities }, info) => facilities.pointedAt(await location.facility(), info),
  parent: async (location, _, { storageLocations }, info) =>
    storageLocations.ifExisting(await location.parent(), requestedFields(info)),
  children: ({ key }, page, { locationsBelow, storageLocations }, info) =>
    childPage(key, locationsBelow, storageLocations, page, info),
}

export const Company: CompanyResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.companies),
}

export const CostCenter: CostCenterResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.costCenters),
  company: async (costCenter, _, { companies }, info) => companies.pointedAt(await costCenter.company(), info),
  plan: async (costCenter, _, { costCenterPlans }, info) =>
    costCenterPlans.ifExisting(await costCenter.plan(), requestedFields(info)),
}
