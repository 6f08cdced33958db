import type { FormattedExecutionResult } from 'graphql'
import type { Asker, CoordinateReads, OperationEntry } from '#shared/audit/entry.ts'

/** Ids in one line of the trail; what there are more goes on in the next. */
const mostIds = 1_000

/** What one operation was, and what came of it. */
export interface AuditedOperation extends Asker {
  readonly operation: OperationEntry['operation']
  readonly name?: string
  readonly command?: string
}

/** The record of an operation: one line, or several where it read more records than one may name. */
export function recordsOf(
  operation: AuditedOperation,
  reads: readonly CoordinateReads[],
  answer: FormattedExecutionResult | null,
): readonly OperationEntry[] {
  const decisions = new Set(reads.map(({ decision }) => decision))
  const entry: OperationEntry = {
    kind: 'operation',
    ...operation,
    decision: decisions.size > 1 ? 'partly' : decisions.has('denied') ? 'denied' : 'allowed',
    reads,
    answered: answer?.data != null,
    errors: [...new Set((answer?.errors ?? []).map(({ extensions }) => String(extensions?.code)))],
  }
  const parts = inParts(reads)
  if (parts.length < 2) return [entry]
  return parts.map((part, place) => ({ ...entry, reads: part, part: { number: place + 1, of: parts.length } }))
}

function inParts(reads: readonly CoordinateReads[]): CoordinateReads[][] {
  const parts: CoordinateReads[][] = [[]]
  let room = mostIds
  for (const each of reads) {
    let { ids, withoutId } = each
    do {
      if (room === 0) {
        parts.push([])
        room = mostIds
      }
      const part = ids.slice(0, room)
      parts.at(-1)?.push({ ...each, ids: part, withoutId })
      room -= part.length
      ids = ids.slice(part.length)
      withoutId = 0
    } while (ids.length > 0)
  }
  return parts
}
