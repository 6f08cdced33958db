import { correlationIdPattern } from './correlation-id.ts'
import { framesPattern } from './fault.ts'

/**
 * What a field of a log line may hold: a shape that counts, codes and names of ours have, and that sentences, amounts
 * and people have not. There is none for free text: it cannot be logged.
 */
export type Kind<Value extends string | number = string | number> = (value: unknown) => value is Value

/** The values of a kind. */
export type ValueOf<Of> = Of extends (value: unknown) => value is infer Value ? Value : never

function text(pattern: RegExp): Kind<string> {
  return (value): value is string => typeof value === 'string' && pattern.test(value)
}

/** A word out of a closed list. */
export function wordOf<const Word extends string>(words: readonly Word[]): Kind<Word> {
  const known: ReadonlySet<unknown> = new Set(words)
  return (value): value is Word => known.has(value)
}

/** How many of something: a whole number. */
export const count: Kind<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0

/** How long something took, in whole milliseconds. */
export const milliseconds = count

/** A code of ours or of Node's: `SOURCE_TIMEOUT`. */
export const code = text(/^[A-Z][A-Z_]{0,59}$/)

export const correlationId = text(correlationIdPattern)

/** What a client calls its operation: a name of GraphQL. */
export const operationName = text(/^[_A-Za-z][_0-9A-Za-z]{0,99}$/)

/** A place in an answer by the client's names, without positions in lists: `purchaseOrders.nodes.total`. */
export const answerPath = text(/^[_A-Za-z][_0-9A-Za-z]{0,254}(?:\.[_A-Za-z][_0-9A-Za-z]{0,254}){0,40}$/)

/** The class of an error: `TypeError`. */
export const className = text(/^[A-Za-z_$][\w$]{0,99}$/)

/** The top of a stack, see `withoutMessage`. */
export const frames = text(framesPattern)

/** The chain of one run of a process, see `#shared/audit`. */
export const chainName = text(/^[A-Za-z0-9-]{1,100}-\d{8}T\d{9}Z-[0-9a-f]{8}$/)

/** A type of FHIR: `ClaimResponse`. */
export const resourceType = text(/^[A-Z][A-Za-z]{1,63}$/)

/** A family of projections, `remittance-claim`, or `event`. */
export const projectionFamily = text(/^[a-z]{1,20}(?:-[a-z]{1,20})?$/)

/** Where projections are fed from: `store`, `fhir/Claim`, `remittances/1`. */
export const ingestSource = text(/^[a-z]{1,20}(?:\/[A-Za-z0-9]{1,64})?$/)

/** A field of a model of Odoo: `state`. */
export const odooField = text(/^[a-z_][a-z0-9_.]{0,99}$/)

/** An address out of the settings, without user, password and query. */
export const address = text(/^https?:\/\/[\w.:[\]-]{1,253}(?:\/[\w.~%/-]{0,200})?$/)
