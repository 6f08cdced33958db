import type { Mutant } from '../mutant.ts'
import { changedRules } from '../rule-changes.ts'

// The rules themselves, one dimension of one model at a time.

// Those that notice most come first.
const suites = [
  ...['test/rows/broken-odoo.test.ts', 'test/rows/lists.test.ts', 'test/rows/strayed.test.ts'],
  ...['test/rows/entities.test.ts', 'test/rows'],
]

const placesOnly =
  'Operation types are given to nobody: they lead from what may be seen to its facility, which is given out by a rule of its own.'
const sameInOdoo = 'Odoo is asked in no other companies, and its own rule for these records says the same.'
const withAgreements = 'Lines of agreements are read with agreements that may be seen, and in no other way.'
const tracesOnly = 'Movements of lots are read for traces only, and those only for whoever may see all facilities.'
const explained: Readonly<Record<string, string>> = {
  'stock.picking.type is seen in all companies': placesOnly,
  'stock.picking.type is seen in all facilities': placesOnly,
  'purchase.order.line is seen in all companies': sameInOdoo,
  'purchase.requisition.line is seen in all companies': sameInOdoo,
  'account.move.line is seen in all companies': sameInOdoo,
  'stock.move is seen in all companies': sameInOdoo,
  'stock.move.line is seen in all companies': sameInOdoo,
  'stock.move.line is seen in all facilities': tracesOnly,
  'purchase.requisition.line is seen by every supplier': withAgreements,
  'purchase.requisition.line is shown to its supplier whatever its state': withAgreements,
  'records of no company are everybody’s in every model':
    'Where a rule does not share records of no company, Odoo has none such or shows none.',
}

export const rowRuleChanges: readonly Mutant[] = changedRules().map(({ name }) => ({
  name,
  change: { rule: name },
  suites,
  ...(explained[name] !== undefined && { survives: explained[name] }),
}))
