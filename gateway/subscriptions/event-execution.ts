import {
  createSourceEventStream,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { type Auditing, unrecorded } from '#gateway/auditing/auditing.ts'
import { rootFieldsOf } from '#gateway/auditing/root-fields.ts'
import { contextValueOf } from '#gateway/authorization/rights.ts'
import { answerFieldErrors } from '#gateway/errors/field-errors.ts'
import { answerFaults, refusalOf } from '#gateway/errors/request-faults.ts'
import { chosenOperation, faultsOfOperation } from '#gateway/execution/chosen-operation.ts'
import { executed } from '#gateway/execution/executed.ts'
import type { Prepared } from '#gateway/execution/prepare.ts'
import { foldConditions } from '#gateway/graph/fold.ts'
import { BadUserInput } from '#shared/errors/errors.ts'
import type { Change, ChangeBatch } from '#shared/events/feed/change.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Log } from '#shared/telemetry/log.ts'

/** A subscription that can be run: what is asked, by whomever. */
export interface Asked {
  /** As it was read: the same object for the same text. */
  readonly source: DocumentNode
  /** Without what is left out by conditions. */
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
  readonly rootField: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
}

/** Who is told of an event, as the trail says it. */
export interface Audience {
  readonly group: string
  /** Set where it is one subscriber alone. */
  readonly subscription?: string
}

export type Refused = { readonly errors: readonly GraphQLFormattedError[] }

/** How a subscription is begun, and how one of its events becomes what a client is sent. Nothing of it throws. */
export interface EventExecution {
  ask(
    prepared: Prepared,
    operation: {
      readonly variables?: Readonly<Record<string, unknown>> | undefined
      readonly operationName?: string | undefined
      readonly correlationId: string
    },
  ): Asked | Refused
  begin(asked: Asked, request: RequestContext): Promise<AsyncIterable<ChangeBatch> | Refused>
  deliver(asked: Asked, change: Change, audience: Audience, request: RequestContext): Promise<FormattedExecutionResult>
}

export function eventExecution(options: {
  readonly schema: GraphQLSchema
  readonly contextFor: (request: RequestContext) => unknown
  readonly audit?: Auditing | null | undefined
  readonly log: Log
}): EventExecution {
  const { schema, contextFor, audit, log } = options
  const rootFields = Object.keys(schema.getSubscriptionType()?.getFields() ?? {})

  function refused(error: unknown, correlationId: string): Refused {
    return { errors: answerFaults([refusalOf(error, log, correlationId)], correlationId) }
  }

  return {
    ask(prepared, { variables = {}, operationName, correlationId }) {
      if ('faults' in prepared) return { errors: answerFaults(prepared.faults, correlationId) }
      try {
        const definition = chosenOperation(prepared.document, { variables, operationName })
        if (definition.operation !== OperationTypeNode.SUBSCRIPTION) {
          throw new BadUserInput('Cannot subscribe: expected a subscription')
        }
        const faults = faultsOfOperation(schema, definition, variables)
        if (faults.length > 0) return { errors: answerFaults(faults, correlationId) }
        const document = foldConditions(prepared.document, variables, operationName)
        const [rootField] = rootFieldsOf(chosenOperation(document, { operationName }), document)
        if (rootField === undefined) throw new BadUserInput('Cannot subscribe: nothing is selected')
        return { source: prepared.document, document, definition, rootField, variables, operationName }
      } catch (error) {
        return refused(error, correlationId)
      }
    },

    async begin(asked, request) {
      const { document, definition, variables, operationName } = asked
      const contextValue = contextValueOf(request, contextFor)
      let source: AsyncIterable<ChangeBatch> | null = null
      const begin = async (): Promise<FormattedExecutionResult> => {
        const begun = await createSourceEventStream({
          schema,
          document,
          variableValues: variables,
          operationName: operationName ?? null,
          contextValue,
        })
        if ('errors' in begun) return { data: null, errors: answerFieldErrors(begun.errors ?? [], request, log) }
        source = begun as AsyncIterable<ChangeBatch>
        return { data: {} }
      }
      try {
        // Who is refused, or goes by what is sensitive, is recorded as of any other operation.
        const { errors } = await (audit
          ? audit.recorded({ contextValue, document, definition, request }, begin)
          : begin())
        return source === null || errors !== undefined ? { errors: errors ?? [] } : source
      } catch (error) {
        return refused(error, request.correlationId)
      }
    },

    async deliver(asked, change, audience, request) {
      const { document, definition, variables, operationName } = asked
      const contextValue = contextValueOf(request, contextFor)
      const rootValue = Object.fromEntries(rootFields.map((name) => [name, change]))
      const toExecute = { schema, document, variables, operationName, contextValue, rootValue, request, log }
      const answer = () => executed(toExecute)
      try {
        if (!audit) return await answer()
        const { eventId: event } = change
        return await audit.delivered(
          { contextValue, document, definition, request, audience: { ...audience, event } },
          answer,
        )
      } catch (error) {
        return { data: null, ...refused(error, request.correlationId) }
      }
    },
  }
}

/** What is answered where it cannot be recorded that somebody subscribes. */
export function unrecordedSubscription(correlationId: string): Refused {
  return { errors: unrecorded({ correlationId }).errors ?? [] }
}
