import type { FormattedExecutionResult } from 'graphql'

const texts = new WeakMap<FormattedExecutionResult, string>()

/** A result as JSON. Thousands of subscribers may be sent one and the same object: it is written once. */
export function resultText(result: FormattedExecutionResult): string {
  const known = texts.get(result)
  if (known !== undefined) return known
  const text = JSON.stringify(result)
  texts.set(result, text)
  return text
}
