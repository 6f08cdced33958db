import { BadUserInput } from '#shared/errors/errors.ts'
import type { QueryResolvers } from '../types.generated.ts'

/** Remittances, and the files they came in. */
export const remittanceQueries = {
  remittance: async (_, { id, traceNumber }, { remittances }) => {
    if (id != null && traceNumber == null) return remittances.byId(id)
    if (id != null || traceNumber == null) {
      throw new BadUserInput('Cannot find a remittance: expected either id or traceNumber')
    }
    return remittances.traced(traceNumber)
  },
  remittances: async (_, args, { remittancePages }) => remittancePages.page(args),
  unmatchedRemittances: async (_, { paidFrom, ...page }, { remittancePages }) =>
    remittancePages.unmatched(paidFrom ?? null, page),
  remittanceFiles: async (_, { states, ...page }, { remittancePages }) => remittancePages.files(states ?? null, page),
} satisfies QueryResolvers
