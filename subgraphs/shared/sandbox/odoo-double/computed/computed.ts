import type { ComputedFields } from './compute.ts'
import { reconciledPayments } from './payments.ts'
import { products } from './products.ts'
import { stock } from './stock.ts'

/** Fields that are not stored and that the double works out as Odoo does. All others of that kind it refuses. */
export const computedFields: ComputedFields = {
  ...products,
  ...stock,
  'account.move': {
    reconciled_payment_ids: reconciledPayments,
    status_in_payment: ({ state, payment_state, is_move_sent }) => {
      const counts = ['partial', 'in_payment', 'paid', ...(state === 'posted' ? ['reversed'] : [])]
      if (state !== 'cancel' && counts.includes(String(payment_state))) return payment_state as string
      return state === 'posted' && is_move_sent ? 'sent' : (state as string)
    },
  },
  'res.company': {
    country_id: ({ partner_id }, _, read) => read.aside.value('res.partner', partner_id, 'country_id'),
  },
  'res.currency': {
    is_current_company_currency: ({ id }, env, read) =>
      read.aside.value('res.company', env.companyId, 'currency_id') === id,
  },
  'res.partner': {
    company_type: ({ is_company }) => (is_company ? 'company' : 'person'),
  },
}
