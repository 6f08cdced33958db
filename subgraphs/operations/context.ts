import { BadUserInput, SourceNotConnected } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { EventOperations } from './event-operations.ts'

/** What a resolver of operations can reach. Made new for every operation. */
export type OperationsContext = ReturnType<typeof operationsContext>

export function operationsContext(events: EventOperations | null, { principal }: RequestContext) {
  return {
    principal,
    /** @throws {SourceNotConnected} where there are no events. */
    events: () => {
      if (events === null) throw new SourceNotConnected('events', 'Cannot answer: no log of events is connected')
      return events
    },
    pageOf: (first: number) => {
      if (Number.isInteger(first) && first >= 1 && first <= 500) return first
      throw new BadUserInput(`Cannot use first: expected 1 to 500, found ${first}`)
    },
  }
}
