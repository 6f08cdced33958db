import { maxPageSize } from '#shared/connections/page-size.ts'
import { globalId } from '#shared/values/global-id.ts'
import { payerKey } from '../loaders/claim-listing.ts'
import type { PayerById } from '../loaders/claim-parts.ts'
import type { ClaimCycleTimesResolvers, PayerBalanceResolvers, PayerResolvers } from '../types.generated.ts'

/** The payer that an Organization is; what is known of it is asked elsewhere. */
export function payerReference(organization: string | null): PayerById | null {
  return organization === null ? null : payerById(organization)
}

function payerById(key: string): PayerById {
  return { key, id: globalId('fhir', 'Payer', key) }
}

export const Payer: PayerResolvers = {
  __resolveReference: async ({ id }) => payerById(payerKey(id)),
  claims: ({ id }, page, { claimPages }) => claimPages.page({ payers: [id] }, 'descending', page, maxPageSize.nested),
  open: async ({ key }, _, { payerBalances }) => {
    const balances = await payerBalances.of(key)
    return balances?.map(({ open }) => open) ?? null
  },
}

export const PayerBalance: PayerBalanceResolvers = {
  payer: ({ payer }) => payerReference(payer),
}

export const ClaimCycleTimes: ClaimCycleTimesResolvers = {
  payer: ({ payer }) => payerReference(payer),
}
