import { type DocumentNode, execute, type FormattedExecutionResult, type GraphQLSchema } from 'graphql'
import { answerError } from '#gateway/errors/coded.ts'
import { answerFieldErrors } from '#gateway/errors/field-errors.ts'
import { deadlinePassed } from '#gateway/errors/mask.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { withinDeadline } from './deadline.ts'
import { extensionsOf } from './extensions.ts'

/** One execution of a document that can be executed; of an event where there is a root value. */
export interface ToExecute {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
  readonly contextValue: unknown
  readonly rootValue?: unknown
  readonly request: RequestContext
  readonly log: Log
}

/** Executes, and answers when it is done or has overrun its deadline: with coded errors, and what there is to say of all of it. */
export async function executed(what: ToExecute): Promise<FormattedExecutionResult> {
  const { variables, operationName, request, log, ...execution } = what
  const running = execute({ ...execution, variableValues: variables, operationName: operationName ?? null })
  const result = running instanceof Promise ? await withinDeadline(running, request.signal) : running
  const extensions = extensionsOf(request)
  if (result === 'overrun') {
    const { message, coded } = deadlinePassed
    return { errors: [answerError(message, coded, request.correlationId)], data: null, extensions }
  }
  const { data = null, errors } = result
  return errors ? { errors: answerFieldErrors(errors, request, log), data, extensions } : { data, extensions }
}
