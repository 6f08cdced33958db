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
  async company(facility, _, { companies }) {
    const company = await facility.company()
    return company === null ? null : companies.entity(company)
  },
  async identifiers(facility, _, { addressNumbers }) {
    const { own, address } = await facility.identifiers()
    return address === null ? own : [...own, ...(await addressNumbers.of(address))]
  },
  storageLocations: ({ key }, page, { locationsOfFacility, storageLocations }, info) =>
    childPage(key, locationsOfFacility, storageLocations, page, info),
}

export const StorageLocation: StorageLocationResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.storageLocations),
  async facility(location, _, { facilities }) {
    const facility = await location.facility()
    return facility === null ? null : facilities.entity(facility)
  },
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
  async company(costCenter, _, { companies }) {
    const company = await costCenter.company()
    return company === null ? null : companies.entity(company)
  },
  plan: async (costCenter, _, { costCenterPlans }, info) =>
    costCenterPlans.ifExisting(await costCenter.plan(), requestedFields(info)),
}
