import { isFalsy } from '../domain/values.ts'
import { typeError, unprocessable } from '../errors.ts'

/** What a method takes, as Python declares it. */
export interface Signature {
  /** Of the model rather than of records: then no ids may be given. */
  readonly ofModel: boolean
  /** Names of arguments; those that have to be given end in `!`. */
  readonly takes: readonly string[]
  /** Whether further arguments are handed on, and fail later if nobody wants them. */
  readonly handsOn?: boolean
}

export type Arguments = Readonly<Record<string, unknown>>

/** @throws 422 for an argument that is missing or not one of the method's, as Odoo. */
export function bind(signature: Signature, given: Arguments): Arguments {
  const names = signature.takes.map((name) => name.replace('!', ''))
  for (const name of signature.takes) {
    if (name.endsWith('!') && !Object.hasOwn(given, name.slice(0, -1))) {
      throw unprocessable(`missing a required argument: '${name.slice(0, -1)}'`)
    }
  }
  for (const name of Object.keys(given)) {
    if (!names.includes(name) && !signature.handsOn) {
      throw unprocessable(`got an unexpected keyword argument '${name}'`)
    }
  }
  return given
}

/**
 * The records a call is about, whatever was sent for their ids: what is no id is noticed when it is looked for.
 * @throws 500 for what Python makes no list of.
 */
export function idsOf(value: unknown): number[] {
  if (isFalsy(value)) return []
  if (typeof value === 'number') return [value]
  if (typeof value === 'string') return [...value] as unknown[] as number[]
  if (Array.isArray(value)) return value
  throw typeError('ids must be a list')
}
