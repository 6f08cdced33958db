import type { SupplierSpendResolvers } from '../types.generated.ts'

export const SupplierSpend: SupplierSpendResolvers = {
  supplier: ({ supplier }, _, { visible }) => visible(supplier),
}
