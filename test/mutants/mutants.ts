import { auditingCuts } from './cuts/auditing.ts'
import { authenticationCuts } from './cuts/authentication.ts'
import { authorizationCuts } from './cuts/authorization.ts'
import { cacheCuts } from './cuts/cache.ts'
import { claimCuts } from './cuts/claims.ts'
import { connectionCuts } from './cuts/connections.ts'
import { emittedReferenceCuts } from './cuts/emitted-references.ts'
import { eventCuts } from './cuts/events.ts'
import { referenceCuts } from './cuts/references.ts'
import { rowRuleChanges } from './cuts/row-rules.ts'
import { rowScopeCuts } from './cuts/row-scopes.ts'
import { subscriptionCuts } from './cuts/subscriptions.ts'
import { telemetryCuts } from './cuts/telemetry.ts'
import type { Mutant } from './mutant.ts'

/** Everything that keeps somebody from what is not theirs, and values from where they do not belong, taken away one at a time. */
export const mutants: readonly Mutant[] = [
  ...authorizationCuts,
  ...authenticationCuts,
  ...rowScopeCuts,
  ...referenceCuts,
  ...emittedReferenceCuts,
  ...rowRuleChanges,
  ...cacheCuts,
  ...telemetryCuts,
  ...auditingCuts,
  ...eventCuts,
  ...subscriptionCuts,
  ...connectionCuts,
  ...claimCuts,
]
