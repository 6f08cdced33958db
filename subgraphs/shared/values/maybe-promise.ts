/** A value that is here, or on its way. */
export type MaybePromise<Value> = Value | Promise<Value>

/** `next` of the value: at once where it is here, so that nobody waits for a promise that has nothing to wait for. */
export function whenHere<Value, Next>(value: MaybePromise<Value>, next: (value: Value) => Next | Promise<Next>) {
  return value instanceof Promise ? value.then(next) : next(value)
}
