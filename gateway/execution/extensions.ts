import type { RequestContext } from '#shared/http/request-context.ts'

/** What an answer says of records of a type that were given as their source had them before. */
export interface StaleAnswers {
  readonly type: string
  /** An instant in UTC: when the source said the oldest of it. */
  readonly asOf: string
}

/** What every answer says of itself. */
export function extensionsOf(request: RequestContext): {
  readonly correlationId: string
  readonly stale?: readonly StaleAnswers[]
} {
  return { correlationId: request.correlationId, ...staleIn(request) }
}

/** Which answers are older than they should be, and since when: said, so that nobody takes them for new. */
function staleIn({ calls, sharedReads }: RequestContext): { readonly stale?: readonly StaleAnswers[] } {
  // What was read for many was noted for all of them.
  const noted = new Map([...(sharedReads?.scope.calls.stale ?? []), ...calls.stale])
  if (noted.size === 0) return {}
  return { stale: [...noted].map(([type, since]) => ({ type, asOf: new Date(since).toISOString() })) }
}
