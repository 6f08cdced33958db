import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'

/** The domain of stored fields behind a search by a computed one; null asks for the opposite operator. */
const byAnalyticAccount: FieldSearch = () => {
  throw beyondTheDouble('search by analytic accounts')
}

type FieldSearch = (operator: string, value: unknown, env: Environment) => unknown[] | null

/** Fields that Odoo searches by other fields of the record, or in ways of their own. */
export const fieldSearches: Readonly<Record<string, Readonly<Record<string, FieldSearch>>>> = {
  // An account number is found however it is written.
  'res.partner.bank': {
    acc_number: (operator, value) => [['sanitized_acc_number', operator, bare(value)]],
  },
  'account.move.line': { analytic_distribution: byAnalyticAccount },
  'purchase.order.line': { analytic_distribution: byAnalyticAccount },
  'purchase.requisition.line': { analytic_distribution: byAnalyticAccount },
  'account.account': {
    code: (operator, value) => [['code_store', operator, value]],
    placeholder_code: () => {
      throw beyondTheDouble('search accounts by the code they are shown with')
    },
  },
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  return typeof value === 'string' && value !== '' ? value.replace(/[^\p{L}\p{N}_]+/gu, '').toUpperCase() : false
}
