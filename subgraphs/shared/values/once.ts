/** `read`, made at most once: when it is first asked for, and for all who ask. What it rejects with, it does for all. */
export function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () => {
    value ??= read()
    return value
  }
}
