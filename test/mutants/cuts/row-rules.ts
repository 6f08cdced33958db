import type { Mutant } from '../mutant.ts'
import { changedRules } from '../rule-changes.ts'

// The rules themselves, one dimension of one model at a time.

// Those that notice most come first.
const suites = ['test/rows/broken-odoo.test.ts', 'test/rows/lists.test.ts', 'test/rows/entities.test.ts', 'test/rows']

const explained: Readonly<Record<string, string>> = {
  'records of no company are everybody’s in every model':
    'Odoo requires a company of all records whose rule does not share those without one.',
}

export const rowRuleChanges: readonly Mutant[] = changedRules().map(({ name }) => ({
  name,
  change: { rule: name },
  suites,
  ...(explained[name] !== undefined && { survives: explained[name] }),
}))
