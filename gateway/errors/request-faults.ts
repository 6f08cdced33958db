import {
  type ASTNode,
  GraphQLError,
  type GraphQLFormattedError,
  getLocation,
  isValueNode,
  Kind,
  print,
  type ValueNode,
} from 'graphql'
import { CaregraphError } from '#shared/errors/errors.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { answerError, badUserInput, type Coded, INTERNAL_MESSAGE, internal } from './coded.ts'
import { logFault } from './fault-log.ts'

/** Why a request cannot be executed, told without knowing whose request it is. */
export interface RequestFault extends Pick<GraphQLFormattedError, 'locations'> {
  readonly message: string
  readonly coded: Coded
}

/** The same as whoever asked reads it. */
export function answerFaults(faults: readonly RequestFault[], correlationId: string): GraphQLFormattedError[] {
  return faults.map((fault) => answerError(fault.message, fault.coded, correlationId, fault))
}

/** Where in its document a fault lies. */
export function locationsOf(node: ASTNode): Pick<RequestFault, 'locations'> {
  return node.loc ? { locations: [getLocation(node.loc.source, node.loc.start)] } : {}
}

/**
 * Why a request is refused before it is executed, whoever found out: this project, graphql-js while parsing or
 * validating, or, where it is neither, a fault in this program, which the log gets.
 */
export function refusalOf(error: unknown, log: Log, correlationId?: string): RequestFault {
  if (error instanceof CaregraphError) return { message: error.message, coded: error.extensions }
  if (error instanceof GraphQLError) {
    const { locations } = error
    return { message: withoutValues(error), coded: badUserInput, ...(locations && { locations }) }
  }
  logFault(log, error, { correlationId })
  return { message: INTERNAL_MESSAGE, coded: internal }
}

// graphql-js repeats what the client wrote. Names may be repeated; a literal value may be a patient's, so its kind
// stands for it.
function withoutValues(error: GraphQLError): string {
  const node = error.nodes?.[0]
  if (!node) return error.message.replace(/\b(String|BlockString|Int|Float) "[\s\S]*"/, '$1')
  if (!isValueNode(node)) return error.message
  const kind = kindOf(node)
  const cause = error.originalError
  if (cause) {
    const expected = /^Expected value of type "[^"]*"/.exec(error.message)?.[0] ?? 'Expected another value'
    return cause instanceof CaregraphError
      ? `${expected}, found ${kind}; ${cause.message}`
      : `${expected}, found ${kind}`
  }
  const text = print(node)
  return error.message.replace(`: ${text}`, () => `: ${kind}`).replace(`found ${text}`, () => `found ${kind}`)
}

function kindOf(node: ValueNode): string {
  switch (node.kind) {
    case Kind.STRING:
      return 'a string'
    case Kind.INT:
    case Kind.FLOAT:
      return 'a number'
    case Kind.LIST:
      return 'a list'
    case Kind.OBJECT:
      return 'an object'
    case Kind.BOOLEAN:
    case Kind.ENUM:
    case Kind.NULL:
    case Kind.VARIABLE:
      return print(node)
  }
}
