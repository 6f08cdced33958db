/** The body as JSON; null when there is none, undefined when it is something else, such as a proxy's HTML. */
export function jsonOf(body: Buffer): unknown {
  if (body.byteLength === 0) return null
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
