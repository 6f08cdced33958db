import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { answerError } from './coded.ts'
import { logFault } from './fault-log.ts'
import { type Masked, mask } from './mask.ts'

/** Errors alike in code, origin and place that are answered one by one, each with its path. */
const MAX_ALIKE = 100
/** Errors answered in all; beyond, each kind is still answered once. */
const MAX_ERRORS = 1_000
/** Kinds of faults one operation may write to the log. */
const MAX_LOGGED = 20

interface Kind {
  readonly place: string
  readonly fault: Error | undefined
  /** The one answered last, and where in the answer it stands. */
  last: { readonly masked: Masked; readonly error: GraphQLError; readonly index: number }
  answered: number
  dropped: number
}

/**
 * The errors of an executed operation as its client reads them, masked and bounded in number.
 *
 * When a source fails, every row of a page fails alike. A client needs the path of each null it must explain, but not
 * ten thousand of them: of errors alike in code, origin and place (the path without list indexes) the first 100 are
 * answered, fewer once an answer has 1,000 errors, and the last one answered says how many more there were. So every
 * kind of failure is told, and the answer's size stays bounded.
 *
 * Faults in this program go to the log, once for each kind, with the number of times.
 */
export function answerFieldErrors(
  errors: readonly GraphQLError[],
  request: RequestContext,
  log: Log,
): GraphQLFormattedError[] {
  const answered: GraphQLFormattedError[] = []
  const kinds = new Map<string, Kind>()

  // One denial stands for all places of its selection, and comes once for each of those that cannot be null.
  for (const error of new Set(errors)) {
    const place = (error.path ?? []).filter((step) => typeof step === 'string').join('.')
    for (const masked of mask(error, request)) {
      const key = `${masked.coded.code} ${masked.coded.origin} ${masked.fault?.name} ${place}`
      const kind = kinds.get(key)
      if (kind && (kind.answered >= MAX_ALIKE || answered.length >= MAX_ERRORS)) {
        kind.dropped += 1
        continue
      }
      const last = { masked, error, index: answered.length }
      if (kind) Object.assign(kind, { last, answered: kind.answered + 1 })
      else kinds.set(key, { place, fault: masked.fault, last, answered: 1, dropped: 0 })
      answered.push(answerError(masked.message, masked.coded, request.correlationId, error))
    }
  }

  let logged = 0
  for (const { place, fault, last, answered: shown, dropped } of kinds.values()) {
    if (dropped > 0) {
      const message = `${last.masked.message} (and ${dropped} more like this)`
      answered[last.index] = answerError(message, last.masked.coded, request.correlationId, last.error)
    }
    if (fault && logged < MAX_LOGGED) {
      logFault(log, fault, { correlationId: request.correlationId, path: place, count: shown + dropped })
      logged += 1
    }
  }
  return answered
}
