import type { Entry, OperationEntry } from '#shared/audit/entry.ts'

/** The record of an operation that read one field of some records. */
export function operation(correlationId: string, ids: readonly string[] = ['b2Rvby9PcmRlci8x']): OperationEntry {
  return {
    kind: 'operation',
    operation: 'query',
    correlationId,
    issuer: 'https://id.example',
    subject: 'somebody',
    client: 'portal',
    decision: 'allowed',
    reads: [{ coordinates: ['Order.total'], decision: 'allowed', by: 'selection', ids, withoutId: 0 }],
    answered: true,
    errors: [],
  }
}

export function operations(count: number, from = 1): Entry[] {
  return Array.from({ length: count }, (_, place) => operation(`c-${from + place}`))
}
