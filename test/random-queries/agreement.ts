import type { ExecutionResult } from 'graphql'

/** What of an answer two ways of executing the same operation must agree on. */
export interface Account {
  readonly data: unknown
  /** `path: message` of each error whose own field is null. */
  readonly errors: readonly string[]
  /** Places that are null because something required below them failed: which failure came first may differ. */
  readonly nulled: readonly string[]
  /** All places that are null because of an error, their own or one below. */
  readonly places: readonly string[]
}

/**
 * An answer in a form that can be compared by equality.
 *
 * Where a failure travels up to the nearest nullable place, GraphQL leaves open which of several failures below is
 * told: there only the place counts.
 */
export function account(result: ExecutionResult): Account {
  const errors: string[] = []
  const nulled = new Set<string>()
  const places = new Set<string>()
  for (const { path = [], message } of result.errors ?? []) {
    let value: unknown = result.data
    let length = 0
    while (length < path.length && value !== null && value !== undefined) {
      value = (value as Record<string | number, unknown>)[path[length] as string]
      length++
    }
    places.add(path.slice(0, length).join('.'))
    if (value === null && length < path.length) nulled.add(path.slice(0, length).join('.'))
    else errors.push(`${path.join('.')}: ${message}`)
  }
  return { data: plain(result.data), errors: errors.sort(), nulled: [...nulled].sort(), places: [...places].sort() }
}

// graphql-js answers in objects without a prototype; what travels is JSON.
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
