import type { GraphQLError } from 'graphql'
import type { RequestContext } from '#shared/http/request-context.ts'
import { badUserInput, type Coded, codedOf, INTERNAL_MESSAGE, internal } from './coded.ts'

/** What a client may be told of an error. */
export interface Masked {
  readonly message: string
  readonly coded: Coded
  /** The fault behind it, where it is one in this program and the log must have it. */
  readonly fault?: Error
}

/** What an operation is answered that was still running when its deadline had passed. */
export const deadlinePassed: Masked = {
  message: 'Cannot finish the operation: its deadline has passed',
  coded: { code: 'SOURCE_TIMEOUT', origin: 'caregraph', retryable: true },
}

/**
 * What a client may be told of an error that arose while its operation was executed; several things, where several
 * subgraphs failed in one field.
 *
 * Only errors with a code of ours keep their message. So do complaints of graphql-js about an argument, in words of
 * our own, and calls broken off by the deadline.
 */
export function mask(error: GraphQLError, { signal }: RequestContext): Masked[] {
  const one = withCode(error)
  if (one) return [one]
  const root = rootOf(error)
  // How a stitched schema reports several errors of one field.
  const several = root instanceof AggregateError ? root.errors.map(withCode).filter((each) => each !== undefined) : []
  if (several.length > 0) return several
  const argument = argumentFault(error.message)
  if (argument) return [{ message: argument, coded: badUserInput }]
  if (signal.aborted && (root.name === 'AbortError' || root.name === 'TimeoutError')) return [deadlinePassed]
  return [{ message: INTERNAL_MESSAGE, coded: internal, fault: root }]
}

function withCode(error: Error): Masked | undefined {
  const coded = codedOf(error)
  if (!coded) return undefined
  return { message: coded.code === 'INTERNAL' ? INTERNAL_MESSAGE : error.message, coded }
}

// What graphql-js can find no sooner than while executing: a value within a literal, or a nullable variable where the
// argument is not. The first prints the value; the others name argument, type and variable.
function argumentFault(message: string): string | undefined {
  const invalid = /^Argument "(\w+)" has invalid value /.exec(message)
  if (invalid) return `Cannot use argument "${invalid[1]}": its value is not of the expected type`
  const missing =
    /^Argument "\w+" of (required|non-null) type "[\w![\]]+" (was not provided|must not be null|was provided the variable "\$\w+" which was not provided a runtime value)\.$/
  return missing.test(message) ? message : undefined
}

function rootOf(error: GraphQLError): Error {
  let root: Error = error
  // Errors are made by anyone, and may be circular.
  for (let hops = 0; hops < 8; hops += 1) {
    const { originalError } = root as Partial<GraphQLError>
    if (!originalError) break
    root = originalError
  }
  return root
}
