import { CostLimit } from '#shared/errors/errors.ts'

/** Filters nest a handful deep; coercion recurses over what a client sends. */
const MAX_DEPTH = 32

/**
 * Refuses variables nested deeper than coercion should follow. Itself not recursive, and linear.
 *
 * @throws CostLimit
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>): void {
  let level: unknown[] = Object.values(variables)
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      for (const inner of Array.isArray(value) ? value : Object.values(value)) next.push(inner)
    }
    if (depth > MAX_DEPTH) throw new CostLimit(`Cannot read the variables: they nest deeper than ${MAX_DEPTH}`)
    level = next
  }
}
