/**
 * A failure that arrives asynchronously.
 *
 * graphql-js 16 can end the process when an item of `[X!]` fails synchronously while another item is still pending: it
 * drops the pending promise, whose later rejection nobody handles. So nothing non-null fails before its caller returns.
 */
export function failLater(error: unknown): Promise<never> {
  const failure = Promise.reject(error)
  failure.catch(() => {})
  return failure
}

/** What graphql-js says of a null where none may be. */
export function nullFailure(coordinate: string): Promise<never> {
  return failLater(new Error(`Cannot return null for non-nullable field ${coordinate}.`))
}
