/** Of a type: all its fields, those named, or all but those named. A type that is not named at all is not seen. */
export type Part = 'every field' | readonly string[] | { readonly butNot: readonly string[] }

/**
 * Somebody who asks, and what such a person should see, by type and field of the public schema.
 *
 * Written by hand from who the person is, never from what the schema demands: where both differ, one of them is wrong.
 * Not written down: pages and edges are seen as what they hold is; an amount, a quantity, an identifier, where a record is from and what a page
 * says of its list are seen as the field that gives them is.
 */
export interface Persona {
  readonly name: string
  readonly scopes: readonly string[]
  /** Keys in the sandbox of whose records it may see. */
  readonly claims: {
    readonly companies: 'all' | readonly number[]
    readonly facilities: 'all' | readonly number[]
    readonly supplier: number | null
  }
  /** Object types, the roots among them. */
  readonly sees: Readonly<Record<string, Part>>
  /** Filters by their fields, orders by their values. */
  readonly asksBy: 'everything' | Readonly<Record<string, Part>>
}

/** Stands for whatever is not named beside it. */
export const everyOtherType = 'every other type'

/** Whether somebody sees what there is, but for a few things that are written down. */
export const seesAllButFew = ({ sees }: Persona): boolean => everyOtherType in sees

/** Whether anything of a type is seen. */
export const knows = ({ sees }: Persona, type: string): boolean => sees[type] !== undefined || everyOtherType in sees

/** Whether the whole or the part that was written down of a type names this field. */
export function names(parts: Persona['asksBy'], type: string, field: string): boolean {
  if (parts === 'everything') return true
  const part = parts[type] ?? parts[everyOtherType]
  if (part === undefined) return false
  if (part === 'every field') return true
  return 'butNot' in part ? !part.butNot.includes(field) : part.includes(field)
}
