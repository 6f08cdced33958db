import { pageOfKnown } from '#shared/connections/nested-page.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import type { MasterDataContext } from '../context.ts'
import type { PostalAddressResolvers, SupplierDuplicateResolvers, SupplierResolvers } from '../types.generated.ts'

export const Supplier: SupplierResolvers = {
  __resolveReference: entityFromReference((context: MasterDataContext) => context.suppliers),
  paymentTerms: async (supplier, _, { paymentTerms }, info) =>
    paymentTerms.ifExisting(await supplier.paymentTerms(), requestedFields(info)),
  likelyDuplicates: async ({ key }, page, { supplierDuplicates }) =>
    pageOfKnown(await supplierDuplicates.of(key), page),
}

export const SupplierDuplicate: SupplierDuplicateResolvers = {
  supplier: ({ key }, _, { suppliers }) => suppliers.entity(key),
}

export const PostalAddress: PostalAddressResolvers = {
  region: ({ regionKey }, _, { regions }, info) => regions.ifExisting(regionKey, requestedFields(info)),
}
