import fc from 'fast-check'
import { rowRules } from '#shared/odoo/row-rules.ts'
import { changedRules } from './rule-changes.ts'

// Before each test file of a run with a mutant. The same cases each time: whether a mutant is noticed must not be luck.
fc.configureGlobal({ seed: 20_260_101 })

const wanted = process.env.MUTANT_RULE
// Test files share a process, and the rules with it: those that are changed already have no such change.
const isChanged = Symbol.for('caregraph.test.rowRulesAreChanged')
if (wanted !== undefined && !Reflect.has(globalThis, isChanged)) {
  Reflect.set(globalThis, isChanged, true)
  const change = changedRules().find(({ name }) => name === wanted)
  if (change === undefined) throw new Error(`Cannot change row rules: no change is called ${wanted}`)
  Object.assign(rowRules, change.rules)
}
