import fc from 'fast-check'
import { rowRules } from '#shared/odoo/row-rules.ts'
import { changedRules } from './rule-changes.ts'

// Before each test file of a run with a mutant. The same cases each time: whether a mutant is noticed must not be luck.
fc.configureGlobal({ seed: 20_260_101 })

const wanted = process.env.MUTANT_RULE
if (wanted !== undefined) {
  const change = changedRules().find(({ name }) => name === wanted)
  if (change === undefined) throw new Error(`Cannot change row rules: no change is called ${wanted}`)
  Object.assign(rowRules, change.rules)
}
