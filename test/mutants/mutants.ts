import { authenticationCuts } from './cuts/authentication.ts'
import { authorizationCuts } from './cuts/authorization.ts'
import { emittedReferenceCuts } from './cuts/emitted-references.ts'
import { referenceCuts } from './cuts/references.ts'
import { rowRuleChanges } from './cuts/row-rules.ts'
import { rowScopeCuts } from './cuts/row-scopes.ts'
import type { Mutant } from './mutant.ts'

/** Everything that keeps somebody from what is not theirs, taken away one at a time. */
export const mutants: readonly Mutant[] = [
  ...authorizationCuts,
  ...authenticationCuts,
  ...rowScopeCuts,
  ...referenceCuts,
  ...emittedReferenceCuts,
  ...rowRuleChanges,
]
