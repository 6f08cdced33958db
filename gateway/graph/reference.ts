import type { GraphQLResolveInfo } from 'graphql'
import type { Box, Operation } from './box.ts'
import { isPromise } from './is-promise.ts'
import type { Step } from './routes.ts'

/**
 * What one subgraph answers when asked for one entity, readable synchronously once it is there.
 */
export class Reference {
  status: 'pending' | 'arrived' | 'failed' = 'pending'
  /** The entity (null where the subgraph has none) or the error, by `status`. */
  value: unknown = undefined
  #waiting: (() => void)[] | undefined
  #settled: Promise<void> | undefined

  /** `answer`: the entity, or a promise of it or of another reference that stands for it. */
  constructor(answer: unknown) {
    if (isPromise(answer)) {
      answer.then(
        (value) => this.#settle(value),
        (error) => this.fail(error),
      )
    } else this.#settle(answer)
  }

  /** Fulfils, and never rejects, once the status is final. */
  get settled(): Promise<void> {
    this.#settled ??= new Promise((resolve) => this.whenSettled(resolve))
    return this.#settled
  }

  /** Calls back once the status is final; at once where it is. A call costs less than a promise. */
  whenSettled(call: () => void): void {
    if (this.status !== 'pending') call()
    else if (this.#waiting) this.#waiting.push(call)
    else this.#waiting = [call]
  }

  fail(error: unknown): this {
    this.#end('failed', error)
    return this
  }

  #settle(value: unknown): void {
    if (value instanceof Reference) value.whenSettled(() => this.#end(value.status, value.value))
    else if (value instanceof Error) this.fail(value)
    else this.#end('arrived', value)
  }

  #end(status: Reference['status'], value: unknown): void {
    this.status = status
    this.value = value
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting) for (const call of waiting) call()
  }
}

/** Asks for a box's entity along a chain of keys, once for each box, and once for each key in the whole operation. */
export function reach(box: Box, step: Step, info: GraphQLResolveInfo): Reference {
  const known = box.references?.[step.index]
  if (known) return known
  const reference = ask(box, step, info)
  box.references ??= []
  box.references[step.index] = reference
  return reference
}

function ask(box: Box, step: Step, info: GraphQLResolveInfo): Reference {
  if (!step.after) return hop(box.operation, step, box.value, info)
  const before = reach(box, step.after, info)
  const onward = () =>
    before.status === 'arrived' && before.value != null ? hop(box.operation, step, before.value, info) : before
  return before.status === 'pending' ? new Reference(before.settled.then(onward)) : onward()
}

function hop(operation: Operation, step: Step, object: unknown, info: GraphQLResolveInfo): Reference {
  let key: unknown
  try {
    key = step.key.read(object, operation.context(step.from), info)
  } catch (error) {
    return new Reference(undefined).fail(error)
  }
  return isPromise(key)
    ? new Reference(key.then((read) => byKey(operation, step, read, info)))
    : byKey(operation, step, key, info)
}

function byKey(operation: Operation, step: Step, key: unknown, info: GraphQLResolveInfo): Reference {
  let memo = operation.references[step.memo]
  if (!memo) {
    memo = new Map()
    operation.references[step.memo] = memo
  }
  const name = typeof key === 'object' ? JSON.stringify(key) : key
  let reference = memo.get(name)
  if (!reference) {
    reference = resolve(operation, step, key, info)
    memo.set(name, reference)
  }
  return reference
}

function resolve(operation: Operation, step: Step, key: unknown, info: GraphQLResolveInfo): Reference {
  try {
    return new Reference(step.resolveReference(step.key.representation(key), operation.context(step.to), info))
  } catch (error) {
    return new Reference(undefined).fail(error)
  }
}
