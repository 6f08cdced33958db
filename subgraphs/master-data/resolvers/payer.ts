import { byIdOrNumber } from '../loaders/numbered-parties.ts'
import type { PayerResolvers, PractitionerResolvers, QueryResolvers } from '../types.generated.ts'

export const payerQueries: Pick<QueryResolvers, 'payer' | 'payers' | 'practitioner'> = {
  payer: (_, key, { payers }) =>
    byIdOrNumber('payer', key, { find: (id) => payers.find(id), withNumber: (number) => payers.withNumber(number) }),
  payers: (_, page, { payers }) => payers.page(page),
  practitioner: (_, key, { practitioners }) =>
    byIdOrNumber('practitioner', key, {
      find: (id) => practitioners.find(id),
      withNumber: (number) => practitioners.withNumber(number),
    }),
}

export const Payer: PayerResolvers = {
  // It never throws before it returns: one bad reference must not take the others of its batch with it.
  __resolveReference: async (reference, { payers }) => payers.byReference(reference),
}

export const Practitioner: PractitionerResolvers = {
  __resolveReference: async (reference, { practitioners }) => practitioners.byReference(reference),
}
