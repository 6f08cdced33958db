import { randomUUID } from 'node:crypto'
import {
  type DocumentNode,
  type FormattedExecutionResult,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import type { AccessWatch } from '#gateway/authorization/access-watch.ts'
import { answerError } from '#gateway/errors/coded.ts'
import { withinDeadline } from '#gateway/execution/deadline.ts'
import type { DeliveredEntry, Entry, SubscribedEntry } from '#shared/audit/entry.ts'
import type { AuditTrail } from '#shared/audit/trail.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { noteReadsOf } from './operation-reads.ts'
import { type AuditedOperation, recordsOf } from './records.ts'
import { rootFieldsOf } from './root-fields.ts'
import { readSensitiveFields } from './sensitive-fields.ts'
import { watchReads } from './watch.ts'

/** One execution that is about to begin. */
export interface Execution {
  readonly contextValue: unknown
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
  readonly request: RequestContext
}

/** Has it recorded who reads what. */
export interface Auditing {
  /** For `withFieldAuthorization`, around the schema that is executed. */
  readonly watch: AccessWatch
  readonly trail: AuditTrail
  /**
   * Runs an operation; gives its answer once its record is durable, or, where that cannot be, an answer without data.
   * A command is recorded before it runs as well, and does not run where that cannot be.
   */
  recorded(execution: Execution, run: () => Promise<FormattedExecutionResult>): Promise<FormattedExecutionResult>
  /** The same for one event that is delivered to all of a group. */
  delivered(
    execution: Execution & { readonly audience: Pick<DeliveredEntry, 'group' | 'subscription' | 'event'> },
    run: () => Promise<FormattedExecutionResult>,
  ): Promise<FormattedExecutionResult>
  /** Whether it is durable that somebody begins to be told of events, or no longer is. */
  noted(entry: SubscribedEntry, request: Pick<RequestContext, 'signal'>): Promise<boolean>
}

/** Auditing of a schema by the classification of its fields in the supergraph. */
export function auditing(trail: AuditTrail, supergraphSdl: string): Auditing {
  const sensitive = readSensitiveFields(supergraphSdl)

  /** Whether these are durable before whoever asks has to have an answer. */
  async function written(entries: readonly Entry[], { signal }: Pick<RequestContext, 'signal'>): Promise<boolean> {
    const writing = trail.append(entries).then(
      () => true,
      () => false,
    )
    return (await withinDeadline(writing, signal)) === true
  }

  return {
    watch: watchReads(sensitive),
    trail,
    async recorded({ contextValue, document, definition, request }, run) {
      const noted = noteReadsOf(contextValue)
      const operation = describe(definition, request)
      const { command } = operation
      if (command !== undefined) {
        const { correlationId, issuer, subject, client, name } = operation
        const asker = { correlationId, issuer, subject, client }
        const coordinates = rootFieldsOf(definition, document).map((field) => `Mutation.${field}`)
        const begun: Entry = { kind: 'begun', ...asker, ...(name && { name }), command, coordinates }
        if (!(await written([begun], request))) return unrecorded(request)
      }
      const [answer, fault] = await outcomeOf(run)
      if (command !== undefined || !noted.areNone) {
        const entries = recordsOf(operation, noted.told(sensitive.coordinates), answer)
        if (!(await written(entries, request))) return unrecorded(request)
      }
      if (answer === null) throw fault
      return answer
    },
    async delivered({ contextValue, definition, request, audience }, run) {
      const noted = noteReadsOf(contextValue)
      const [answer, fault] = await outcomeOf(run)
      if (!noted.areNone) {
        const records = recordsOf(describe(definition, request), noted.told(sensitive.coordinates), answer)
        const entries = records.map(({ kind, operation, issuer, subject, client, ...record }): Entry => {
          return { kind: 'delivered', ...audience, ...record }
        })
        if (!(await written(entries, request))) return unrecorded(request)
      }
      if (answer === null) throw fault
      return answer
    },
    noted: (entry, request) => written([entry], request),
  }
}

async function outcomeOf(run: () => Promise<FormattedExecutionResult>) {
  return run().then(
    (given) => [given, null] as const,
    (error: unknown) => [null, error] as const,
  )
}

const unrecordedCode = { code: 'SOURCE_UNAVAILABLE', origin: 'audit', retryable: true } as const

/** What is answered where nobody could say later who was given what. */
export function unrecorded({ correlationId }: Pick<RequestContext, 'correlationId'>): FormattedExecutionResult {
  const message = 'Cannot answer: its audit record cannot be written'
  return { errors: [answerError(message, unrecordedCode, correlationId)], data: null, extensions: { correlationId } }
}

function describe(
  { operation, name }: OperationDefinitionNode,
  { correlationId, principal }: RequestContext,
): AuditedOperation {
  const { issuer, subject, client } = principal
  const isCommand = operation === OperationTypeNode.MUTATION
  return {
    operation,
    ...(name !== undefined && name.value.length <= 100 && { name: name.value }),
    ...(isCommand && { command: randomUUID() }),
    correlationId,
    issuer,
    subject,
    client,
  }
}
