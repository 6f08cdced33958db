import {
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import type { Auditing } from '#gateway/auditing/auditing.ts'
import { contextValueOf } from '#gateway/authorization/rights.ts'
import { answerFaults, type RequestFault, refusalOf } from '#gateway/errors/request-faults.ts'
import { foldConditions } from '#gateway/graph/fold.ts'
import type { Limits } from '#gateway/limits/limits.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Log } from '#shared/telemetry/log.ts'
import type { Metrics } from '#shared/telemetry/metrics.ts'
import { chosenOperation, faultsOfOperation } from './chosen-operation.ts'
import { executed } from './executed.ts'
import { documentReader, type Prepared } from './prepare.ts'

export interface Operation {
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  /** Chooses among several operations of one document. */
  readonly operationName?: string | undefined
  readonly request: RequestContext
}

/** The one way an operation is run, whatever carried it here. Nothing of it throws. */
export interface Executor {
  prepare(source: string): Prepared
  /**
   * Executes, and answers when the operation is done or has overrun its deadline. Where execution never began the
   * answer has no `data`; every error is coded, and it and the answer carry the correlation id.
   */
  execute(prepared: Prepared, operation: Operation): Promise<FormattedExecutionResult>
}

export function createExecutor(options: {
  readonly schema: GraphQLSchema
  readonly limits: Limits
  /** The context of one execution: whatever the schema's resolvers expect. */
  readonly contextFor: (request: RequestContext) => unknown
  /** Where it is recorded who reads what; nowhere without it. */
  readonly audit?: Auditing | null | undefined
  readonly log: Log
  readonly metrics: Metrics
}): Executor {
  const { schema, limits, contextFor, audit, log, metrics } = options

  async function run(document: DocumentNode, operation: Operation): Promise<FormattedExecutionResult> {
    const { variables = {}, operationName, request } = operation
    const definition = chosenOperation(document, operation)
    if (definition.operation === OperationTypeNode.SUBSCRIPTION) {
      throw new BadUserInput('Cannot run a subscription: it needs a connection that stays open')
    }
    const faults = faultsOfOperation(schema, definition, variables)
    if (faults.length > 0) return refuse(faults, request)

    const contextValue = contextValueOf(request, contextFor)
    const folded = foldConditions(document, variables, operationName)
    const answer = () => executed({ schema, document: folded, variables, operationName, contextValue, request, log })
    return audit ? audit.recorded({ contextValue, document: folded, definition, request }, answer) : answer()
  }

  return {
    prepare: documentReader(schema, limits, log),
    async execute(prepared, operation) {
      const started = performance.now()
      const result =
        'faults' in prepared
          ? refuse(prepared.faults, operation.request)
          : await run(prepared.document, operation).catch((error: unknown) =>
              refuse([refusalOf(error, log, operation.request.correlationId)], operation.request),
            )
      const milliseconds = performance.now() - started
      const chosen = 'document' in prepared ? getOperationAST(prepared.document, operation.operationName) : null
      logOperation(log, chosen, operation.request, result, milliseconds)
      countOperation(metrics, chosen, result, milliseconds)
      return result
    },
  }
}

function refuse(faults: readonly RequestFault[], { correlationId }: RequestContext): FormattedExecutionResult {
  return { errors: answerFaults(faults, correlationId), extensions: { correlationId } }
}

/**
 * What an operation cost: its time, and the calls it made to sources. Its name is the one its document gives it, since
 * `operationName` may be anything; its values are not here.
 */
function logOperation(
  log: Log,
  chosen: OperationDefinitionNode | null | undefined,
  { correlationId, calls }: RequestContext,
  result: FormattedExecutionResult,
  milliseconds: number,
): void {
  log.info('operation', {
    correlationId,
    name: chosen?.name?.value.slice(0, 100),
    milliseconds: Math.round(milliseconds),
    errors: result.errors?.length ?? 0,
    sourceCalls: calls.count(),
    sourceMilliseconds: Math.round(calls.milliseconds()),
  })
}

function countOperation(
  metrics: Metrics,
  chosen: OperationDefinitionNode | null | undefined,
  { data, errors }: FormattedExecutionResult,
  milliseconds: number,
): void {
  const outcome = data === undefined ? 'refused' : errors ? 'errors' : 'ok'
  metrics.operation({ kind: chosen?.operation ?? 'none', outcome, milliseconds })
  if (errors) metrics.errors(errors.map(({ extensions }) => extensions?.code))
}
