import { HttpFault } from '#gateway/http/answer.ts'
import type { OperationRequest } from './operation.ts'

/** The operation in the body of a request. @throws HttpFault 400 where there is none */
export function operationRequest(body: unknown): OperationRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refused('one operation in an object')
  const { query, variables, operationName } = body as Readonly<Record<string, unknown>>
  if (typeof query !== 'string' || query === '') throw refused('query to be a text')
  if (!isAbsent(variables) && (typeof variables !== 'object' || Array.isArray(variables))) {
    throw refused('variables to be an object')
  }
  if (!isAbsent(operationName) && typeof operationName !== 'string') throw refused('operationName to be a text')
  return {
    query,
    variables: (variables as OperationRequest['variables'] | null) ?? undefined,
    operationName: (operationName as string | null | undefined) ?? undefined,
  }
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function refused(expected: string): HttpFault {
  return new HttpFault(400, `Cannot read the request: expected ${expected}`)
}
